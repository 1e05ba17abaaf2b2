package io.tipstaff.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.exchange.write.DocumentInfo;
import io.tipstaff.exchange.write.FeedWriter;
import io.tipstaff.indicator.Tlp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WriteAndReadTest {

    private static final DocumentInfo INFO =
            new DocumentInfo(
                    UUID.fromString("5d0092c5-5f74-4287-9642-33f4c354e56d"),
                    "A feed",
                    "CERT",
                    Instant.parse("2026-02-03T04:05:06Z"));

    private static final String CSV =
            """
            indicator,first_seen,valid_until,confidence,malware,actors,category,tags,tlp,description,references,id
            192.0.2.1,2026-01-01T00:00:00Z,2026-06-01T00:00:00Z,80,Bot,Group,botnet_cc,"one, two",TLP:AMBER,"say ""hi"", you",https://r.example.com/1,7
            192.0.2.2:8443,,,,,,,,,,,
            198.51.100.0/24,,,,,,,,,,,
            2001:db8::1,,,,,,,,,,,
            evil.example.com,,,,,,,,,,,
            http://evil.example.com/a?b='c',,,,,,,,,,,
            d41d8cd98f00b204e9800998ecf8427e,,,,,,,,,,,
            da39a3ee5e6b4b0d3255bfef95601890afd80709,,,,,,,,,,,
            boss@evil.example.com,,,,,,,,,,,
            """;

    private static byte[] written(FeedWriter.Format format, Collected records) throws IOException {
        return written(format, records.records());
    }

    private static byte[] written(FeedWriter.Format format, List<FeedRecord> records)
            throws IOException {
        var out = new ByteArrayOutputStream();
        try (FeedWriter writer = FeedWriter.open(format, out, INFO)) {
            for (FeedRecord record : records) {
                writer.write(record);
            }
        }
        return out.toByteArray();
    }

    @ParameterizedTest
    @EnumSource(names = {"JSON", "JSON_LINES", "CSV", "STIX_2_1", "PLAIN", "OPENIOC_1_1", "MISP"})
    void exchangeFormatsGiveBackTheIndicators(FeedWriter.Format format) throws IOException {
        var first = Collected.read(CSV);
        assertThat(first.records()).hasSize(9);

        var again = Collected.read(written(format, first));

        assertThat(again.indicators()).isEqualTo(first.indicators());
        assertThat(again.refusals()).isEmpty();
    }

    @Test
    void stixTableAndJsonGiveBackTheContext() throws IOException {
        var first = Collected.read(CSV);

        Context stix = Collected.read(written(FeedWriter.Format.STIX_2_1, first)).context(0);
        Context csv = Collected.read(written(FeedWriter.Format.CSV, first)).context(0);
        Context json = Collected.read(written(FeedWriter.Format.JSON, first)).context(0);

        for (Context context : new Context[] {stix, csv, json}) {
            assertThat(context.firstSeen()).contains(Instant.parse("2026-01-01T00:00:00Z"));
            assertThat(context.validUntil()).contains(Instant.parse("2026-06-01T00:00:00Z"));
            assertThat(context.confidence()).hasValue(80);
            assertThat(context.threats()).containsExactly("Bot");
            assertThat(context.actors()).containsExactly("Group");
            assertThat(context.categories()).containsExactly("botnet_cc");
            assertThat(context.tags()).containsExactly("one", "two");
            assertThat(context.tlp()).contains(Tlp.AMBER);
            assertThat(context.references()).containsExactly("https://r.example.com/1");
            assertThat(context.description()).contains("say \"hi\", you");
        }
    }

    @Test
    void theSameRecordsGiveTheSameBytes() throws IOException {
        var records = Collected.read(CSV);

        assertThat(written(FeedWriter.Format.STIX_2_1, records))
                .isEqualTo(written(FeedWriter.Format.STIX_2_1, records));
    }

    @ParameterizedTest
    @EnumSource(names = {"JSON", "JSON_LINES", "CSV", "PLAIN"})
    void anExactHostIsWrittenWithoutOurMarkAndToldByItsType(FeedWriter.Format format)
            throws IOException {
        var first = Collected.read("=www.evil.example\nevil.example\n");

        byte[] written = written(format, first);

        assertThat(new String(written, StandardCharsets.UTF_8))
                .contains("www.evil.example")
                .doesNotContain("=www");
        var again = Collected.read(written);
        assertThat(again.refusals()).isEmpty();
        assertThat(again.indicators())
                .isEqualTo(
                        format == FeedWriter.Format.PLAIN
                                ? List.of("domain www.evil.example", "domain evil.example")
                                : List.of("host =www.evil.example", "domain evil.example"));
    }

    @Test
    void whatSpreadsheetsAreKeptFromReckoningIsReadAgain() throws IOException {
        var first = Collected.read("email\n+boss@evil.example\n-x@evil.example\n");
        assertThat(first.records()).hasSize(2);

        byte[] written = written(FeedWriter.Format.CSV, first);

        assertThat(new String(written, StandardCharsets.UTF_8)).contains("'+boss@", "'-x@");
        assertThat(Collected.read(written).indicators()).isEqualTo(first.indicators());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a \\\"b\\\" c", "\\\",evil.example,\\\"", "ends, so\\"})
    void noBackslashLetsACellReadOnIntoTheNext(String description) throws IOException {
        var record =
                new FeedRecord(
                        Position.NOWHERE,
                        "",
                        Collected.read("192.0.2.1").records().getFirst().indicator(),
                        Context.builder().description(description).sourceId("7").build());

        byte[] written = written(FeedWriter.Format.CSV, List.of(record, record));

        Context read = Collected.read(written).context(1);
        assertThat(read.sourceId()).isEqualTo("7");
        assertThat(read.description().replace(" ", "")).isEqualTo(description.replace(" ", ""));
    }

    @Test
    void aReferenceInWordsIsTheDescriptionOfAnExternalReference() throws IOException {
        var first =
                Collected.read(
                        "{\"format\":\"tipstaff-record-1\",\"indicator\":\"192.0.2.1\",\"references\":"
                                + "[\"Report on Bot\", \"CVE-2026-1234\", \"https://r.example/1\"]}\n");

        byte[] stix = written(FeedWriter.Format.STIX_2_1, first);

        assertThat(new String(stix, StandardCharsets.UTF_8))
                .contains(
                        "{\"source_name\":\"reference\",\"description\":\"Report on Bot\"}",
                        "{\"source_name\":\"cve\",\"external_id\":\"CVE-2026-1234\"}",
                        "{\"source_name\":\"reference\",\"url\":\"https://r.example/1\"}");
        assertThat(Collected.read(stix).context(0).references())
                .containsExactly("Report on Bot", "CVE-2026-1234", "https://r.example/1");
    }

    @Test
    void spreadsheetsGetNoFormulas() throws IOException {
        var records = Collected.read("indicator,description\na.example.com,=cmd()\n");

        assertThat(new String(written(FeedWriter.Format.CSV, records), StandardCharsets.UTF_8))
                .contains(",'=cmd(),");
    }
}
