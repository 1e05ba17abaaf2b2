package io.tipstaff.portal.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.portal.ApiClient;
import io.tipstaff.portal.Browser;
import io.tipstaff.portal.PortalTest;
import io.tipstaff.portal.TestPortal;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.feeds.SourceCalls;
import io.tipstaff.portal.search.internal.SearchNews;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What is found by what is known of it.
@PortalTest
class SearchIT {

    private static final String LIST =
            """
            indicator,malware,category,tags
            panel.searched.example,Mudlark,c2,night
            deep.panel.searched.example,Mudlark,c2,
            https://panel.searched.example/gate/in.php,Mudlark,c2,
            shop-searched.example,Quillworm,phishing,
            198.51.100.77,Mudlark,c2,
            198.51.101.9,Quillworm,c2,
            """;

    private static long source;

    @BeforeAll
    static void importAList(TestPortal portal) throws InterruptedException {
        SourceCalls sources = new SourceCalls(portal.api(Role.OPERATOR));
        source = sources.upload("Searched list", "searched.csv", LIST);
        sources.newestImport(source);
        for (int tries = 0; found(portal, "source=" + source).size() < 6 && tries < 300; tries++) {
            Thread.sleep(100);
        }
    }

    private static JsonNode search(TestPortal portal, String query) {
        return portal.api(Role.OPERATOR).get("/api/v1/search?" + query).json();
    }

    private static List<String> found(TestPortal portal, String query) {
        List<String> values = new ArrayList<>();
        search(portal, query).path("items").forEach(one -> values.add(one.at("/value").asString()));
        return values;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void aNameFindsWhatIsBelowItAndOnIt(TestPortal portal) {
        assertThat(found(portal, "value=panel.searched.example"))
                .containsExactlyInAnyOrder(
                        "panel.searched.example",
                        "deep.panel.searched.example",
                        "panel.searched.example/gate/in.php");
    }

    @Test
    void aNetworkFindsTheAddressesInIt(TestPortal portal) {
        assertThat(found(portal, "value=" + encoded("198.51.100.0/24")))
                .contains("198.51.100.77")
                .doesNotContain("198.51.101.9");
    }

    @Test
    void anyOtherTextIsFoundInsideTheValue(TestPortal portal) {
        assertThat(found(portal, "value=" + encoded("shop-search*")))
                .containsExactly("shop-searched.example");
        assertThat(found(portal, "value=" + encoded("gate/in")))
                .containsExactly("panel.searched.example/gate/in.php");
        assertThat(found(portal, "value=" + encoded("100%_"))).isEmpty();
    }

    @Test
    void capitalsDoNotMatter(TestPortal portal) throws InterruptedException {
        SourceCalls sources = new SourceCalls(portal.api(Role.OPERATOR));
        long capitals =
                sources.upload(
                        "Capital list",
                        "capitals.csv",
                        "indicator\nhttp://capitals.example/Kit-Of-Capitals/Gate.PHP\n");
        sources.newestImport(capitals);
        for (int tries = 0; found(portal, "source=" + capitals).isEmpty() && tries < 300; tries++) {
            Thread.sleep(100);
        }

        assertThat(found(portal, "value=" + encoded("kit-of-capitals/gate")))
                .containsExactly("capitals.example/Kit-Of-Capitals/Gate.PHP");
        assertThat(found(portal, "value=" + encoded("CAPITALS.example/*")))
                .containsExactly("capitals.example/Kit-Of-Capitals/Gate.PHP");
    }

    @Test
    void allPartsMustHold(TestPortal portal) {
        assertThat(found(portal, "threat=mudlark&kind=ipv4&source=" + source))
                .containsExactly("198.51.100.77");
        assertThat(found(portal, "tag=night&source=" + source))
                .containsExactly("panel.searched.example");
        assertThat(found(portal, "category=phishing&source=" + source))
                .containsExactly("shop-searched.example");
        assertThat(found(portal, "threat=mudlark&until=2020-01-01")).isEmpty();
    }

    @Test
    void whatIsMarkedRedIsFoundInTheCentreOnly(TestPortal portal) throws InterruptedException {
        var sources = new SourceCalls(portal.api(Role.OPERATOR));
        long red =
                sources.upload(
                        "Searched red list",
                        "red.csv",
                        "indicator,tlp\nred-searched.example,TLP:RED\ngreen-searched.example,TLP:GREEN\n");
        sources.newestImport(red);
        for (int tries = 0; found(portal, "source=" + red).size() < 2 && tries < 300; tries++) {
            Thread.sleep(100);
        }

        JsonNode outside =
                portal.api(Role.ANALYST).get("/api/v1/search?source=" + red).json().get("items");
        assertThat(found(portal, "source=" + red)).hasSize(2);
        assertThat(outside.findValuesAsString("value")).containsExactly("green-searched.example");
    }

    @Test
    void pagesLeadThroughEverythingOnce(TestPortal portal) {
        List<String> all = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = search(portal, "limit=2&source=" + source + next);
            page.path("items").forEach(one -> all.add(one.at("/value").asString()));
            next = page.path("next").isNull() ? "" : "&before=" + page.path("next").asString();
        } while (!next.isEmpty());

        assertThat(all).hasSize(6).doesNotHaveDuplicates();
    }

