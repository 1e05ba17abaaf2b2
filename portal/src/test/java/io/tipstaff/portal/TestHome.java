package io.tipstaff.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// Home folders for tests: empty at each run, but for the programs of PostgreSQL, which take
/// seconds to unpack.
///
/// They are in the system's temporary folder, for the build's own may be closed to the account that
/// the database runs under.
public final class TestHome {

    private TestHome() {}

    /// Returns an empty home of this name, which only this build uses.
    public static Path fresh(String name) throws IOException {
        String build = HexFormat.of().toHexDigits(Path.of("").toAbsolutePath().hashCode());
        Path home = Path.of(System.getProperty("java.io.tmpdir"), "tipstaff-" + build + "-" + name);
        if (Files.isDirectory(home)) {
            try (Stream<Path> files = Files.walk(home)) {
                List<Path> deepestFirst =
                        files.filter(file -> !isProgram(home.relativize(file)))
                                .sorted(Comparator.reverseOrder())
                                .toList();
                deepestFirst.forEach(TestHome::delete);
            }
        }
        return home;
    }

    private static boolean isProgram(Path inHome) {
        String path = inHome.toString();
        return path.isEmpty() || path.equals("database") || path.startsWith("database/program-");
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
