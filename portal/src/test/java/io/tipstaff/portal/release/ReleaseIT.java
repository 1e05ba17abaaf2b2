package io.tipstaff.portal.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.portal.ApiClient;
import io.tipstaff.portal.ApiClient.Answer;
import io.tipstaff.portal.Browser;
import io.tipstaff.portal.PortalTest;
import io.tipstaff.portal.TestPortal;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.database.Database;
import io.tipstaff.portal.database.OwnerAccess;
import io.tipstaff.portal.feeds.SourceCalls;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Lists of indicators on request.
@PortalTest
class ReleaseIT {

    private static final String REQUESTS = "/api/v1/requests";
    private static final String RELEASES = "/api/v1/releases";

    private static long source;

    @BeforeAll
    static void importAList(TestPortal portal) throws InterruptedException {
        ApiClient operator = portal.api(Role.OPERATOR);
        SourceCalls sources = new SourceCalls(operator);
        source =
                sources.upload(
                        "Released list",
                        "released.csv",
                        """
                        indicator,category,malware,tlp
                        open.released.example,ransomware,Wharfrat,TLP:GREEN
                        amber.released.example,ransomware,Wharfrat,TLP:AMBER
                        inner.released.example,ransomware,Wharfrat,TLP:AMBER+STRICT
                        red.released.example,ransomware,Wharfrat,TLP:RED
                        """);
        sources.newestImport(source);
        String held = "/api/v1/feeds/ransomware-url/file?format=plain";
        for (int tries = 0;
                !operator.get(held).body().contains("inner.released.example") && tries < 300;
                tries++) {
            Thread.sleep(100);
        }
    }

    private static Person analyst(TestPortal portal) {
        return portal.newPerson(portal.newAgency("Canal police"), Role.ANALYST);
    }

    private static Answer ask(ApiClient api, String wanted) {
        return api.post(
                REQUESTS,
                "{\"kind\": \"indicators\", \"wanted\": "
                        + wanted
                        + ", \"reason\": \"Case at the locks\"}");
    }

    private static String asked(ApiClient api, String wanted) {
        Answer answer = ask(api, wanted);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().at("/id").asString();
    }

    private static String ofSource() {
        return "{\"source\": " + source + "}";
    }

    private static List<String> values(ApiClient reader, String id) {
        List<String> values = new ArrayList<>();
        reader.get(RELEASES + "/" + id)
                .json()
                .path("items")
                .forEach(one -> values.add(one.at("/value").asString()));
        return values;
    }

    private static JdbcClient owner(TestPortal portal) {
        return OwnerAccess.of(portal.part(Database.class)).client();
    }

    @Test
    void nobodyButTheCentreSeesAListBeforeItIsGranted(TestPortal portal) {
        ApiClient api = portal.api(analyst(portal));
        String id = asked(api, ofSource());

        assertThat(api.get(RELEASES + "/" + id).status()).isEqualTo(404);
        assertThat(api.get(RELEASES + "/" + id + "/file?format=csv").status()).isEqualTo(404);
        assertThat(api.get(REQUESTS + "/" + id).body()).doesNotContain("released.example");
        assertThat(values(portal.api(Role.OPERATOR), id))
                .containsExactlyInAnyOrder(
                        "open.released.example",
                        "amber.released.example",
                        "inner.released.example");
    }

    @Test
    void theDatabaseItselfHidesWhatIsNotGranted(TestPortal portal) {
        Person analyst = analyst(portal);
        String id = asked(portal.api(analyst), ofSource());
        JdbcClient database = portal.part(JdbcClient.class);
        String count = "select count(*) from release.item where request_id = ?::uuid";

        long own =
                analyst.scope()
                        .call(() -> database.sql(count).param(id).query(Long.class).single());
        int changed =
                analyst.scope()
                        .call(
                                () ->
                                        database.sql(
                                                        "update release.item set granted = true where request_id = ?::uuid")
                                                .param(id)
                                                .update());

        assertThat(own).isZero();
        assertThat(changed).isZero();
        assertThat(owner(portal).sql(count).param(id).query(Long.class).single()).isEqualTo(3);
    }

    @Test
    void aPartIsHandedOutInTheFormatsOfFeedsAndAudited(TestPortal portal) {
        Person analyst = analyst(portal);
        ApiClient api = portal.api(analyst);
        ApiClient operator = portal.api(Role.OPERATOR);
        String id = asked(api, ofSource());

        Answer granted =
                operator.post(
                        REQUESTS + "/" + id + "/grant", "{\"granted\": {\"tlp\": \"TLP:AMBER\"}}");

        assertThat(granted.json().at("/state").asString()).as(granted.body()).isEqualTo("partly");
        assertThat(granted.json().at("/decision/granted").asString())
                .isEqualTo("2 indicators (1 TLP:GREEN, 1 TLP:AMBER)");
        for (String format : List.of("csv", "stix-2-1", "plain")) {
            assertThat(api.get(RELEASES + "/" + id + "/file?format=" + format).body())
                    .as(format)
                    .contains("open.released.example", "amber.released.example")
                    .doesNotContain("inner.released.example", "red.released.example");
        }
        assertThat(operator.get("/api/v1/audit?q=release.handed-out").body())
                .contains(analyst.login(), id, "stix-2-1");
        ApiClient other = portal.api(analyst(portal));
        assertThat(other.get(RELEASES + "/" + id + "/file?format=csv").status()).isEqualTo(404);
    }

