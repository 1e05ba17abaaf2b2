package io.tipstaff.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.exchange.Context.Use;
import io.tipstaff.exchange.write.DocumentInfo;
import io.tipstaff.exchange.write.FeedWriter;
import io.tipstaff.exchange.write.FeedWriter.Format;
import io.tipstaff.indicator.DomainName;
import io.tipstaff.indicator.HostName;
import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What was written is what is read. The seed is printed; `-Dtipstaff.seed=` repeats a run.
class RoundTripProperties {

    private static final int ROUNDS = 60;
    private static final int RECORDS = 25;
    private static final DocumentInfo INFO =
            new DocumentInfo(
                    new UUID(0x4000, 0x8000_0000_0000_0000L),
                    "A \"feed\"; of\nwhat is bad",
                    "CERT",
                    Instant.parse("2026-02-03T04:05:06Z"));

    private final long seed = Long.getLong("tipstaff.seed", System.nanoTime());
    private final RandomRecords random = new RandomRecords(new Random(seed));

    RoundTripProperties() {
        System.out.println("tipstaff.seed=" + seed);
    }

    static byte[] written(Format format, List<FeedRecord> records) throws IOException {
        var out = new ByteArrayOutputStream();
        try (FeedWriter writer = FeedWriter.open(format, out, INFO)) {
            for (FeedRecord record : records) {
                writer.write(record);
            }
            assertThat(writer.leftOut()).isZero();
        }
        return out.toByteArray();
    }

    private static Set<Kind> carried(Format format) {
        return Arrays.stream(Kind.values()).filter(format::carries).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @EnumSource(names = {"JSON", "JSON_LINES", "STIX_2_1"})
    void nothingThatTheModelHoldsIsLost(Format format) throws IOException {
        for (int i = 0; i < ROUNDS; i++) {
            List<FeedRecord> records = random.of(carried(format), RECORDS);

            var read = Collected.read(written(format, records));

            assertThat(read.refusals()).isEmpty();
            assertThat(read.records()).hasSameSizeAs(records);
            for (int at = 0; at < RECORDS; at++) {
                assertThat(read.records().get(at).indicator())
                        .isEqualTo(records.get(at).indicator());
                assertThat(read.context(at)).isEqualTo(records.get(at).context());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CSV", "PLAIN", "HOSTS", "RPZ", "MISP", "OPENIOC_1_1"})
    void listsGiveBackTheirIndicators(Format format) throws IOException {
        for (int i = 0; i < ROUNDS; i++) {
            List<FeedRecord> records = random.of(carried(format), RECORDS);

            var read = Collected.read(written(format, records));

            boolean exact = format == Format.CSV;
            assertThat(
                            read.records().stream()
                                    .map(FeedRecord::indicator)
                                    .collect(Collectors.toSet()))
                    .isEqualTo(
                            records.stream()
                                    .map(record -> exact ? record.indicator() : whole(record))
                                    .collect(Collectors.toSet()));
            assertThat(read.refusals()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SURICATA", "SNORT", "SIGMA"})
    void rulesSayWhatTheyWereMadeOf(Format format) throws IOException {
        Set<Kind> kinds = EnumSet.copyOf(carried(format));
        kinds.remove(Kind.URL); // read as far as the rule says it whole: host and path apart
        FeedFormat read = format == Format.SIGMA ? FeedFormat.SIGMA : FeedFormat.SENSOR_RULES;
        for (int i = 0; i < ROUNDS; i++) {
            List<FeedRecord> records = random.of(kinds, RECORDS);
            String rules = new String(written(format, records), StandardCharsets.UTF_8);

            var found = Collected.readAs(read, rules);

            assertThat(found.refusals()).isEmpty();
            assertThat(found.records()).allMatch(one -> one.context().use() == Use.DETECTION);
            boolean exact =
                    format != Format.SNORT; // its rules look at the name as it is on the wire
            assertThat(
                            found.records().stream()
                                    .map(FeedRecord::indicator)
                                    .collect(Collectors.toSet()))
                    .isEqualTo(
                            records.stream()
                                    .map(record -> exact ? record.indicator() : whole(record))
                                    .collect(Collectors.toSet()));
        }
    }

    /// An exact host name comes back as the domain from formats that know only names.
    private static Indicator whole(FeedRecord record) {
        return record.indicator() instanceof HostName(String name)
                ? new DomainName(name)
                : record.indicator();
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void theSameRecordsGiveTheSameBytes(Format format) throws IOException {
        List<FeedRecord> records = random.of(carried(format), RECORDS);

        assertThat(written(format, records)).isEqualTo(written(format, records));
    }

    @ParameterizedTest
    @EnumSource(
            names = {"PLAIN", "HOSTS", "RPZ", "SURICATA", "SNORT", "ZEEK", "WAZUH_CDB", "SIGMA"})
    void textsOfSourcesAddNoLines(Format format) throws IOException {
        List<FeedRecord> records = random.of(carried(format), RECORDS);
        List<FeedRecord> silent =
                records.stream()
                        .map(
                                record ->
                                        new FeedRecord(
                                                Position.NOWHERE,
                                                record.written(),
                                                record.indicator(),
                                                Context.NONE))
                        .toList();

        assertThat(lines(written(format, records))).hasSameSizeAs(lines(written(format, silent)));
    }

    private static List<String> lines(byte[] document) {
        return List.of(new String(document, StandardCharsets.UTF_8).split("\\R"));
    }

    @Test
    void whatAFormatCannotHoldIsCounted() throws IOException {
        try (FeedWriter writer = FeedWriter.open(Format.HOSTS, new ByteArrayOutputStream(), INFO)) {
            for (FeedRecord record : random.of(Set.of(Kind.MD5, Kind.DOMAIN), RECORDS)) {
                writer.write(record);
            }

            assertThat(writer.leftOut()).isBetween(1L, RECORDS - 1L);
        }
    }
}
