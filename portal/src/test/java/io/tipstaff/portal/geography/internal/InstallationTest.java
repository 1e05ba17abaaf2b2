package io.tipstaff.portal.geography.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tipstaff.portal.geography.internal.Installation.Installed;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {

    private static final Provenance ORIGIN =
            new Provenance("2.3.2026061719", "Countries by Example (CC0)", "https://geo.example");
    private static final String TABLE = "192.0.2.0,192.0.2.255,FR\n";

    @TempDir private Path folder;
    @TempDir private Path elsewhere;
    private Installation installation;

    @BeforeEach
    void start() {
        installation = new Installation(folder);
    }

    private Path archive(Map<String, String> files) throws IOException {
        Path path = elsewhere.resolve("package-1.tgz");
        try (OutputStream file = Files.newOutputStream(path);
                var tar = new TarArchiveOutputStream(new GZIPOutputStream(file))) {
            for (var one : files.entrySet()) {
                byte[] content = one.getValue().getBytes(StandardCharsets.UTF_8);
                var entry = new TarArchiveEntry(one.getKey());
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
        return path;
    }

    private List<String> inFolder() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void takesTheWantedFilesOfAnArchiveAndNothingElse() throws IOException {
        Path archive =
                archive(
                        Map.of(
                                "package/asn.csv", TABLE,
                                "package/asn-num.csv", "1,2,FR\n",
                                "package/README.md", "read me"));

        List<Installed> installed =
                installation.install(archive, "package-1.tgz", Installation::isReadable, ORIGIN);

        assertThat(installed).hasSize(1);
        assertThat(inFolder()).containsExactly("asn.csv", "asn.csv.origin");
        Provenance kept = Provenance.of(folder.resolve("asn.csv"));
        assertThat(kept).isEqualTo(ORIGIN);
        assertThat(kept.builtAt()).isEqualTo(Instant.parse("2026-06-17T00:00:00Z"));
    }

    @Test
    void cannotBeMadeToWriteOutsideItsFolder() throws IOException {
        Path archive = archive(Map.of("../../../evil.csv", TABLE, "..\\evil.csv", TABLE));

        assertThatThrownBy(
                        () ->
                                installation.install(
                                        archive, "p.tgz", Installation::isReadable, ORIGIN))
                .hasMessageContaining("plain name");
        assertThat(elsewhere.resolve("evil.csv")).doesNotExist();
        assertThat(folder.resolveSibling("evil.csv")).doesNotExist();
    }

    @Test
    void aBrokenFileReplacesNothing() throws IOException {
        Files.writeString(folder.resolve("own.csv"), TABLE);
        Path broken = Files.writeString(elsewhere.resolve("own.csv"), "<html>");

        assertThatThrownBy(
                        () ->
                                installation.install(
                                        broken, "own.csv", Installation::isReadable, ORIGIN))
                .hasMessageContaining("own.csv: line 1");

        assertThat(folder.resolve("own.csv")).hasContent(TABLE);
        assertThat(inFolder()).containsExactly("own.csv");
    }

    @Test
    void takesADatabaseAsItIs() throws IOException {
        Path source = elsewhere.resolve("country.mmdb");
        Files.write(source, TinyMmdb.of(Map.of("country", "FR"), Map.of("country", "DE")));

        List<Installed> installed =
                installation.install(source, "country.mmdb", Installation::isReadable, ORIGIN);

        assertThat(installed.getFirst().content().type()).isEqualTo("Tiny-Test");
    }
}