    @Test
    void theListStaysAsItWasWhenItWasAskedFor(TestPortal portal) {
        ApiClient api = portal.api(analyst(portal));
        ApiClient operator = portal.api(Role.OPERATOR);
        String id = asked(api, ofSource());

        owner(portal)
                .sql(
                        """
                        update feeds.assessment set threats = '{Renamed}'
                        where indicator_id = (select id from feeds.indicator where value = 'open.released.example')
                        """)
                .update();
        operator.post(REQUESTS + "/" + id + "/grant", "{\"granted\": {\"without\": [3]}}");

        JsonNode items = api.get(RELEASES + "/" + id).json().path("items");
        assertThat(items).hasSize(2);
        assertThat(items.toString()).contains("Wharfrat").doesNotContain("Renamed");
    }

    @Test
    void whatIsMarkedMoreStrictlyAfterTheDecisionIsHeldBack(TestPortal portal) {
        ApiClient api = portal.api(analyst(portal));
        String id = asked(api, "{\"value\": \"amber.released.example\"}");
        portal.api(Role.OPERATOR).post(REQUESTS + "/" + id + "/grant", "{}");
        assertThat(values(api, id)).containsExactly("amber.released.example");
        String mark =
                """
                update feeds.assessment set tlp = ?
                where indicator_id = (select id from feeds.indicator where value = 'amber.released.example')
                """;

        owner(portal).sql(mark).param("AMBER_STRICT").update();

        assertThat(values(api, id)).isEmpty();
        owner(portal).sql(mark).param("AMBER").update();
        assertThat(values(api, id)).containsExactly("amber.released.example");
    }

    @Test
    void nothingIsHandedOutAfterTheEnd(TestPortal portal) {
        ApiClient api = portal.api(analyst(portal));
        String id = asked(api, ofSource());
        portal.api(Role.OPERATOR).post(REQUESTS + "/" + id + "/grant", "{}");
        assertThat(values(api, id)).hasSize(3);

        portal.api(Role.OPERATOR).post(REQUESTS + "/" + id + "/revoke", "{}");

        assertThat(api.get(RELEASES + "/" + id).status()).isEqualTo(404);
        assertThat(api.get(RELEASES + "/" + id + "/file?format=plain").status()).isEqualTo(404);
    }

    @Test
    void aFeedIsAskedForAsFarAsTheSubscriptionDoesNotGo(TestPortal portal) {
        Person analyst = analyst(portal);
        ApiClient operator = portal.api(Role.OPERATOR);
        operator.put(
                "/api/v1/subscriptions/" + analyst.agency() + "/ransomware-url",
                "{\"clearance\": \"GREEN\"}");
        String id = asked(portal.api(analyst), "{\"feed\": \"ransomware-url\"}");

        assertThat(values(operator, id))
                .contains("amber.released.example", "inner.released.example")
                .doesNotContain("open.released.example", "red.released.example");
        assertThat(operator.get(REQUESTS + "/" + id).json().at("/title").asString())
                .isEqualTo("the indicators of the feed ransomware-url");
    }

    @Test
    void aKeptSearchIsAskedForAsItWasThen(TestPortal portal) {
        ApiClient api = portal.api(analyst(portal));
        String kept =
                api.post(
                                "/api/v1/search/kept",
                                """
                                {"name": "Rats", "query": {"threat": "Wharfrat", "tlp": "AMBER"}, "mails": false}""")
                        .json()
                        .at("/id")
                        .asString();

        String id = asked(api, "{\"kept\": \"" + kept + "\"}");
        assertThat(api.get(REQUESTS + "/" + id).json().at("/title").asString())
                .isEqualTo("the indicators with threat Wharfrat, marking TLP:AMBER");

        assertThat(values(portal.api(Role.OPERATOR), id)).containsExactly("amber.released.example");
        assertThat(ask(portal.api(analyst(portal)), "{\"kept\": \"" + kept + "\"}").status())
                .as("somebody else's")
                .isEqualTo(404);
    }

