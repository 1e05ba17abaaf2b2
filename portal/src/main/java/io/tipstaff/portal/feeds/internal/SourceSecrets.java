package io.tipstaff.portal.feeds.internal;

import io.tipstaff.portal.feeds.Connection;
import io.tipstaff.portal.feeds.Source;
import io.tipstaff.portal.fetch.Access;
import io.tipstaff.portal.fetch.ClientCertificate;
import io.tipstaff.portal.fetch.Credentials;
import io.tipstaff.portal.fetch.Reach;
import io.tipstaff.portal.fetch.Secret;
import io.tipstaff.portal.home.Sealing;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The secrets of sources, sealed in PostgreSQL. They leave here only towards the source's own
/// server.
@Repository
class SourceSecrets {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String TEXT = "secret";
    private static final String PKCS12 = "pkcs12";

    private final JdbcClient jdbc;
    private final Sealing sealing;

    SourceSecrets(JdbcClient jdbc, Sealing sealing) {
        this.jdbc = jdbc;
        this.sealing = sealing;
    }

    /// Returns how the server of a source is spoken to.
    Access access(Source source) {
        return access(source.connection(), source.internalAllowed(), credentials(source));
    }

    static Access access(Connection connection, boolean internalAllowed, Credentials credentials) {
        return new Access(
                internalAllowed ? Reach.INSIDE_TOO : Reach.OUTSIDE,
                connection.direct() ? Access.Route.DIRECT : Access.Route.USUAL,
                credentials,
                connection.authority());
    }

    private Credentials credentials(Source source) {
        return jdbc.sql("select sealed from feeds.source_secret where source_id = :id")
                .param("id", source.id())
                .query(String.class)
                .optional()
                .map(text -> open(text, source.connection()))
                .orElse(Credentials.none());
    }

    /// Keeps the secret of a source; it replaces what was there.
    void keep(long sourceId, Credentials credentials, String by) {
        jdbc.sql("delete from feeds.source_secret where source_id = :id")
                .param("id", sourceId)
                .update();
        Optional<String> sealed = seal(credentials);
        if (sealed.isPresent()) {
            jdbc.sql(
                            """
                            insert into feeds.source_secret (source_id, sealed, changed_by)
                            values (:id, :sealed, :by)
                            """)
                    .param("id", sourceId)
                    .param("sealed", sealed.get())
                    .param("by", by)
                    .update();
        }
    }

    /// Returns credentials as text that only this home can read; empty if there is nothing to hide.
    Optional<String> seal(Credentials credentials) {
        ObjectNode open = JSON.createObjectNode();
        switch (credentials) {
            case Credentials.None _ -> {
                return Optional.empty();
            }
            case Credentials.Basic(_, Secret password) -> open.put(TEXT, password.reveal());
            case Credentials.Bearer(Secret token) -> open.put(TEXT, token.reveal());
            case Credentials.Header(_, Secret value) -> open.put(TEXT, value.reveal());
            case Credentials.InAddress(Secret key) -> open.put(TEXT, key.reveal());
            case Credentials.Certificate(ClientCertificate own) ->
                    open.put(TEXT, own.passPhrase().reveal()).put(PKCS12, own.pkcs12().reveal());
        }
        return Optional.of(sealing.seal(open.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /// Returns what was sealed, for the sign-in that the connection says.
    Credentials open(String sealed, Connection connection) {
        JsonNode open = JSON.readTree(sealing.open(sealed));
        Secret secret = new Secret(open.path(TEXT).asString(""));
        return open.has(PKCS12)
                ? new Credentials.Certificate(
                        new ClientCertificate(new Secret(open.path(PKCS12).asString("")), secret))
                : KeyMaterial.of(connection, secret);
    }
}