    @Test
    void whatCannotBeReadIsSaid(TestPortal portal) {
        ApiClient api = portal.api(Role.OPERATOR);

        assertThat(api.get("/api/v1/search?kind=spoon").body()).contains("no such kind: spoon");
        assertThat(api.get("/api/v1/search").status()).isEqualTo(400);
    }

    @Test
    void aSearchCostsOneLookupHoweverManyPagesAreRead(TestPortal portal) {
        Person analyst = portal.newPerson(portal.newAgency("Searcher"), Role.ANALYST);
        ApiClient api = portal.api(analyst);

        JsonNode first = api.get("/api/v1/search?limit=1&source=" + source).json();
        JsonNode second =
                api.get(
                                "/api/v1/search?limit=1&source="
                                        + source
                                        + "&before="
                                        + first.at("/next").asString())
                        .json();

        assertThat(first.at("/quota/used").asLong()).isEqualTo(1);
        assertThat(second.at("/quota/used").asLong()).isEqualTo(1);
    }

    @Test
    void aKeptSearchTellsWhatIsNewByMail(TestPortal portal) throws Exception {
        Person analyst = portal.newPerson(portal.newAgency("Kept"), Role.ANALYST);
        ApiClient api = portal.api(analyst);
        api.post(
                "/api/v1/search/kept",
                """
                {"name": "Newt watch", "query": {"value": "*newt-watched*"}, "mails": true}""");
        SourceCalls sources = new SourceCalls(portal.api(Role.OPERATOR));
        sources.newestImport(sources.upload("Newt list", "newt.txt", "one.newt-watched.example\n"));
        for (int i = 0; i < 300 && found(portal, "value=newt-watched").isEmpty(); i++) {
            Thread.sleep(100);
        }

        portal.part(SearchNews.class).look();

        assertThat(portal.mailTo(analyst.login(), "Newt watch"))
                .contains("one[.]newt-watched[.]example");
    }

    @Test
    void aKeptSearchIsItsOwnersAlone(TestPortal portal) {
        Person one = portal.newPerson(portal.newAgency("Owner of a search"), Role.ANALYST);
        ApiClient other = portal.api(portal.newPerson(one.agency(), Role.ANALYST));
        String id =
                portal.api(one)
                        .post(
                                "/api/v1/search/kept",
                                """
                                {"name": "Mine", "query": {"threat": "Mudlark"}, "mails": false}""")
                        .json()
                        .at("/id")
                        .asString();

        assertThat(other.get("/api/v1/search/kept").body()).doesNotContain("Mine");
        assertThat(other.delete("/api/v1/search/kept/" + id).status()).isEqualTo(404);
        assertThat(portal.api(one).delete("/api/v1/search/kept/" + id).status()).isEqualTo(204);
    }

    @Test
    void anAnalystSearchesAndKeepsTheSearchOnThePage(TestPortal portal, Browser browser) {
        browser.signIn(Role.ANALYST).open("/search").assertSound().type("#threat", "Mudlark");
        browser.click("main form button[type=submit]").waitFor("panel.searched.example");
        browser.assertSound().screenshot("search");
        browser.type("#name", "All of Mudlark")
                .click("form[action$='/search/kept'] button")
                .waitFor("Kept searches");

        assertThat(browser.text()).contains("All of Mudlark");
        browser.assertSound();
    }
}
