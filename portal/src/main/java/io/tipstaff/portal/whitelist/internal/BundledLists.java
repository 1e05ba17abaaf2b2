package io.tipstaff.portal.whitelist.internal;

import static java.util.Objects.requireNonNull;

import io.tipstaff.portal.whitelist.internal.WarningList.Content;
import io.tipstaff.portal.whitelist.internal.WarningList.Matching;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.stereotype.Component;

/// The lists that come with the program, small and of our own making.
@Component
class BundledLists {

    private record Bundled(String file, String name, String description, Matching matching) {}

    private static final List<Bundled> ALL =
            List.of(
                    new Bundled(
                            "special-addresses",
                            "Special addresses",
                            "Private, loopback, link-local, multicast and their like (RFC 6890)",
                            Matching.CIDR),
                    new Bundled(
                            "public-resolvers",
                            "Public resolvers",
                            "Name servers that are open to everybody",
                            Matching.CIDR),
                    new Bundled(
                            "popular-names",
                            "Popular names",
                            "Names that nearly everybody visits; pages on them can still be reported",
                            Matching.STRING),
                    new Bundled(
                            "empty-files",
                            "Hashes of nothing",
                            "An empty file, and a single line feed",
                            Matching.STRING));

    private final JdbcWhitelist database;

    BundledLists(JdbcWhitelist database) {
        this.database = database;
    }

    /// Puts the lists where they are missing or were changed by a newer version of the program.
    void putWhereMissing() {
        for (Bundled one : ALL) {
            Content content = read(one);
            boolean same =
                    database.find(one.name())
                            .filter(list -> list.entries() == content.entries().size())
                            .isPresent();
            if (!same) {
                database.put(content, true);
                database.changed();
            }
        }
    }

    private static Content read(Bundled one) {
        try (InputStream in =
                BundledLists.class.getResourceAsStream("/whitelist/" + one.file() + ".txt")) {
            Content read = ListReader.read(requireNonNull(in), one.name(), one.matching());
            return new Content(
                    one.name(), one.description(), one.matching(), true, read.entries(), List.of());
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read the list " + one.name(), failed);
        }
    }
}
