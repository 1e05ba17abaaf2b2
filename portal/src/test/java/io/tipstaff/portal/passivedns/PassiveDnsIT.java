package io.tipstaff.portal.passivedns;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.portal.ApiClient;
import io.tipstaff.portal.ApiClient.Answer;
import io.tipstaff.portal.Browser;
import io.tipstaff.portal.PortalTest;
import io.tipstaff.portal.TestPortal;
import io.tipstaff.portal.agency.Role;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@PortalTest
class PassiveDnsIT {

    private static final String ONE =
            """
            {"rrname":"www.pdns.example","rrtype":"A","rdata":"192.0.2.50","time_first":1000,"time_last":2000,"count":3}
            {"rrname":"mail.pdns.example","rrtype":"A","rdata":"192.0.2.50","time_first":1000,"time_last":1500,"count":1}
            not a line
            """;
    private static final String TWO =
            """
            {"rrname":"WWW.pdns.example.","rrtype":"A","rdata":"192.0.2.50","time_first":500,"time_last":1900,"count":4}
            """;

    @BeforeAll
    static void addDocuments(TestPortal portal) {
        assertThat(add(portal, "one.jsonl", ONE).json().at("/refused").asInt()).isEqualTo(1);
        assertThat(add(portal, "two.jsonl", TWO).status()).isEqualTo(201);
    }

    private static Answer add(TestPortal portal, String name, String document) {
        return portal.api(Role.OPERATOR).post("/api/v1/passivedns?name=" + name, document);
    }

    private static JsonNode search(TestPortal portal, String query) {
        return portal.api(Role.ANALYST).get("/api/v1/passivedns?q=" + query).json().at("/items");
    }

    @Test
    void documentsAreAddedUp(TestPortal portal) {
        JsonNode found = search(portal, "www.pdns.example");

        assertThat(found).hasSize(1);
        assertThat(found.at("/0/count").asInt()).isEqualTo(7);
        assertThat(found.at("/0/first").asString()).isEqualTo("1970-01-01T00:08:20Z");
        assertThat(found.at("/0/last").asString()).isEqualTo("1970-01-01T00:33:20Z");
    }

    @Test
    void aDocumentCountsOnce(TestPortal portal) {
        Answer again = add(portal, "again.jsonl", TWO);

        assertThat(again.status()).isEqualTo(400);
        assertThat(again.body()).contains("was added already");
    }

    @Test
    void namesBelowADomainAreFound(TestPortal portal) {
        assertThat(search(portal, "*.pdns.example")).hasSize(2);
        assertThat(search(portal, "*.ns.example")).isEmpty();
    }

    @Test
    void namesThatResolvedToAnAddressAreFound(TestPortal portal) {
        JsonNode found = search(portal, "192.0.2.50");

        assertThat(found.at("/0/name").asString()).isEqualTo("www.pdns.example");
        assertThat(found).hasSize(2);
    }

    @Test
    void theFeedIsInTheCommonOutputFormat(TestPortal portal) {
        ApiClient operator = portal.api(Role.OPERATOR);

        assertThat(operator.get("/api/v1/passivedns/feed").body())
                .contains(
                        "{\"rrname\":\"mail.pdns.example\",\"rrtype\":\"A\",\"rdata\":\"192.0.2.50\"");
        assertThat(operator.get("/api/v1/passivedns/feed?since=2099-01-01T00:00:00Z").body())
                .isEmpty();
        assertThat(operator.get("/api/v1/passivedns/query/www.pdns.example").body())
                .contains("\"count\":7");
    }

    @Test
    void otherAgenciesDoNotGetAllAtOnce(TestPortal portal) {
        assertThat(portal.api(Role.ANALYST).get("/api/v1/passivedns/feed").status()).isEqualTo(403);
    }

    @Test
    void analystsMayNotAdd(TestPortal portal) {
        assertThat(portal.api(Role.ANALYST).post("/api/v1/passivedns?name=x", ONE).status())
                .isEqualTo(403);
    }

    @Test
    void thePageAndLookupShowResolutions(TestPortal portal, Browser browser) {
        browser.signIn(Role.OPERATOR)
                .open("/passive-dns?q=*.pdns.example")
                .waitFor("mail.pdns.example");
        browser.assertSound().screenshot("passive-dns");
        browser.open("/lookup?q=192.0.2.50")
                .waitFor("www.pdns.example")
                .waitForCount("[data-section]", 0)
                .assertSound();
    }
}
