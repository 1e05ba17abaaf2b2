package io.tipstaff.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.exchange.FieldMapping.Field;
import io.tipstaff.indicator.Tlp;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    void readsAnArrayOfObjects() {
        var read =
                Collected.read(
                        """
                        [{"ip_address": "192.0.2.1", "port": 443, "hostname": null,
                          "first_seen": "2026-03-04 01:02:03", "malware": "Bot"},
                         {"ip_address": "192.0.2.2", "hostname": "h.example.com"}]
                        """);

        assertThat(read.indicators()).containsExactly("ipv4 192.0.2.1", "ipv4 192.0.2.2");
        assertThat(read.context(0).ports()).containsExactly(443);
        assertThat(read.context(0).firstSeen()).contains(Instant.parse("2026-03-04T01:02:03Z"));
        assertThat(read.context(1).other()).containsEntry("hostname", "h.example.com");
    }

    @Test
    void readsAMapOfNumberedEntries() {
        var read =
                Collected.read(
                        """
                        {"17": [{"ioc_value": "192.0.2.7:443", "tags": "rat, c2", "confidence_level": 75}],
                         "18": [{"ioc_value": "evil.example.com", "tags": null}]}
                        """);

        assertThat(read.indicators())
                .containsExactly("endpoint 192.0.2.7:443", "domain evil.example.com");
        assertThat(read.context(0).tags()).containsExactly("rat", "c2");
    }

    @Test
    void findsRecordsBelowReportsAndInheritsFromThem() {
        var read =
                Collected.read(
                        """
                        {"results": [{"name": "Pulse", "adversary": "Group 1", "tlp": "green",
                          "malware_families": ["Bot"], "references": ["https://r.example.com/1"],
                          "indicators": [
                            {"type": "IPv4", "indicator": "192.0.2.3"},
                            {"type": "domain", "indicator": "evil.example.com"}]}]}
                        """);

        assertThat(read.indicators()).containsExactly("ipv4 192.0.2.3", "domain evil.example.com");
        assertThat(read.context(0).actors()).containsExactly("Group 1");
        assertThat(read.context(0).threats()).containsExactly("Bot");
        assertThat(read.context(0).tlp()).contains(Tlp.GREEN);
        assertThat(read.context(0).references()).containsExactly("https://r.example.com/1");
    }

    @Test
    void doesNotTakePartsOfARecordForRecords() {
        var read =
                Collected.read(
                        """
                        [{"url": "http://p.example.com/", "details": [{"ip_address": "192.0.2.9"},
                          {"ip_address": "192.0.2.10"}]}]
                        """);

        assertThat(read.indicators()).containsExactly("url p.example.com/");
    }

    @Test
    void readsPlainValuesAndKeys() {
        assertThat(Collected.read("{\"list\": [\"a.example.com\", \"192.0.2.0/24\"]}").indicators())
                .containsExactly("domain a.example.com", "network 192.0.2.0/24");
        assertThat(Collected.read("{\"192.0.2.3\": 5, \"192.0.2.4\": 6}").indicators())
                .containsExactly("ipv4 192.0.2.3", "ipv4 192.0.2.4");
    }

    @Test
    void followsPathsOfTheMapping() {
        var mapping =
                new FieldMapping(
                        "$.data.*[*]",
                        List.of(
                                new Field("where.at", FieldRole.INDICATOR),
                                new Field("labels[*].text", FieldRole.TAG)));
        String json =
                """
                {"data": {"x": [{"where": {"at": "a.example.com"}, "labels": [{"text": "one"}, {"text": "two"}],
                  "url": "http://other.example.com/"}]}}
                """;

        var read =
                Collected.read(
                        json.getBytes(StandardCharsets.UTF_8),
                        FeedOptions.defaults().with(mapping));

        assertThat(read.indicators()).containsExactly("domain a.example.com");
        assertThat(read.context(0).tags()).containsExactly("one", "two");
        assertThat(read.context(0).other()).containsEntry("url", "http://other.example.com/");
    }

    @Test
    void keepsTheGoodPartOfATruncatedDocument() {
        var read =
                Collected.read(
                        "[{\"ip\": \"192.0.2.1\"},\n{\"ip\": \"192.0.2.2\"}, {\"ip\": \"192");

        assertThat(read.indicators()).containsExactly("ipv4 192.0.2.1", "ipv4 192.0.2.2");
        assertThat(read.outcome().truncated()).isTrue();
        assertThat(read.outcome().stopped().orElseThrow().toString())
                .startsWith("line 2, column ")
                .contains("JSON cut off");
    }

    @Test
    void comparesJsonLinesWithTheirMetadata() {
        String lines =
                """
                {"cidr": "192.0.2.0/24", "sblid": "SBL1", "rir": "apnic"}
                {"cidr": "198.51.100.0/24", "sblid": "SBL2", "rir": "apnic"}
                {"type": "metadata", "timestamp": 1789220642, "records": %d}
                """;

        var whole = Collected.read(lines.formatted(2));
        var short1 = Collected.read(lines.formatted(1723));

        assertThat(whole.outcome().format()).isEqualTo(FeedFormat.JSON_LINES);
        assertThat(whole.indicators())
                .containsExactly("network 192.0.2.0/24", "network 198.51.100.0/24");
        assertThat(whole.context(0).sourceId()).isEqualTo("SBL1");
        assertThat(whole.outcome().truncated()).isFalse();
        assertThat(short1.outcome().truncated()).isTrue();
    }

    @Test
    void aBrokenJsonLineSpoilsOnlyItself() {
        var read = Collected.read("{\"ip\": \"192.0.2.1\"}\n{\"ip\": \n{\"ip\": \"192.0.2.3\"}\n");

        assertThat(read.indicators()).containsExactly("ipv4 192.0.2.1", "ipv4 192.0.2.3");
        assertThat(read.refusals().getFirst().at().line()).isEqualTo(2);
    }

    @Test
    void refusesARecordThatIsTooLarge() {
        String filler = "\"x\", ".repeat(400_000);
        var read =
                Collected.read(
                        "[{\"ip\": \"192.0.2.1\"}, {\"ip\": \"192.0.2.2\", \"fill\": ["
                                + filler
                                + "\"x\"]}, {\"ip\": \"192.0.2.3\"}]");

        assertThat(read.indicators()).containsExactly("ipv4 192.0.2.1", "ipv4 192.0.2.3");
        assertThat(read.reasons()).containsExactly("record larger than 1048576 bytes");
    }

    @Test
    void saysWhatIsWrongWithAPath() {
        for (String json : List.of("[{\"ip\": 1}]", "{\"ip\": 1}\n{\"ip\": 2}\n")) {
            var read =
                    Collected.read(
                            json.getBytes(StandardCharsets.UTF_8),
                            FeedOptions.defaults().with(new FieldMapping("$..", List.of())));

            assertThat(read.outcome().stopped().orElseThrow().what())
                    .isEqualTo("not a path to records: $..");
        }
    }

    @Test
    void stopsAtDepth() {
        var read = Collected.read("[".repeat(100_000));

        assertThat(read.outcome().stopped().orElseThrow().what()).contains("beyond the limits");
    }
}
