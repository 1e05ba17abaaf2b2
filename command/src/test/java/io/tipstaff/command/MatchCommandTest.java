package io.tipstaff.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatchCommandTest {

    private static final String LOG =
            """
            GET http://www.evil.example/a from 198.51.100.4
            nothing here
            DROP SRC=10.0.0.9 DST=192.0.2.7 DPT=443
            """;

    @TempDir Path folder;

    private Path feed;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void writeFeed() throws IOException {
        feed = write("feed.txt", "# bad ones\nevil.example\n192.0.2.7\n");
    }

    @Test
    void printsALineOfJsonForEachDetection() throws IOException {
        Path log = write("proxy.log", LOG);

        int status = run("", "match", "--feed", feed.toString(), log.toString());

        assertThat(status).isZero();
        assertThat(lines())
                .containsExactly(
                        "{\"file\":\""
                                + log
                                + "\",\"line\":1,\"offset\":11,\"column\":12,\"length\":16,\"kind\":\"domain\","
                                + "\"indicator\":\"evil.example\",\"written\":\"www.evil.example\","
                                + "\"sources\":[{\"feed\":\""
                                + feed
                                + "\",\"line\":2}],"
                                + "\"event\":\"GET http://www.evil.example/a from 198.51.100.4\"}",
                        "{\"file\":\""
                                + log
                                + "\",\"line\":3,\"offset\":83,\"column\":23,\"length\":9,\"kind\":\"ipv4\","
                                + "\"indicator\":\"192.0.2.7\",\"written\":\"192.0.2.7\","
                                + "\"sources\":[{\"feed\":\""
                                + feed
                                + "\",\"line\":3}],"
                                + "\"event\":\"DROP SRC=10.0.0.9 DST=192.0.2.7 DPT=443\"}");
    }

    @Test
    void endsWithOneWhenNothingIsFound() throws IOException {
        Path log = write("quiet.log", "all is well\n");

        int status = run("", "match", "--feed", feed.toString(), log.toString());

        assertThat(status).isEqualTo(1);
        assertThat(lines()).isEmpty();
    }

    @Test
    void readsStandardInput() {
        int status = run(LOG, "match", "--feed", feed.toString(), "-");

        assertThat(status).isZero();
        assertThat(lines()).hasSize(2).allMatch(line -> line.startsWith("{\"file\":\"-\""));
    }

    @Test
    void readsPackedLogs() throws IOException {
        Path gzip = folder.resolve("log.gz");
        try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(gzip))) {
            packed.write(LOG.getBytes(StandardCharsets.UTF_8));
        }
        Path zstd = folder.resolve("log.zst");
        try (OutputStream packed = new ZstdOutputStream(Files.newOutputStream(zstd))) {
            packed.write(LOG.getBytes(StandardCharsets.UTF_8));
        }

        int status = run("", "match", "--feed", feed.toString(), gzip.toString(), zstd.toString());

        assertThat(status).isZero();
        assertThat(lines()).hasSize(4);
    }

    @Test
    void countsLinesOverManyBlocks() throws IOException {
        String filler = "x".repeat(199) + "\n";
        Path log =
                write(
                        "long.log",
                        filler.repeat(100_000)
                                + "evil.example\n"
                                + filler.repeat(50_000)
                                + "192.0.2.7");

        int status = run("", "match", "--feed", feed.toString(), "--threads", "3", log.toString());

        assertThat(status).isZero();
        assertThat(lines().get(0)).contains("\"line\":100001,\"offset\":20000000,");
        assertThat(lines().get(1)).contains("\"line\":150002,\"offset\":30000013,");
    }

    @Test
    void namesEveryFeedOfAFolderThatHoldsTheIndicator() throws IOException {
        Path feeds = folder.resolve("feeds");
        Path deep = Files.createDirectories(feeds.resolve("deep"));
        Files.writeString(deep.resolve("a.csv"), "indicator,malware\nevil.example,Mudlark\n");
        Files.writeString(feeds.resolve("b.txt"), "other.example\nevil.example\n");
        Path log = write("one.log", "evil.example\n");

        run("", "match", "--feed", feeds.toString(), log.toString());

        assertThat(lines().getFirst())
                .contains(
                        "\"sources\":[{\"feed\":\"b.txt\",\"line\":2},{\"feed\":\"deep/a.csv\",\"line\":2}]");
    }

    @Test
    void looksForTheGivenKindsOnly() throws IOException {
        Path log = write("proxy.log", LOG);

        run("", "match", "--feed", feed.toString(), "--kind", "ipv4,url", log.toString());

        assertThat(lines()).hasSize(1).allMatch(line -> line.contains("\"kind\":\"ipv4\""));
    }

    @Test
    void readsDefangedFormsWhenAsked() {
        int usual = run("see hxxp://evil[.]example/x\n", "match", "--feed", feed.toString());
        int asked =
                run(
                        "see hxxp://evil[.]example/x\n",
                        "match",
                        "--defanged",
                        "--feed",
                        feed.toString());

        assertThat(usual).isEqualTo(1);
        assertThat(asked).isZero();
    }

    @Test
    void namesAMissingFileAndEndsWithTwo() {
        int status = run("", "match", "--feed", feed.toString(), "/no/such/log");

        assertThat(status).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("no such log file: /no/such/log");
    }

    @Test
    void saysWhatIsWrongWithABrokenLogAndKeepsWhatCameBefore() throws IOException {
        Path whole = folder.resolve("whole.gz");
        try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(whole))) {
            packed.write(LOG.getBytes(StandardCharsets.UTF_8));
        }
        byte[] bytes = Files.readAllBytes(whole);
        Path broken = folder.resolve("broken.gz");
        Files.write(broken, java.util.Arrays.copyOf(bytes, bytes.length - 12));

        int status = run("", "match", "--feed", feed.toString(), broken.toString());

        assertThat(status).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(broken.toString());
    }

    @Test
    void explainsItselfWhenCalledWrongly() {
        int status = run("", "match");

        assertThat(status).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--feed").contains("Exit status");
    }

    @Test
    void refusesAFeedWithoutAName() {
        int status = run("", "match", "--feed", "", "-");

        assertThat(status).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("a feed without a name");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private int run(String input, String... arguments) {
        var streams =
                new Streams(
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        out,
                        new PrintStream(err, true, StandardCharsets.UTF_8));
        return Main.commandLine(streams, Map.of()).execute(arguments);
    }

    private List<String> lines() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
