package io.tipstaff.portal.feeds.web;

import io.tipstaff.portal.feeds.Connection;
import io.tipstaff.portal.feeds.internal.SourceAdministration;
import io.tipstaff.portal.fetch.Credentials;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;

/// The secret of a source that a person is about to add: between preview and import it waits in the
/// session, sealed, so that no page carries it.
final class KeptSecret {

    private static final String NAME = "feeds.kept-secret";

    private final HttpSession session;
    private final SourceAdministration sources;

    KeptSecret(HttpSession session, SourceAdministration sources) {
        this.session = session;
        this.sources = sources;
    }

    /// Returns the credentials that a form gives now or gave before; empty if they are missing.
    ///
    /// @throws IllegalArgumentException if the certificate cannot be opened
    Optional<Credentials> credentials(ConnectionForm form) throws IOException {
        Connection connection = form.toConnection();
        Optional<Credentials> given = form.keyMaterial().credentials(connection);
        if (given.isPresent()) {
            sources.seal(given.get()).ifPresent(text -> keep(connection, text));
            return given;
        }
        String prefix = connection.authentication().code() + ":";
        return form.hasKept()
                        && session.getAttribute(NAME) instanceof String kept
                        && kept.startsWith(prefix)
                ? Optional.of(sources.open(kept.substring(prefix.length()), connection))
                : Optional.empty();
    }

    private void keep(Connection connection, String sealed) {
        session.setAttribute(NAME, connection.authentication().code() + ":" + sealed);
    }

    void forget() {
        session.removeAttribute(NAME);
    }
}
