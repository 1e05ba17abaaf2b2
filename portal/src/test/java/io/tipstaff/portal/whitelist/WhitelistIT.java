package io.tipstaff.portal.whitelist;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.portal.ApiClient;
import io.tipstaff.portal.Browser;
import io.tipstaff.portal.PortalTest;
import io.tipstaff.portal.TestPortal;
import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.feeds.SourceCalls;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@PortalTest
class WhitelistIT {

    @BeforeAll
    static void importAList(TestPortal portal) throws InterruptedException {
        SourceCalls sources = new SourceCalls(portal.api(Role.OPERATOR));
        long id =
                sources.upload(
                        "Careless list",
                        "careless.txt",
                        """
                        10.77.1.2
                        wikipedia.org
                        doubtful.careless.example
                        overruled.careless.example
                        listed.careless.example
                        lowered.careless.example
                        hoster-of-many.example
                        """);
        sources.newestImport(id);
        lookup(portal, "wikipedia.org", answer -> answer.at("/zone").asString().equals("green"));
    }

    private static JsonNode lookup(TestPortal portal, String value, Predicate<JsonNode> wanted)
            throws InterruptedException {
        for (int tries = 0; tries < 300; tries++) {
            JsonNode answer = portal.api(Role.OPERATOR).get("/api/v1/lookup?value=" + value).json();
            if (wanted.test(answer)) {
                return answer;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("the answer about " + value + " did not become as wanted");
    }

    private static JsonNode keptOut(TestPortal portal, String text, int count)
            throws InterruptedException {
        ApiClient operator = portal.api(Role.OPERATOR);
        for (int tries = 0; tries < 300; tries++) {
            JsonNode items = operator.get("/api/v1/kept-out?q=" + text).json().get("items");
            if (items.size() == count) {
                return items;
            }
            Thread.sleep(100);
        }
        throw new AssertionError(count + " kept out with " + text + " were wanted");
    }

    @Test
    void whatEverybodyVisitsIsKeptOutAndSaidToBeGood(TestPortal portal) throws Exception {
        JsonNode item = keptOut(portal, "wikipedia.org", 1).get(0);

        assertThat(item.at("/keptOut").asString())
                .isEqualTo("on the list Popular names: wikipedia.org");
        assertThat(item.at("/zone").asString()).isEqualTo("green");
    }

    @Test
    void aPrivateAddressIsNeverMatched(TestPortal portal) throws Exception {
        assertThat(keptOut(portal, "10.77.1.2", 1).get(0).at("/keptOut").asString())
                .contains("Special addresses");
    }

    @Test
    void aWarninglistTakesEffectAtOnceAndCanBeSwitchedOff(TestPortal portal) throws Exception {
        ApiClient operator = portal.api(Role.OPERATOR);
        operator.post(
                "/api/v1/whitelists?name=Own",
                """
                {"name": "Own names", "type": "hostname", "list": ["listed.careless.example"]}""");
        keptOut(portal, "listed.careless.example", 1);

        long id =
                operator.get("/api/v1/whitelists")
                        .json()
                        .at("/items")
                        .valueStream()
                        .filter(list -> list.at("/name").asString().equals("Own names"))
                        .findFirst()
                        .orElseThrow()
                        .at("/id")
                        .asLong();
        operator.put("/api/v1/whitelists/" + id, "{\"enabled\": false, \"effect\": \"keep-out\"}");

        keptOut(portal, "listed.careless.example", 0);
    }

    private static long listCalled(ApiClient api, String name) {
        return api.get("/api/v1/whitelists")
                .json()
                .at("/items")
                .valueStream()
                .filter(list -> list.at("/name").asString().equals(name))
                .findFirst()
                .orElseThrow()
                .at("/id")
                .asLong();
    }

    @Test
    void aListThatOnlyLowersLeavesItReportedWithALowerScore(TestPortal portal) throws Exception {
        ApiClient operator = portal.api(Role.OPERATOR);
        operator.post(
                "/api/v1/whitelists?name=Lowers",
                """
                {"name": "Lowered names", "type": "hostname", "list": ["lowered.careless.example"]}""");
        keptOut(portal, "lowered.careless.example", 1);
        String path = "/api/v1/whitelists/" + listCalled(operator, "Lowered names");

        JsonNode set =
                operator.put(path, "{\"enabled\": true, \"effect\": \"lower\", \"lowersBy\": 40}")
                        .json();

        assertThat(set.at("/effect").asString()).isEqualTo("lower");
        JsonNode answer =
                lookup(portal, "lowered.careless.example", one -> one.at("/score").asInt() == 42);
        assertThat(answer.at("/findings/0/reasons").toString())
                .contains("which lowers the score by 40 %");
        keptOut(portal, "lowered.careless.example", 0);
        assertThat(
                        operator.put(
                                        path,
                                        "{\"enabled\": true, \"effect\": \"lower\", \"lowersBy\": 100}")
                                .status())
                .isEqualTo(400);
    }

    @Test
    void aDomainAboveAListedNameIsKeptOutUntilItIsJudged(TestPortal portal) throws Exception {
        ApiClient operator = portal.api(Role.OPERATOR);
        operator.post(
                "/api/v1/whitelists?name=Protected",
                """
                {"name": "Protected names", "type": "hostname", "list": ["station.hoster-of-many.example"]}""");

        assertThat(keptOut(portal, "hoster-of-many.example", 1).get(0).at("/keptOut").asString())
                .isEqualTo("on the list Protected names: station.hoster-of-many.example");

        operator.post(
                "/api/v1/verdicts",
                """
                {"values": ["hoster-of-many.example"], "says": "malicious", "comment": "The whole domain is bad"}""");

        keptOut(portal, "hoster-of-many.example", 0);
        lookup(portal, "hoster-of-many.example", one -> one.at("/zone").asString().equals("red"));
    }

    @Test
    void theOperatorChoosesOnTheListsPageWhatAListDoes(TestPortal portal, Browser browser) {
        ApiClient operator = portal.api(Role.OPERATOR);
        operator.post(
                "/api/v1/whitelists?name=Chosen",
                """
                {"name": "Chosen names", "type": "hostname", "list": ["chosen.example"]}""");
        long id = listCalled(operator, "Chosen names");

        browser.signIn(Role.OPERATOR).open("/whitelist/lists/" + id).waitFor("Chosen names");
        browser.click("input[name=effect][value=LOWER]");
        browser.type("#lowersBy", "25");
        browser.click("main form .btn-primary");
        browser.waitFor("Chosen names");

        browser.assertSound().screenshot("whitelist-list");
        browser.open("/whitelist").waitFor("lowers by 25 %");
        browser.assertSound();
    }

    @Test
    void anAnalystOfTheCentreOverrulesAListAndTakesItBack(TestPortal portal) throws Exception {
        ApiClient operator = portal.api(Role.OPERATOR);
        operator.post(
                "/api/v1/verdicts",
                """
                {"values": ["overruled.careless.example"], "says": "harmless", "comment": "Our own test"}""");
        JsonNode answer =
                lookup(
                        portal,
                        "overruled.careless.example",
                        one -> one.at("/zone").asString().equals("green"));
        assertThat(answer.at("/findings/0/reasons").toString())
                .contains("judged harmless by administrator: Our own test");

        operator.post("/api/v1/verdicts/undo", "[\"overruled.careless.example\"]");

        lookup(
                portal,
                "overruled.careless.example",
                one -> !one.at("/zone").asString().equals("green"));
    }

    @Test
    void aVerdictNeedsAComment(TestPortal portal) {
        ApiClient.Answer answer =
                portal.api(Role.OPERATOR)
                        .post(
                                "/api/v1/verdicts",
                                "{\"values\": [\"a.example\"], \"says\": \"harmless\", \"comment\": \"\"}");

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void otherAgenciesMayNotDecideForAll(TestPortal portal) {
        ApiClient analyst = portal.api(Role.ANALYST);

        assertThat(
                        analyst.post(
                                        "/api/v1/verdicts",
                                        """
                                        {"values": ["a.example"], "says": "harmless", "comment": "mine"}""")
                                .status())
                .isEqualTo(403);
        assertThat(analyst.get("/api/v1/kept-out").status()).isEqualTo(403);
    }

    @Test
    void whatIsInDoubtIsJudgedOnThePageAndLeavesTheQueue(TestPortal portal, Browser browser) {
        browser.signIn(Role.OPERATOR).open("/validation").waitFor("doubtful.careless.example");
        browser.assertSound().screenshot("validation");
        browser.click("input[value='domain doubtful.careless.example']");
        browser.type("#comment", "Seen in case 7").click("button[value=malicious]");

        browser.waitFor("1 indicators were judged malicious").assertSound();
        browser.open("/whitelist").waitFor("Seen in case 7").assertSound().screenshot("whitelist");
    }

    @Test
    void thePageOfAListShowsItsEntries(TestPortal portal, Browser browser) {
        browser.signIn(Role.OPERATOR).open("/whitelist").waitFor("Popular names");
        browser.click("tbody tr:nth-child(2) a").waitFor("entries").assertSound();
        browser.open("/kept-out").waitFor("wikipedia.org").assertSound().screenshot("kept-out");
    }
}
