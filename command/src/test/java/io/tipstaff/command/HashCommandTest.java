package io.tipstaff.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HashCommandTest {

    /// Of `abc`: RFC 1321 A.5, FIPS 180-4 examples.
    private static final String MD5 = "900150983cd24fb0d6963f7d28e17f72";

    private static final String SHA1 = "a9993e364706816aba3e25717850c26c9cd0d89d";
    private static final String SHA256 =
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir Path folder;

    private Path write(String name, String content) throws IOException {
        Path file = folder.resolve("in").resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private Path list(String content) throws IOException {
        return Files.writeString(folder.resolve("list"), content);
    }

    @Test
    void writesThreeHashesOfEachFileBelowAFolderInAFixedOrder() throws IOException {
        Path second = write("b/abc.txt", "abc");
        Path first = write("a.txt", "abc");

        CommandRun run = CommandRun.of("hash", folder.resolve("in").toString());

        assertThat(run.status()).isZero();
        assertThat(run.out().lines().map(line -> line.replaceFirst("\\d{4}-[^,]*", "TIME")))
                .containsExactly(
                        "path,size,modified,md5,sha1,sha256",
                        first + ",3,TIME," + MD5 + "," + SHA1 + "," + SHA256,
                        second + ",3,TIME," + MD5 + "," + SHA1 + "," + SHA256);
        assertThat(run.err()).contains("2 files, 6 bytes");
    }

    @Test
    void writesLinesOfJson() throws IOException {
        Path file = write("say \"hi\".txt", "abc");

        CommandRun run = CommandRun.of("hash", "-q", "--format", "json", file.toString());

        assertThat(run.out())
                .startsWith(
                        "{\"path\":\"" + file.toString().replace("\"", "\\\"") + "\",\"size\":3,")
                .endsWith("\"sha256\":\"" + SHA256 + "\"}\n");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void writesWhatSha256sumChecks() throws Exception {
        write("plain", "abc");
        write("with\nline end and \\", "abc");
        write("ümläut", "abc");
        Path sums = folder.resolve("sums");

        CommandRun run =
                CommandRun.of(
                        "hash",
                        "--format",
                        "sha256sum",
                        "-o",
                        sums.toString(),
                        folder.resolve("in").toString());
        Process check =
                new ProcessBuilder("sha256sum", "-c", "--quiet", "--strict", sums.toString())
                        .redirectErrorStream(true)
                        .start();

        assertThat(run.status()).isZero();
        assertThat(
                        new String(
                                check.getInputStream().readAllBytes(),
                                java.nio.charset.StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(check.waitFor()).isZero();
    }

    @Test
    void keepsTheOrderWithManyFilesOnSeveralThreads() throws IOException {
        for (int i = 0; i < 300; i++) {
            write(String.format(java.util.Locale.ROOT, "%03d", i), "x".repeat(300 - i));
        }

        CommandRun run =
                CommandRun.of(
                        "hash",
                        "--threads",
                        "4",
                        "--format",
                        "md5sum",
                        folder.resolve("in").toString());

        assertThat(run.out().lines().map(line -> line.substring(line.length() - 3)))
                .containsExactlyElementsOf(
                        IntStream.range(0, 300)
                                .mapToObj(i -> String.format(java.util.Locale.ROOT, "%03d", i))
                                .toList());
    }

    @Test
    void neitherFollowsLinksNorEntersCircles() throws IOException {
        write("real.txt", "abc");
        Files.createSymbolicLink(folder.resolve("in/link"), folder.resolve("in/real.txt"));
        Files.createSymbolicLink(folder.resolve("in/circle"), folder.resolve("in"));

        CommandRun run = CommandRun.of("hash", folder.resolve("in").toString());

        assertThat(run.status()).isZero();
        assertThat(run.out().lines()).hasSize(2);
        assertThat(run.err()).contains("1 files, 3 bytes; 2 links and devices passed over");
    }

    /// A file that nobody can read from its start, not even root.
    @Test
    void namesWhatCannotBeReadAndHashesTheRest() throws IOException {
        Path file = write("real.txt", "abc");

        CommandRun run = CommandRun.of("hash", "/proc/self/mem", file.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains(SHA256);
        assertThat(run.err()).contains("/proc/self/mem: ", "1 not read as they are");
    }

    @Test
    void aFileThatIsGoneIsAWrongCall() {
        CommandRun run = CommandRun.of("hash", folder.resolve("nothing").toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("no such file or folder");
    }

    @Test
    void findsWhatChangedWhatIsMissingAndWhatIsNew() throws IOException {
        Path changed = write("changed, twice", "abc");
        Path gone = write("gone", "abc");
        write("same", "abc");
        for (String format : new String[] {"csv", "json", "sha256sum", "sha1sum", "md5sum"}) {
            Files.writeString(changed, "abc");
            Files.writeString(gone, "abc");
            Path in = folder.resolve("in");
            Path list = list(CommandRun.of("hash", "--format", format, in.toString()).out());
            assertThat(CommandRun.of("hash", "--verify", list.toString(), in.toString()).status())
                    .as(format)
                    .isZero();
            Files.writeString(changed, "abd");
            Files.delete(gone);
            Path added = write("new", "abc");

            CommandRun run = CommandRun.of("hash", "--verify", list.toString(), in.toString());

            assertThat(run.status()).as(format).isEqualTo(1);
            assertThat(run.out().lines())
                    .as(format)
                    .satisfiesExactly(
                            line -> assertThat(line).startsWith("changed     " + changed),
                            line -> assertThat(line).startsWith("unread      " + gone),
                            line -> assertThat(line).startsWith("new         " + added));
            assertThat(run.err())
                    .contains("1 as listed, 1 changed, 1 missing or unread, 1 not listed");
            Files.delete(added);
        }
    }

    @Test
    void saysWhichLineOfAListIsNone() throws IOException {
        Path list = list(SHA256 + "  a\nnonsense\n");

        CommandRun run = CommandRun.of("hash", "--verify", list.toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("line 2 is no file with a hash");
    }

    @Test
    void neverOverwritesAFile() throws IOException {
        Path file = write("a", "abc");

        CommandRun run = CommandRun.of("hash", "-o", file.toString(), file.toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(file).hasContent("abc");
    }
}
