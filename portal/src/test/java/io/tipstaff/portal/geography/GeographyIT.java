package io.tipstaff.portal.geography;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.portal.ApiClient;
import io.tipstaff.portal.Browser;
import io.tipstaff.portal.PortalTest;
import io.tipstaff.portal.TestPortal;
import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.geography.internal.TinyMmdb;
import io.tipstaff.portal.home.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@PortalTest
class GeographyIT {

    private static JsonNode place(TestPortal portal, String ip, Predicate<JsonNode> wanted)
            throws InterruptedException {
        for (int tries = 0; tries < 200; tries++) {
            JsonNode place = portal.api(Role.ANALYST).get("/api/v1/geography?ip=" + ip).json();
            if (wanted.test(place)) {
                return place;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("the place of " + ip + " did not become as wanted");
    }

    @Test
    void usesADatabaseThatIsPutIntoTheFolderWithoutARestart(TestPortal portal) throws Exception {
        Path folder = portal.part(Home.class).folder().resolve("geography");
        Path file = folder.resolve("tiny.mmdb");
        try {
            Files.write(
                    file,
                    TinyMmdb.of(
                            Map.of("country_code", "FR", "asn", 64_496L, "as_name", "Example"),
                            Map.of("country_code", "DE")));

            JsonNode place = place(portal, "11.1.2.3", one -> !one.at("/country").isNull());

            assertThat(place.at("/country/name").asString()).isEqualTo("France");
            assertThat(place.at("/country/from").asString()).isEqualTo("tiny.mmdb");
            assertThat(place.at("/system/number").asLong()).isEqualTo(64_496);

            Files.writeString(file, "half a download");
            String problem = "";
            for (int tries = 0; tries < 200 && problem.isEmpty(); tries++) {
                Thread.sleep(100);
                problem =
                        portal.api(Role.ANALYST)
                                .get("/api/v1/geography/databases")
                                .json()
                                .at("/items/0/problem")
                                .asString("");
            }
            assertThat(problem).isNotEmpty();
            assertThat(place(portal, "11.1.2.3", one -> true).at("/country/name").asString())
                    .isEqualTo("France");
        } finally {
            Files.deleteIfExists(file);
        }
        JsonNode place = place(portal, "11.1.2.3", one -> one.at("/country").isNull());
        assertThat(place.at("/note").asString()).contains("./tipstaff geography");
    }

    @Test
    void theNarrowestOwnNetworkAnswers(TestPortal portal) throws Exception {
        ApiClient operator = portal.api(Role.OPERATOR);
        operator.post(
                "/api/v1/geography/networks",
                """
                {"network": "198.18.0.0/15", "country": "pl", "note": "Wide"}""");
        operator.post(
                "/api/v1/geography/networks",
                """
                {"network": "198.18.7.0/24", "country": "RO", "asNumber": "AS64500", "asName": "Own", "note": "Narrow"}""");

        assertThat(place(portal, "198.18.7.9", one -> true).at("/country/code").asString())
                .isEqualTo("RO");
        assertThat(place(portal, "198.18.7.9", one -> true).at("/system/name").asString())
                .isEqualTo("Own");
        assertThat(place(portal, "198.19.0.1", one -> true).at("/country/from").asString())
                .isEqualTo("Wide");

        assertThat(operator.delete("/api/v1/geography/networks?network=198.18.7.0/24").status())
                .isEqualTo(204);
        assertThat(place(portal, "198.18.7.9", one -> true).at("/country/code").asString())
                .isEqualTo("PL");
    }

    @Test
    void saysWhatIsWrong(TestPortal portal) {
        ApiClient operator = portal.api(Role.OPERATOR);

        assertThat(operator.get("/api/v1/geography?ip=example.org").status()).isEqualTo(400);
        ApiClient.Answer answer =
                operator.post(
                        "/api/v1/geography/networks",
                        """
                        {"network": "192.0.2.0/24", "country": "Narnia", "note": "x"}""");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("two letters");
        assertThat(
                        portal.api(Role.ANALYST)
                                .post(
                                        "/api/v1/geography/networks",
                                        """
                                        {"network": "192.0.2.0/24", "country": "SE", "note": "x"}""")
                                .status())
                .isEqualTo(403);
    }

    @Test
    void isKeptOnThePage(TestPortal portal, Browser browser) {
        browser.signIn(Role.OPERATOR)
                .open("/geography")
                .type("#network", "198.51.100.128/25")
                .type("#country", "NL")
                .type("#note", "Our own laboratory")
                .click("form[aria-labelledby=add] button")
                .waitFor("198.51.100.128/25 is known now");
        browser.open("/geography?ip=198.51.100.200").waitFor("Netherlands");
        browser.assertSound().screenshot("geography");
    }
}