    @Test
    void ofNamedIndicatorsThoseAreOnTheListThatMayBePassedOn(TestPortal portal) {
        ApiClient api = portal.api(analyst(portal));

        String id =
                asked(
                        api,
                        """
                        {"values": ["open[.]released.example", "AMBER.released.example", "red.released.example",
                                    "unheard-of.released.example"]}""");

        assertThat(values(portal.api(Role.OPERATOR), id))
                .containsExactlyInAnyOrder("open.released.example", "amber.released.example");
        assertThat(api.get(REQUESTS + "/" + id).json().at("/title").asString())
                .isEqualTo(
                        "the indicators open.released.example, amber.released.example, red.released.example and 1 more");
    }

    @Test
    void askingDoesNotTellWhichNamedIndicatorsTheCentreKnows(TestPortal portal) {
        ApiClient api = portal.api(analyst(portal));

        String id = asked(api, "{\"values\": \"unheard-of.released.example\"}");

        assertThat(values(portal.api(Role.OPERATOR), id)).isEmpty();
        assertThat(
                        portal.api(Role.OPERATOR)
                                .post(REQUESTS + "/" + id + "/grant", "{}")
                                .json()
                                .at("/detail")
                                .asString())
                .contains("nothing of the list is left to grant; refuse it");
    }

    @Test
    void aNamedLineThatIsNoIndicatorIsSaid(TestPortal portal) {
        ApiClient api = portal.api(analyst(portal));

        assertThat(
                        ask(api, "{\"values\": \"open.released.example\\nnot an indicator\"}")
                                .json()
                                .at("/detail")
                                .asString())
                .startsWith("no indicator: not an indicator: ");
        assertThat(ask(api, "{\"values\": \"\"}").json().at("/detail").asString())
                .isEqualTo("name at least one indicator, one a line");
    }

    @Test
    void indicatorsAreNamedOnThePage(TestPortal portal, Browser browser) {
        browser.signIn(analyst(portal)).open("/search");
        browser.click("main a[href^='/requests/new/indicators']").waitFor("Indicators, one a line");
        browser.type("#values", "open.released.example\nnonsense here");
        browser.type("#reason", "Named at the locks");
        browser.click("main form .btn-primary").waitFor("no indicator: nonsense here");
        browser.assertSound().screenshot("request-named-indicators");
        browser.type("#values", "open.released.example\nhttp://open.released.example/gate");

        browser.click("main form .btn-primary").waitFor("The request was sent");
    }

    @Test
    void refusesWhatMakesNoList(TestPortal portal) {
        ApiClient api = portal.api(analyst(portal));

        assertThat(ask(api, "{}").json().at("/detail").asString()).contains("say which indicators");
        assertThat(
                        ask(api, "{\"value\": \"red.released.example\"}")
                                .json()
                                .at("/detail")
                                .asString())
                .contains("nothing fits that could be passed on");
        assertThat(ask(api, "{\"feed\": \"no-such\"}").status()).isEqualTo(404);
        assertThat(ask(api, "{\"source\": 1, \"most\": 20001}").json().at("/detail").asString())
                .contains("from 1 to 20000");
        asked(api, ofSource());
        assertThat(ask(api, ofSource()).json().at("/detail").asString()).contains("waits");
    }

    @Test
    void theListIsAskedForFromTheSearchAndDecidedOnThePage(TestPortal portal, Browser browser) {
        Person analyst = analyst(portal);
        browser.signIn(analyst).open("/search?source=" + source).waitFor("amber.released.example");
        browser.click("main a.btn[href^='/requests/new/indicators']")
                .waitFor("the indicators with");
        browser.type("#reason", "Ransom at the locks")
                .assertSound()
                .screenshot("request-indicators");
        browser.click("main form .btn-primary").waitFor("The request was sent");
        browser.open("/requests").click("tbody tr:first-child a").waitFor("Ransom at the locks");
        assertThat(browser.text()).doesNotContain("released.example");
        browser.assertSound();

        browser.signIn(Role.OPERATOR)
                .open("/requests?q=Ransom%20at")
                .waitFor("Ransom at the locks");
        browser.click("tbody tr:first-child a").waitFor("inner.released.example");
        browser.click("input[aria-label='Leave out inner.released.example']");
        browser.assertSound().screenshot("release-decision");
        browser.click("main form.panel .btn-primary").waitFor("The decision was saved");

        browser.signIn(analyst).open("/requests").click("tbody tr:first-child a");
        browser.waitFor("amber.released.example").assertSound().screenshot("release");
        assertThat(browser.text()).doesNotContain("inner.released.example");
    }

    @Test
    void aFeedWithoutASubscriptionSaysHowToAskForIt(TestPortal portal, Browser browser) {
        browser.signIn(analyst(portal)).open("/feeds/ransomware-url");

        browser.click("main a[href*='/requests/new/indicators']")
                .waitFor("the indicators of the feed ransomware-url")
                .assertSound();
    }
}
