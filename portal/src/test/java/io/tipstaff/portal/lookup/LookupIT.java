package io.tipstaff.portal.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.portal.ApiClient;
import io.tipstaff.portal.Browser;
import io.tipstaff.portal.PortalTest;
import io.tipstaff.portal.TestPortal;
import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.feeds.SourceCalls;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@PortalTest
class LookupIT {

    @BeforeAll
    static void importAList(TestPortal portal) throws InterruptedException {
        SourceCalls sources = new SourceCalls(portal.api(Role.OPERATOR));
        long id =
                sources.upload(
                        "Lookup list",
                        "lookup.csv",
                        """
                        indicator,malware,confidence,first_seen
                        asked.example,Mudlark,90,2026-11-01
                        192.0.2.128/26,Quillworm,60,2026-11-01
                        http://part.asked.example/gate.php,Mudlark,80,2026-11-01
                        """);
        sources.newestImport(id);
        for (int tries = 0;
                ask(portal, "sub.asked.example").get("findings").isEmpty() && tries < 300;
                tries++) {
            Thread.sleep(100);
        }
    }

    private static JsonNode ask(TestPortal portal, String value) {
        return portal.api(Role.ANALYST)
                .get("/api/v1/lookup?value=" + URLEncoder.encode(value, StandardCharsets.UTF_8))
                .json();
    }

    @Test
    void anIndicatorIsAnsweredWithZoneScoreReasonsAndSources(TestPortal portal) {
        JsonNode answer = ask(portal, "asked[.]example");

        assertThat(answer.get("value").asString()).isEqualTo("asked.example");
        assertThat(answer.get("score").asInt()).isEqualTo(63);
        assertThat(answer.get("zone").asString()).isEqualTo("orange");
        JsonNode finding = answer.get("findings").get(0);
        assertThat(finding.get("relation").asString()).isEqualTo("same");
        assertThat(finding.at("/reasons/0/text").asString())
                .contains("source trusted to 70 %, its own confidence 90 %");
        assertThat(finding.at("/observations/0/source").asString()).isEqualTo("Lookup list");
        assertThat(finding.at("/observations/0/threats/0").asString()).isEqualTo("Mudlark");
        assertThat(finding.at("/observations/0/place").asString()).startsWith("line 2");
    }

    @Test
    void anObjectIsCoveredByItsDomainOrNetwork(TestPortal portal) {
        JsonNode name = ask(portal, "deep.sub.asked.example");
        JsonNode address = ask(portal, "192.0.2.130");

        assertThat(name.at("/findings/0/relation").asString()).isEqualTo("covers");
        assertThat(address.get("findings").findValuesAsString("value")).contains("192.0.2.128/26");
    }

    @Test
    void aUrlIsKnownByItsHost(TestPortal portal) {
        JsonNode answer = ask(portal, "https://www.asked.example/other");

        assertThat(answer.at("/findings/0/relation").asString()).isEqualTo("part");
    }

    @Test
    void theUnknownIsNotCategorised(TestPortal portal) {
        JsonNode answer = ask(portal, "unheard-of.example");

        assertThat(answer.get("zone").asString()).isEqualTo("grey");
        assertThat(answer.get("findings").size()).isZero();
    }

    @Test
    void whatIsMarkedRedCountsForTheCentreOnly(TestPortal portal) throws InterruptedException {
        ApiClient operator = portal.api(Role.OPERATOR);
        var sources = new SourceCalls(operator);
        sources.newestImport(
                sources.upload(
                        "Lookup red list",
                        "red.csv",
                        "indicator,malware,tlp\nmarked-red.example,Redweed,TLP:RED\nasked.example,Redweed,TLP:RED\n"));

        JsonNode inside = operator.get("/api/v1/lookup?value=marked-red.example").json();
        JsonNode outside = ask(portal, "marked-red.example");

        assertThat(inside.at("/findings/0/observations/0/source").asString())
                .isEqualTo("Lookup red list");
        assertThat(outside.get("findings").size()).isZero();
        assertThat(outside.get("zone").asString()).isEqualTo("grey");
        assertThat(ask(portal, "asked.example").toString()).doesNotContain("Redweed", "red list");
    }

    @Test
    void manyObjectsAreAnsweredInTheirOrder(TestPortal portal) {
        ApiClient.Answer answer =
                portal.api(Role.ANALYST)
                        .post(
                                "/api/v1/lookup",
                                "{\"values\": [\"unheard-of.example\", \"asked.example\", \"no indicator\"]}");

        assertThat(answer.json().at("/answers/0/zone").asString()).isEqualTo("grey");
        assertThat(answer.json().at("/answers/1/zone").asString()).isEqualTo("orange");
        assertThat(answer.json().at("/answers/2/refusal").asString())
                .isEqualTo("not an indicator: has blanks");
    }

    @Test
    void thePageShowsTheAnswer(TestPortal portal, Browser browser) {
        browser.signIn(Role.ANALYST)
                .open("/lookup?q=asked.example")
                .waitFor("Who says what")
                .waitForCount("[data-section]", 0);

        assertThat(browser.text())
                .contains("Not trusted")
                .contains("Mudlark")
                .contains("Lookup list");
        browser.assertSound().screenshot("lookup");
    }

    @Test
    void severalLinesGiveATable(TestPortal portal, Browser browser) {
        browser.signIn(Role.ANALYST).open("/lookup");
        browser.find("#q").sendKeys("asked.example\nunheard-of.example\n10.1.2.3");

        browser.click("main button[type=submit]").waitFor("What is known");

        browser.assertSound();
    }

    @Test
    void aPrivateAddressIsSaidToBePrivate(TestPortal portal, Browser browser) {
        browser.signIn(Role.ANALYST)
                .open("/lookup?q=10.1.2.3")
                .waitFor("A private address")
                .waitForCount("[data-section]", 0)
                .assertSound();
    }

    @Test
    void whatIsNoIndicatorIsSaidToBeNone(TestPortal portal, Browser browser) {
        browser.signIn(Role.ANALYST)
                .open("/lookup?q=just+words")
                .waitFor("This is not an indicator")
                .assertSound();
    }

    @Test
    void employeesMayNotLookUp(TestPortal portal) {
        assertThat(portal.api(Role.EMPLOYEE).get("/api/v1/lookup?value=asked.example").status())
                .isEqualTo(403);
    }
}
