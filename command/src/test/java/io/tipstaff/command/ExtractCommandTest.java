package io.tipstaff.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtractCommandTest {

    private static final String LOG =
            """
            2026-11-24T10:00:00Z gw kernel: SRC=192.0.2.7 DST=198.51.100.9 DPT=443
            2026-11-24T10:05:00Z proxy GET http://evil.example/a?x=1 from 192.0.2.7
                at com.example.Main.run(Main.java:17)
            2026-11-24T11:00:00Z mail from=<bob@mail.example> md5=900150983cd24fb0d6963f7d28e17f72
            2026-11-24T12:00:00Z dns query www.evil.example IN A + (2001:db8::53)
            """;

    @TempDir Path folder;

    private Path log(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static CommandRun piped(String input, String... arguments) {
        return CommandRun.with(input, Map.of(), arguments);
    }

    @Test
    void countsTheObjectsAndTellsWhereAndWhen() throws IOException {
        Path log = log("gw.log", LOG);

        CommandRun run = CommandRun.of("extract", log.toString());

        assertThat(run.status()).isZero();
        assertThat(run.out().lines())
                .containsExactly(
                        "kind,object,count,first_file,first_line,last_file,last_line,first_seen,last_seen",
                        "ipv4,192.0.2.7,2,"
                                + log
                                + ",1,"
                                + log
                                + ",2,2026-11-24T10:00:00Z,2026-11-24T10:05:00Z",
                        row("ipv4,198.51.100.9", log, 1, "2026-11-24T10:00:00Z"),
                        row("ipv6,2001:db8::53", log, 5, "2026-11-24T12:00:00Z"),
                        row("domain,www.evil.example", log, 5, "2026-11-24T12:00:00Z"),
                        row("url,evil.example/a?x=1", log, 2, "2026-11-24T10:05:00Z"),
                        row("md5,900150983cd24fb0d6963f7d28e17f72", log, 4, "2026-11-24T11:00:00Z"),
                        row("email,bob@mail.example", log, 4, "2026-11-24T11:00:00Z"));
        assertThat(run.err()).contains("5 lines", "7 objects");
    }

    private static String row(String object, Path log, int line, String time) {
        return String.join(
                ",", object, "1", log.toString(), "" + line, log.toString(), "" + line, time, time);
    }

    @Test
    void writesOnlyTheLinesOfATimeByteForByteWithWhatBelongsToThem() {
        CommandRun run =
                piped(
                        LOG,
                        "extract",
                        "--lines",
                        "--since",
                        "2026-11-24T10:01",
                        "--until",
                        "2026-11-24T10:30");

        assertThat(run.status()).isZero();
        assertThat(run.out().lines())
                .containsExactly(
                        "2026-11-24T10:05:00Z proxy GET http://evil.example/a?x=1 from 192.0.2.7",
                        "    at com.example.Main.run(Main.java:17)");
    }

    @Test
    void readsTimesInTheZoneThatIsGiven() {
        String local = "Nov 24 10:05:00 gw sshd: from 192.0.2.7\n";

        CommandRun inside =
                piped(
                        local,
                        "extract",
                        "--lines",
                        "--zone",
                        "Europe/Vienna",
                        "--since",
                        "2026-11-24T10:00",
                        "--until",
                        "2026-11-24T10:10");
        CommandRun outside =
                piped(
                        local,
                        "extract",
                        "--lines",
                        "--zone",
                        "Europe/Vienna",
                        "--since",
                        "2026-11-24T10:00:00Z",
                        "--until",
                        "2026-11-24T10:10:00Z");

        assertThat(inside.status()).isZero();
        assertThat(outside.status()).isEqualTo(1);
    }

    @Test
    void writesOnlyTheLinesWithSomeObjects() throws IOException {
        Path objects = log("objects.txt", "# wanted\n\n2001:db8::/32\n");

        CommandRun run =
                piped(
                        LOG,
                        "extract",
                        "--lines",
                        "--object",
                        "evil[.]example",
                        "--objects",
                        objects.toString());

        assertThat(run.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("http://evil.example/a"),
                        line -> assertThat(line).contains("www.evil.example IN A"));
    }

    @Test
    void givesTheObjectsOfTheLinesWithAnObject() {
        CommandRun run =
                piped(
                        LOG,
                        "extract",
                        "--object",
                        "192.0.2.7",
                        "--format",
                        "plain",
                        "--kind",
                        "url,ipv4");

        assertThat(run.out().lines())
                .containsExactly("192.0.2.7", "198.51.100.9", "evil.example/a?x=1");
    }

    @Test
    void readsTheWaysInWhichLogsWriteThem() {
        String log =
                """
                %ASA-6-302013: Built inbound TCP connection 1 for outside:198.51.100.7/4431 (198.51.100.7/4431) to inside:192.0.2.1/22
                client @0x7f2 192.0.2.4#53124 (q.example): query
                {"src_ip":"192.0.2.5","dest":"[2001:db8::5]:443","url":"hxxps://bad[.]example/x"}
                192.0.2.6:1234->198.51.100.8:53 ver=1.2.3.4.5 file=setup.exe at 10:20:30 GET /index.html?a=b
                """;

        CommandRun run = piped(log, "extract", "--format", "plain");

        assertThat(run.out().lines())
                .containsExactlyInAnyOrder(
                        "198.51.100.7",
                        "192.0.2.1",
                        "192.0.2.4",
                        "q.example",
                        "192.0.2.5",
                        "2001:db8::5",
                        "bad.example/x",
                        "192.0.2.6:1234",
                        "198.51.100.8:53");
    }

    @Test
    void opensPackedLogsAndArchivesAndSkipsWhatIsNoText() throws IOException {
        Path gzip = folder.resolve("a.log.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
            out.write("from 192.0.2.8\n".getBytes(StandardCharsets.UTF_8));
        }
        Path zip = folder.resolve("b.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("logs/one.log.gz"));
            out.write(Files.readAllBytes(gzip));
            out.putNextEntry(new ZipEntry("two.log"));
            out.write("from 192.0.2.9\n".getBytes(StandardCharsets.UTF_16));
            out.putNextEntry(new ZipEntry("photo.jpg"));
            out.write(new byte[5000]);
        }

        CommandRun run =
                CommandRun.of("extract", "--format", "json", gzip.toString(), zip.toString());

        assertThat(run.out())
                .contains(
                        "\"object\":\"192.0.2.8\",\"count\":2",
                        "\"last_file\":\"" + zip + "!/logs/one.log.gz\"")
                .contains("\"object\":\"192.0.2.9\",\"count\":1");
        assertThat(run.err()).contains("photo.jpg: not a text");
        assertThat(run.status()).as("something could not be read").isEqualTo(2);
    }

    @Test
    void aLogThatIsNoneDoesNotHideTheOthers() throws IOException {
        Path broken = log("a.bin", "\0".repeat(100));
        Path good = log("b.log", "from 192.0.2.7\n");

        CommandRun run = CommandRun.of("extract", broken.toString(), good.toString());

        assertThat(run.out()).contains("192.0.2.7");
        assertThat(run.err()).contains("a.bin: not a text");
        assertThat(run.status()).isEqualTo(2);
    }

    @Test
    void nothingFoundIsAnAnswer() {
        assertThat(piped("nothing here\n", "extract").status()).isEqualTo(1);
        assertThat(piped("", "extract").status()).isEqualTo(1);
    }

    @Test
    void saysWhatIsNoTimeZoneOrObject() {
        assertThat(piped("", "extract", "--since", "yesterday").err())
                .contains("not a time such as");
        assertThat(piped("", "extract", "--zone", "Nowhere").err()).contains("no such time zone");
        assertThat(piped("", "extract", "--object", "nothing").err()).contains("not an indicator");
    }
}
