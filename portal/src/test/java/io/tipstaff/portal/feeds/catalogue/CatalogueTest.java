package io.tipstaff.portal.feeds.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tipstaff.exchange.FeedOptions;
import io.tipstaff.exchange.FeedReader;
import io.tipstaff.exchange.FeedRecord;
import io.tipstaff.exchange.FeedSink;
import io.tipstaff.exchange.Refusal;
import io.tipstaff.portal.feeds.Authentication;
import io.tipstaff.portal.feeds.Category;
import io.tipstaff.portal.feeds.Transport;
import io.tipstaff.portal.fetch.Fetcher;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {

    private static final Catalogue CATALOGUE = new Catalogue();

    static List<CatalogueEntry> entries() {
        return CATALOGUE.find("", null);
    }

    static Stream<CatalogueEntry> oneOfEachFamily() {
        return entries().stream()
                .collect(
                        java.util.stream.Collectors.toMap(
                                entry -> entry.family() + entry.format() + entry.kind(),
                                entry -> entry,
                                (first, _) -> first,
                                java.util.TreeMap::new))
                .values()
                .stream();
    }

    @Test
    void thereAreFortyFeedsAndMore() {
        assertThat(entries()).hasSizeGreaterThan(40);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void anEntryCanBecomeASource(CatalogueEntry entry) {
        assertThat(Fetcher.isHttp(entry.address())).isTrue();
        assertThat(entry.terms()).startsWith("http");
        assertThat(entry.categories()).isNotEmpty();
        assertThat(entry.name()).hasSizeLessThan(120);
        assertThat(Set.of(15L, 60L, 240L, 720L, 1440L, 10080L))
                .contains(entry.refreshEvery().toMinutes());
        assertThat(entry.transport()).isIn(Transport.URL, Transport.MISP_FEED);
        assertThat(entry.keyFrom().isEmpty()).isNotEqualTo(entry.needsKey());
        assertThat(entry.account().isEmpty())
                .isEqualTo(entry.authentication() != Authentication.HEADER);
    }

    @ParameterizedTest
    @MethodSource("oneOfEachFamily")
    void aDocumentOfTheFamilyIsReadAsIntended(CatalogueEntry entry) throws IOException {
        var sink = new Read();

        try (InputStream in = resource(entry.family() + ".txt")) {
            FeedOptions usual = FeedOptions.defaults();
            FeedOptions options =
                    entry.kind() == null
                            ? usual
                            : new FeedOptions(
                                    usual.mapping(), usual.limits(), Set.of(entry.kind()));
            FeedReader.read(in, entry.format(), options, sink);
        }

        assertThat(sink.indicators).containsExactlyInAnyOrderElementsOf(expected(entry.family()));
    }

    private static List<String> expected(String family) throws IOException {
        try (InputStream in = resource("expected.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(family + "\t"))
                    .map(line -> line.substring(family.length() + 1))
                    .toList();
        }
    }

    private static InputStream resource(String name) throws IOException {
        InputStream in = CatalogueTest.class.getResourceAsStream("/catalogue/" + name);
        if (in == null) {
            throw new IOException("no fixture: " + name);
        }
        return in;
    }

    @Test
    void aSearchFindsWordsOfNameAndPublisher() {
        assertThat(CATALOGUE.find("abuse.ch misp", null))
                .extracting(CatalogueEntry::id)
                .containsExactly("urlhaus-misp", "threatfox-misp", "bazaar-misp");
        assertThat(CATALOGUE.find("", Category.MOBILE_MALWARE))
                .extracting(CatalogueEntry::id)
                .containsExactly("stalkerware");
    }

    @Test
    void aWrongEntryIsNamed() {
        String entry =
                """
                - id: broken
                  name: Broken
                  publisher: Nobody
                  about: Nothing
                  transport: url
                  address: https://feeds.example/list
                  format: csvv
                """;

        assertThatThrownBy(
                        () ->
                                Catalogue.read(
                                        new ByteArrayInputStream(
                                                entry.getBytes(StandardCharsets.UTF_8))))
                .hasMessage("entry broken: not understood: format");
    }

    /// Keeps what was read as kind and canonical form.
    private static final class Read implements FeedSink {

        private final List<String> indicators = new ArrayList<>();

        @Override
        public void record(FeedRecord record) {
            indicators.add(record.indicator().kind().code() + " " + record.indicator().canonical());
        }

        @Override
        public void refused(Refusal refusal) {}
    }
}
