package io.tipstaff.portal.whitelist.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.ParseResult.Parsed;
import io.tipstaff.portal.whitelist.Effect;
import io.tipstaff.portal.whitelist.Listed;
import io.tipstaff.portal.whitelist.internal.WarningList.Content;
import io.tipstaff.portal.whitelist.internal.WarningList.Matching;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompiledListsTest {

    @Test
    void aStringIsTheWholeValueHoweverItIsWritten() throws IOException {
        CompiledLists lists = lists(Matching.STRING, "Shop[.]Example");

        assertThat(find(lists, "shop.example")).isNotEmpty();
        assertThat(find(lists, "www.shop.example")).isEmpty();
        assertThat(find(lists, "http://shop.example/login")).isEmpty();
    }

    @Test
    void aHostAloneStandsWhereItsNameDoes() throws IOException {
        CompiledLists lists = lists(Matching.STRING, "shop.example");

        assertThat(find(lists, "=shop.example")).isNotEmpty();
    }

    @Test
    void aHostNameHoldsWhatIsBelowItAndItsUrls() throws IOException {
        CompiledLists lists = lists(Matching.HOSTNAME, ".own.example");

        assertThat(find(lists, "mail.own.example")).isNotEmpty();
        assertThat(find(lists, "https://www.own.example/a")).isNotEmpty();
        assertThat(find(lists, "someone@own.example")).isNotEmpty();
        assertThat(find(lists, "notown.example")).isEmpty();
    }

    @Test
    void aNetworkHoldsItsAddressesEndpointsAndUrls() throws IOException {
        CompiledLists lists = lists(Matching.CIDR, "192.0.2.0/25\n2001:db8::/32\n198.51.100.7");

        assertThat(find(lists, "192.0.2.1")).isNotEmpty();
        assertThat(find(lists, "192.0.2.1:8080")).isNotEmpty();
        assertThat(find(lists, "http://192.0.2.9/x")).isNotEmpty();
        assertThat(find(lists, "2001:db8::7")).isNotEmpty();
        assertThat(find(lists, "198.51.100.7")).isNotEmpty();
        assertThat(find(lists, "192.0.2.200")).isEmpty();
    }

    @Test
    void aNetworkThatHoldsWhatIsHarmlessStandsOnTheListToo() throws IOException {
        CompiledLists lists = lists(Matching.CIDR, "192.0.2.64/26");

        assertThat(find(lists, "192.0.2.0/24")).isNotEmpty();
        assertThat(find(lists, "192.0.2.64/28")).isNotEmpty();
        assertThat(find(lists, "192.0.3.0/24")).isEmpty();
    }

    @Test
    void aListThatOnlyShowsDoesNotHideWhatANetworkHolds() throws IOException {
        CompiledLists lists = lists(Matching.CIDR, "192.0.2.64/26");
        var shown =
                new WarningList(
                        2,
                        "Shown",
                        "",
                        Matching.CIDR,
                        Effect.SHOW,
                        50,
                        true,
                        false,
                        1,
                        Instant.EPOCH);
        lists.add(shown, "192.0.2.0/23");

        assertThat(find(lists, "192.0.2.0/24"))
                .extracting(Listed::list)
                .containsExactly("List", "Shown");
    }

    @Test
    void aDomainThatHoldsAListedNameWouldHitItAndIsKeptOut() throws IOException {
        CompiledLists lists = lists(Matching.HOSTNAME, "station.pages.example.com");

        assertThat(find(lists, "example.com"))
                .singleElement()
                .matches(Listed::keepsOut)
                .extracting(Listed::entry)
                .isEqualTo("station.pages.example.com");
        assertThat(find(lists, "pages.example.com")).isNotEmpty();
        assertThat(find(lists, "other.example.com")).isEmpty();
        assertThat(find(lists, "=example.com")).isEmpty();
        assertThat(find(lists, "http://example.com/page")).isEmpty();
    }

    @Test
    void aNameOnAListThatOnlyLowersKeepsNothingAboveItOut() throws IOException {
        var lists = new CompiledLists();
        var lowering =
                new WarningList(
                        2,
                        "Lowers",
                        "",
                        Matching.HOSTNAME,
                        Effect.LOWER,
                        30,
                        true,
                        false,
                        1,
                        Instant.EPOCH);
        lists.add(lowering, "station.example.com");

        assertThat(find(lists, "example.com")).isEmpty();
        assertThat(find(lists, "station.example.com"))
                .containsExactly(new Listed("Lowers", "station.example.com", Effect.LOWER, 30));
    }

    @Test
    void aNetworkTooWideToMeanAnybodyIsKeptOut() throws IOException {
        CompiledLists lists = lists(Matching.CIDR, "198.51.100.0/24");

        assertThat(find(lists, "64.0.0.0/8")).singleElement().matches(Listed::keepsOut);
        assertThat(find(lists, "2000::/16")).singleElement().matches(Listed::keepsOut);
        assertThat(find(lists, "64.0.0.0/9")).isEmpty();
        assertThat(find(lists, "64.0.0.1")).isEmpty();
    }

    @Test
    void partsAndExpressionsAreFoundAnywhere() throws IOException {
        assertThat(find(lists(Matching.SUBSTRING, "SAFE"), "very-safe.example")).isNotEmpty();
        assertThat(find(lists(Matching.REGEX, "/^ns\\d+\\.host\\.example$/"), "ns12.host.example"))
                .isNotEmpty();
        assertThat(find(lists(Matching.REGEX, "^ns\\d+\\."), "www.host.example")).isEmpty();
    }

    @Test
    void aMispWarninglistBringsItsNameAndItsWayOfMatching() throws IOException {
        Content content =
                read(
                        """
                        {"name": "Own networks", "type": "cidr", "category": "False positive",
                         "list": ["192.0.2.0/24", "not a network"]}""",
                        Matching.STRING);

        assertThat(content.name()).isEqualTo("Own networks");
        assertThat(content.matching()).isEqualTo(Matching.CIDR);
        assertThat(content.keepsOut()).isTrue();
        assertThat(content.entries()).containsExactly("192.0.2.0/24");
        assertThat(content.refused()).containsExactly("not a network: not a network");
    }

    @Test
    void whatIsOnlyAKnownIdentifierKeepsNothingOut() throws IOException {
        Content content =
                read(
                        """
                        {"type": "hostname", "category": "Known identifier", "list": ["cloud.example"]}""",
                        Matching.STRING);

        assertThat(content.keepsOut()).isFalse();
    }

    @Test
    void aListOfPopularSitesMayCarryRanks() throws IOException {
        assertThat(read("1,first.example\n2,second.example", Matching.STRING).entries())
                .containsExactly("first.example", "second.example");
    }

    @Test
    void aDocumentThatIsNoWarninglistIsRefusedWithTheReason() {
        assertThatThrownBy(() -> read("{\"list\": 7}", Matching.STRING))
                .hasMessage("a warninglist has an array named list");
        assertThatThrownBy(() -> read("{\"type\": \"magic\", \"list\": []}", Matching.STRING))
                .hasMessageContaining("string, substring, hostname, cidr or regex: magic");
    }

    private static Content read(String text, Matching matching) throws IOException {
        return ListReader.read(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "List", matching);
    }

    private static CompiledLists lists(Matching matching, String text) throws IOException {
        var list =
                new WarningList(
                        1,
                        "List",
                        "",
                        matching,
                        Effect.KEEP_OUT,
                        50,
                        true,
                        false,
                        1,
                        Instant.EPOCH);
        var lists = new CompiledLists();
        read(text, matching).entries().forEach(entry -> lists.add(list, entry));
        return lists;
    }

    private static List<Listed> find(CompiledLists lists, String value) {
        return switch (IndicatorParser.parse(value)) {
            case Parsed(var indicator) -> lists.find(indicator);
            default -> throw new IllegalArgumentException(value);
        };
    }
}
