package io.tipstaff.portal.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.portal.ApiClient;
import io.tipstaff.portal.ApiClient.Answer;
import io.tipstaff.portal.Browser;
import io.tipstaff.portal.PortalTest;
import io.tipstaff.portal.TestPortal;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.agency.TokenScope;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What partners may add over TAXII, and what they are told of it.
@PortalTest
class TaxiiInboxIT {

    private static final String TAXII = "application/taxii+json;version=2.1";
    private static final String COLLECTIONS = "/taxii2/feeds/collections/";

    private static String indicator(int number, String pattern) {
        return """
               {"type": "indicator", "spec_version": "2.1",
                "id": "indicator--00000000-0000-4000-8000-00000000000%d",
                "created": "2026-01-01T00:00:00.000Z", "modified": "2026-01-01T00:00:00.000Z",
                "valid_from": "2026-01-01T00:00:00Z", "pattern_type": "stix", "pattern": "%s"}"""
                .replace("%d", Integer.toString(number))
                .replace("%s", pattern);
    }

    private static String envelope(String... objects) {
        return "{\"objects\": [" + String.join(",", objects) + "]}";
    }

    /// Opens an inbox for the agency of a person, and returns its address.
    private static String inbox(TestPortal portal, Person writer, String name) {
        Answer added =
                portal.api(Role.OPERATOR)
                        .post(
                                "/api/v1/sources",
                                "{\"name\": \""
                                        + name
                                        + "\", \"transport\": \"inbox\", \"location\": \""
                                        + writer.agency()
                                        + "\"}");
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        return COLLECTIONS + "inbox-" + added.json().at("/id").asLong() + "/";
    }

    private static Answer write(ApiClient api, String inbox, String type, String body) {
        return api.send(
                api.request(inbox + "objects/")
                        .header("Content-Type", type)
                        .header("Accept", TAXII)
                        .POST(BodyPublishers.ofString(body)));
    }

    private static JsonNode awaitComplete(ApiClient api, String status)
            throws InterruptedException {
        JsonNode now = api.get("/taxii2/feeds/status/" + status + "/").json();
        for (int i = 0; i < 300 && !now.at("/status").asString().equals("complete"); i++) {
            Thread.sleep(100);
            now = api.get("/taxii2/feeds/status/" + status + "/").json();
        }
        return now;
    }

