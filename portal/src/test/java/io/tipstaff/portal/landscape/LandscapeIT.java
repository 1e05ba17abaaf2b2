package io.tipstaff.portal.landscape;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.portal.ApiClient;
import io.tipstaff.portal.Browser;
import io.tipstaff.portal.PortalTest;
import io.tipstaff.portal.TestPortal;
import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.feeds.SourceCalls;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@PortalTest
class LandscapeIT {

    /// Iceland has 16 addresses and three threats, Norway 16 and two, one of them long over.
    @BeforeAll
    static void place(TestPortal portal) throws InterruptedException {
        ApiClient operator = portal.api(Role.OPERATOR);
        for (String network : new String[] {"203.0.113.0/28 IS", "203.0.113.16/28 NO"}) {
            String[] parts = network.split(" ", -1);
            operator.post(
                    "/api/v1/geography/networks",
                    String.format(
                            Locale.ROOT,
                            """
                            {"network": "%s", "country": "%s", "asNumber": "64499", "asName": "Test net", "note": "test"}""",
                            parts[0],
                            parts[1]));
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Instant old = now.minus(200, ChronoUnit.DAYS);
        String document =
                "indicator,malware,category,first_seen,last_seen\n"
                        + "203.0.113.1,Night Ferry,phishing,"
                        + old
                        + ","
                        + now
                        + "\n"
                        + "203.0.113.2:443,Night Ferry,c2,"
                        + now
                        + ","
                        + now
                        + "\n"
                        + "http://203.0.113.3/gate.php,Mudlark,phishing,"
                        + now
                        + ","
                        + now
                        + "\n"
                        + "http://place.example/gate.php,Mudlark,phishing,"
                        + now
                        + ","
                        + now
                        + "\n"
                        + "203.0.113.17,Mudlark,phishing,"
                        + now
                        + ","
                        + now
                        + "\n"
                        + "203.0.113.18,Mudlark,phishing,"
                        + old
                        + ","
                        + old
                        + "\n";
        SourceCalls sources = new SourceCalls(operator);
        JsonNode done = sources.newestImport(sources.upload("Placed", "placed.csv", document));
        assertThat(done.at("/state").asString()).isEqualTo("done");
        country(portal, "", "IS", one -> one.at("/threats").asLong() == 3);
    }

    private static Optional<JsonNode> country(TestPortal portal, String query, String code) {
        return portal.api(Role.OPERATOR)
                .get("/api/v1/landscape" + query)
                .json()
                .at("/countries")
                .valueStream()
                .filter(one -> one.at("/country").asString().equals(code))
                .findFirst();
    }

    private static JsonNode country(
            TestPortal portal, String query, String code, Predicate<JsonNode> wanted)
            throws InterruptedException {
        for (int tries = 0; tries < 400; tries++) {
            Optional<JsonNode> found = country(portal, query, code).filter(wanted);
            if (found.isPresent()) {
                return found.get();
            }
            Thread.sleep(100);
        }
        throw new AssertionError(
                code + " did not become as wanted: " + country(portal, query, code));
    }

    @Test
    void countsWhatWasActiveInThePeriod(TestPortal portal) throws Exception {
        assertThat(country(portal, "", "IS", one -> true).at("/fresh").asLong()).isEqualTo(2);
        assertThat(country(portal, "", "NO", one -> true).at("/threats").asLong()).isEqualTo(1);
        assertThat(country(portal, "?period=year", "NO", one -> true).at("/threats").asLong())
                .isEqualTo(2);
        assertThat(country(portal, "", "IS", one -> true).at("/threatsBefore").asLong())
                .isEqualTo(1);
    }

    @Test
    void countsOnlyOneCategoryOrKindWhenAsked(TestPortal portal) throws Exception {
        assertThat(country(portal, "?type=phishing", "IS", one -> true).at("/threats").asLong())
                .isEqualTo(2);
        assertThat(country(portal, "?type=endpoint", "IS", one -> true).at("/threats").asLong())
                .isEqualTo(1);
        assertThat(portal.api(Role.OPERATOR).get("/api/v1/landscape?type=nonsense").status())
                .isEqualTo(400);
    }

    @Test
    void tellsAboutOneCountry(TestPortal portal) {
        JsonNode country = portal.api(Role.ANALYST).get("/api/v1/landscape/IS").json();

        assertThat(country.at("/name").asString()).isEqualTo("Iceland");
        assertThat(country.at("/threats/0/name").asString()).isEqualTo("Night Ferry");
        assertThat(country.at("/threats/0/count").asLong()).isEqualTo(2);
        assertThat(country.at("/systems/0/name").asString()).isEqualTo("Test net");
        assertThat(country.at("/newest")).hasSize(3);
        assertThat(country.at("/trend")).hasSize(30);
        assertThat(country.at("/trend/29/fresh").asLong()).isEqualTo(2);
        assertThat(portal.api(Role.ANALYST).get("/api/v1/landscape/XX").status()).isEqualTo(404);
    }

    @Test
    void followsAnIndicatorThatMovesToAnotherCountry(TestPortal portal) throws Exception {
        ApiClient operator = portal.api(Role.OPERATOR);
        operator.post(
                "/api/v1/geography/networks",
                """
                {"network": "203.0.113.17", "country": "FI", "note": "moved"}""");
        country(portal, "?period=day", "FI", one -> one.at("/threats").asLong() == 1);
        assertThat(country(portal, "?period=day", "NO")).isEmpty();

        operator.delete("/api/v1/geography/networks?network=203.0.113.17");

        country(portal, "?period=day", "NO", one -> one.at("/threats").asLong() == 1);
        assertThat(country(portal, "?period=day", "FI")).isEmpty();
    }

    @Test
    void isTheMainPictureOfTheFirstPage(TestPortal portal, Browser browser) {
        browser.signIn(Role.ANALYST).open("/").waitFor("Threat map");

        browser.find(".tile-map .land[data-country=IS]");
        browser.waitFor("Iceland").assertSound().screenshot("overview");
    }

    @Test
    void showsTheWorldWithItsNumbersBesideIt(TestPortal portal, Browser browser) {
        browser.signIn(Role.OPERATOR).open("/map?by=threats&period=year");

        assertThat(browser.find(".land[data-country=IS]").getDomAttribute("class"))
                .contains("shade-");
        assertThat(browser.find(".land[data-country=BR]").getDomAttribute("class"))
                .contains("shade-0");
        browser.waitFor("live").assertSound().screenshot("map");

        browser.find("a[href^='/map/IS']").click();
        browser.waitFor("Night Ferry").assertSound().screenshot("country");
        assertThat(browser.path()).startsWith("/map/IS?period=year");
    }

    @Test
    void saysWhenNothingIsKnownOfACountry(TestPortal portal, Browser browser) {
        browser.signIn(Role.ANALYST)
                .open("/map/BR")
                .waitFor("Nothing is known of this country in this period")
                .assertSound();
    }
}
