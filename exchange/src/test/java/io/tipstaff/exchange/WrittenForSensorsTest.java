package io.tipstaff.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.exchange.write.DocumentInfo;
import io.tipstaff.exchange.write.FeedWriter;
import io.tipstaff.exchange.write.FeedWriter.Format;
import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.ParseResult.Parsed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is written for resolvers, sensors and SIEMs.
class WrittenForSensorsTest {

    private static final DocumentInfo INFO =
            new DocumentInfo(new UUID(1, 2), "Botnet C2", "Centre", Instant.EPOCH);
    private static final String EVIL_TEXT = "Bot\"; sid:1;\n\talert ip any any -> any any (|3b|)\\";

    @Test
    void aHostsFileLeadsNamesNowhere() throws IOException {
        assertThat(lines(Format.HOSTS, "evil.example")).containsExactly("0.0.0.0 evil.example");
    }

    @Test
    void aPolicyZoneBlocksTheDomainAndWhatIsBelowIt() throws IOException {
        assertThat(lines(Format.RPZ, "evil.example"))
                .contains("evil.example CNAME .", "*.evil.example CNAME .");
    }

    @Test
    void aPolicyZoneWritesAddressesBackwards() throws IOException {
        assertThat(lines(Format.RPZ, "192.0.2.7")).contains("32.7.2.0.192.rpz-ip CNAME .");
        assertThat(lines(Format.RPZ, "192.0.2.0/24")).contains("24.0.2.0.192.rpz-ip CNAME .");
        assertThat(lines(Format.RPZ, "2001:db8::7"))
                .contains("128.7.0.0.0.0.0.db8.2001.rpz-ip CNAME .");
    }

    /// `0.0.0.0.0.rpz-ip` is a name that would block every address.
    @Test
    void aPolicyZoneLeavesOutNamesThatWouldBeOtherTriggers() throws IOException {
        assertThat(lines(Format.RPZ, "0.0.0.0.0.rpz-ip")).noneMatch(line -> line.contains("rpz-"));
        assertThat(lines(Format.RPZ, "=evil.example.rpz-nsdname"))
                .noneMatch(line -> line.contains("rpz-"));
    }

    @Test
    void aPolicyZoneLeavesOutNamesThatKeepItFromLoading() throws IOException {
        String longest = ("a".repeat(49) + ".").repeat(4) + "example.com";

        assertThat(lines(Format.RPZ, longest)).noneMatch(line -> line.contains("example.com"));
    }

    @Test
    void suricataLooksForTheNameAndWhatIsBelowIt() throws IOException {
        assertThat(lines(Format.SURICATA, "evil.example").getFirst())
                .startsWith(
                        "alert dns $HOME_NET any -> any any (msg:\"Botnet C2\"; dns.query; dotprefix;")
                .contains("content:\".evil.example\"; nocase; endswith;")
                .endsWith("rev:1;)");
    }

    @Test
    void suricataWritesWhatMeansSomethingAsHex() throws IOException {
        assertThat(lines(Format.SURICATA, "http://evil.example/a;b\"c|d").getFirst())
                .contains("http.host; content:\"evil.example\"; startswith; endswith;")
                .contains("a|3b|b");
    }

    @Test
    void snortLooksForTheNameAsAQuestionCarriesIt() throws IOException {
        assertThat(lines(Format.SNORT, "evil.example").getFirst())
                .contains("content:\"|04|evil|07|example|00|\", nocase;");
    }

    @Test
    void zeekGetsFieldsAndTypes() throws IOException {
        List<String> lines = lines(Format.ZEEK, "http://evil.example/gate.php");

        assertThat(lines.getFirst()).startsWith("evil.example/gate.php\tIntel::URL\tBotnet C2\t");
        assertThat(lines.getFirst().split("\t")).hasSize(4);
    }

    @Test
    void aCdbKeyWithColonsIsQuoted() throws IOException {
        assertThat(lines(Format.WAZUH_CDB, "2001:db8::7").getFirst())
                .startsWith("\"2001:db8::7\":");
        assertThat(lines(Format.WAZUH_CDB, "192.0.2.7").getFirst()).startsWith("192.0.2.7:");
    }

    @Test
    void sigmaFindsTheDomainItselfAndWhatIsBelowItButNoLongerName() throws IOException {
        assertThat(lines(Format.SIGMA, "evil.example"))
                .containsSequence("    query:", "      - 'evil.example'")
                .containsSequence("    query|endswith:", "      - '.evil.example'")
                .contains("  condition: 1 of selection*");
    }

    @ParameterizedTest
    @EnumSource(names = {"ZEEK", "WAZUH_CDB", "SIGMA", "HOSTS", "RPZ", "SURICATA"})
    void anExactHostIsWrittenWithoutOurMark(Format format) throws IOException {
        assertThat(lines(format, "=www.evil.example"))
                .anyMatch(line -> line.contains("www.evil.example"))
                .noneMatch(line -> line.contains("=www"));
    }

    @Test
    void aNameThatLooksLikeATriggerDoesNotGetIntoTheZone() throws IOException {
        assertThat(lines(Format.RPZ, "0.0.0.0.0.rpz-ip")).noneMatch(line -> line.contains("CNAME"));
    }

    @ParameterizedTest
    @EnumSource(
            names = {"HOSTS", "RPZ", "SURICATA", "SNORT", "ZEEK", "WAZUH_CDB", "SIGMA", "PLAIN"})
    void noTextOfASourceEndsItsLineOrItsRule(Format format) throws IOException {
        int harmless = document(format, "evil.example", "Bot").size();

        List<String> lines = document(format, "evil.example", EVIL_TEXT);

        assertThat(lines).hasSize(harmless);
        assertThat(lines).noneMatch(line -> line.startsWith("alert") && line.contains("sid:1;"));
        assertThat(lines).noneMatch(line -> line.startsWith("alert ip any"));
    }

    @Test
    void twoRulesNeverHaveOneNumber() throws IOException {
        var out = new ByteArrayOutputStream();
        try (FeedWriter writer = FeedWriter.open(Format.SURICATA, out, INFO)) {
            for (int i = 0; i < 30_000; i++) {
                writer.write(record("host" + i + ".example", "Bot"));
            }
        }

        assertThat(out.toString(StandardCharsets.UTF_8).lines().filter(l -> l.startsWith("alert")))
                .extracting(line -> line.replaceAll(".*sid:(\\d+);.*", "$1"))
                .hasSize(30_000)
                .doesNotHaveDuplicates();
    }

    private static List<String> lines(Format format, String value) throws IOException {
        return document(format, value, "Bot").stream()
                .filter(line -> !line.startsWith("#") && !line.startsWith(";"))
                .toList();
    }

    private static List<String> document(Format format, String value, String threat)
            throws IOException {
        var out = new ByteArrayOutputStream();
        try (FeedWriter writer = FeedWriter.open(format, out, INFO)) {
            writer.write(record(value, threat));
        }
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static FeedRecord record(String value, String threat) {
        return switch (IndicatorParser.parse(value)) {
            case Parsed(Indicator indicator) ->
                    new FeedRecord(
                            Position.NOWHERE,
                            value,
                            indicator,
                            Context.builder().threat(threat).build());
            default -> throw new IllegalArgumentException(value);
        };
    }
}