    @Test
    void aPartnerWritesObjectsAndIsToldWhichWereTaken(TestPortal portal) throws Exception {
        Person partner = portal.newPerson(portal.newAgency("Partner"), Role.ANALYST);
        ApiClient api = portal.api(partner);
        String inbox = inbox(portal, partner, "What Partner reports");

        Answer accepted =
                write(
                        api,
                        inbox,
                        TAXII,
                        envelope(
                                indicator(1, "[domain-name:value = 'sent.inbox.example']"),
                                indicator(2, "[domain-name:value = ")));
        JsonNode done = awaitComplete(api, accepted.json().at("/id").asString());

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.json().at("/total_count").asInt()).isEqualTo(2);
        assertThat(done.at("/success_count").asInt()).isEqualTo(1);
        assertThat(done.at("/failures/0/id").asString()).endsWith("0002");
        assertThat(done.at("/failures/0/message").asString()).isNotBlank();
        assertThat(portal.api(Role.ANALYST).get("/api/v1/lookup?value=sent.inbox.example").body())
                .contains("What Partner reports");
    }

    @Test
    void whatWasWrittenBeforeStays(TestPortal portal) throws Exception {
        Person partner = portal.newPerson(portal.newAgency("Steady"), Role.ANALYST);
        ApiClient api = portal.api(partner);
        String inbox = inbox(portal, partner, "What Steady reports");

        for (String name : new String[] {"first.steady.example", "second.steady.example"}) {
            String written = envelope(indicator(3, "[domain-name:value = '" + name + "']"));
            Answer accepted = write(api, inbox, TAXII, written);
            awaitComplete(api, accepted.json().at("/id").asString());
        }

        assertThat(portal.api(Role.ANALYST).get("/api/v1/lookup?value=first.steady.example").body())
                .contains("What Steady reports")
                .doesNotContain("no longer reported");
    }

    @Test
    void theCollectionCanBeWrittenAndNotRead(TestPortal portal) {
        Person partner = portal.newPerson(portal.newAgency("Writer"), Role.ANALYST);
        ApiClient api = portal.api(partner);
        String inbox = inbox(portal, partner, "What Writer reports");

        JsonNode collection = api.get(inbox).json();

        assertThat(collection.at("/can_write").asBoolean()).isTrue();
        assertThat(collection.at("/can_read").asBoolean()).isFalse();
        assertThat(api.get(COLLECTIONS).body()).contains(collection.at("/id").asString());
        assertThat(api.get(inbox + "objects/").status()).isEqualTo(403);
    }

    @Test
    void anotherAgencyNeitherSeesNorWritesIt(TestPortal portal) {
        Person partner = portal.newPerson(portal.newAgency("Owner"), Role.ANALYST);
        String inbox = inbox(portal, partner, "What Owner reports");
        ApiClient other = portal.api(portal.newPerson(portal.newAgency("Other"), Role.ANALYST));
        String body = envelope(indicator(4, "[domain-name:value = 'forged.inbox.example']"));

        String status = write(portal.api(partner), inbox, TAXII, body).json().at("/id").asString();

        assertThat(write(other, inbox, TAXII, body).status()).isEqualTo(404);
        assertThat(other.get(COLLECTIONS).body()).doesNotContain("Owner");
        assertThat(other.get("/taxii2/feeds/status/" + status + "/").status()).isEqualTo(404);
    }

    @Test
    void mistakesAreExplainedWithTheRightStatus(TestPortal portal) {
        Person partner = portal.newPerson(portal.newAgency("Clumsy"), Role.ANALYST);
        ApiClient api = portal.api(partner);
        String inbox = inbox(portal, partner, "What Clumsy reports");
        String good = envelope(indicator(5, "[domain-name:value = 'clumsy.inbox.example']"));

        assertThat(write(api, inbox, "text/plain", good).status()).isEqualTo(415);
        assertThat(write(api, inbox, TAXII, "{\"objects\": [").status()).isEqualTo(400);
        assertThat(write(api, inbox, TAXII, "{\"objects\": []}").status()).isEqualTo(422);
        assertThat(write(api, inbox, TAXII, "{\"objects\": [{\"id\": \"x\"}]}").body())
                .contains("object 1 has no id of its type");
        assertThat(write(api, inbox, TAXII, " ".repeat(11 << 20)).status()).isEqualTo(413);
        assertThat(write(api, COLLECTIONS + "nowhere/", TAXII, good).status()).isEqualTo(404);
    }

    @Test
    void aTokenForReadingDoesNotWrite(TestPortal portal) {
        Person partner = portal.newPerson(portal.newAgency("Reader"), Role.ANALYST);
        String inbox = inbox(portal, partner, "What Reader reports");
        var reader =
                new ApiClient(portal.address("/"), portal.token(partner, Set.of(TokenScope.READ)));

        assertThat(write(reader, inbox, TAXII, envelope(indicator(6, "[]"))).status())
                .isEqualTo(403);
    }

    @Test
    void anOperatorOpensAnInboxOnThePage(TestPortal portal, Browser browser) {
        String agency = portal.newPerson(portal.newAgency("Harbour"), Role.ANALYST).agencyName();
        browser.signIn(Role.OPERATOR).open("/sources/new").type("#name", "Harbour inbox");
        browser.click("input[value=inbox]").type("#location", "Nobody at all");
        browser.click("button[data-when='transport=inbox']").waitFor("no agency of this name");
        browser.type("#location", agency.toLowerCase(Locale.ROOT)).assertSound();
        browser.click("button[data-when='transport=inbox']").waitFor("TAXII inbox");

        assertThat(browser.text()).contains("Harbour inbox").contains(agency);
    }
}
