package io.tipstaff.portal.requests;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@PortalTest
class RequestsIT {

    private static final String API = "/api/v1/requests";

    private static Person analyst(TestPortal portal) {
        return portal.newPerson(portal.newAgency("River police"), Role.ANALYST);
    }

    private static String ask(ApiClient api, int lookups, String reason) {
        Answer asked =
                api.post(
                        API,
                        String.format(
                                Locale.ROOT,
                                """
                                {"kind": "lookups", "wanted": {"lookups": "%d"}, "reason": "%s", "caseNumber": "H-77"}""",
                                lookups,
                                reason));
        assertThat(asked.status()).as(asked.body()).isEqualTo(201);
        return asked.json().at("/id").asString();
    }

    private static List<String> ids(Answer list) {
        List<String> ids = new ArrayList<>();
        list.json().path("items").forEach(one -> ids.add(one.at("/id").asString()));
        return ids;
    }

    @Test
    void aRequestIsGrantedInPartAndBothSidesAreTold(TestPortal portal) throws Exception {
        Person analyst = analyst(portal);
        Person operator = portal.newPerson(portal.person(Role.OPERATOR).agency(), Role.OPERATOR);

        String id = ask(portal.api(analyst), 10, "Ransom note at the harbour");
        Answer granted =
                portal.api(operator)
                        .post(
                                API + "/" + id + "/grant",
                                """
                                {"granted": {"lookups": "2"}, "through": "2099-12-31", "answer": "Two for now"}""");

        JsonNode request = granted.json();
        assertThat(request.at("/state").asString()).as(granted.body()).isEqualTo("partly");
        assertThat(request.at("/decision/granted").asString()).isEqualTo("2 more lookups");
        assertThat(request.at("/decision/amount").asInt()).isEqualTo(2);
        assertThat(request.at("/decision/by").asString()).isEqualTo(operator.login());
        assertThat(request.at("/decision/expiresAt").asString()).startsWith("2100-01-01T00:00");
        assertThat(portal.mailTo(operator.login(), analyst.agencyName() + " asks for 10"))
                .contains("Ransom note at the harbour", "H-77");
        assertThat(portal.mailTo(analyst.login(), "Your request for 10 more lookups"))
                .contains("2 more lookups until the end of 2099-12-31", "Two for now");
        assertThat(portal.api(Role.OPERATOR).get("/api/v1/audit?q=request.").body())
                .contains("request.made", "request.partly", id);
        // Others rely on the administrator being the only operator.
        portal.api(Role.OPERATOR).post("/api/v1/people/" + operator.id() + "/close", "");
    }

    @Test
    void ofTwoOperatorsThatDecideAtOnceOneWinsAndTheOtherIsTold(TestPortal portal)
            throws Exception {
        ApiClient api = portal.api(analyst(portal));
        ApiClient operator = portal.api(Role.OPERATOR);
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int round = 0; round < 8; round++) {
                String path = API + "/" + ask(api, 10, "At once") + "/";
                List<Callable<Answer>> decisions =
                        List.of(
                                () -> operator.post(path + "grant", "{}"),
                                () -> operator.post(path + "refuse", "{\"answer\": \"No\"}"),
                                () ->
                                        operator.post(
                                                path + "grant", "{\"granted\": {\"lookups\": 1}}"),
                                () -> api.post(path + "withdraw", "{}"));

                List<Answer> answers =
                        threads.invokeAll(decisions).stream().map(Future::resultNow).toList();

                assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
                assertThat(answers)
                        .filteredOn(answer -> answer.status() == 400)
                        .hasSize(3)
                        .allMatch(answer -> answer.body().contains("has decided this request"));
            }
        }
        JsonNode quota = api.get("/api/v1/quota").json();
        long granted = 0;
        for (JsonNode one : api.get(API).json().path("items")) {
            granted += one.at("/decision/amount").asLong(0);
        }
        assertThat(quota.at("/limit").asLong()).isEqualTo(1000 + granted);
    }

    @Test
    void anAgencySeesItsOwnRequestsOnlyAndDecidesNone(TestPortal portal) {
        ApiClient one = portal.api(analyst(portal));
        ApiClient other = portal.api(analyst(portal));
        String id = ask(one, 3, "Secret case");

        assertThat(other.get(API + "/" + id).status()).isEqualTo(404);
        assertThat(other.post(API + "/" + id + "/withdraw", "{}").status()).isEqualTo(404);
        assertThat(other.get(API).body()).doesNotContain("Secret case");
        for (String deed : List.of("grant", "refuse", "revoke")) {
            assertThat(one.post(API + "/" + id + "/" + deed, "{}").status()).isEqualTo(403);
        }
    }

    @Test
    void whatWasGrantedIsCalledExpiredOnceItsDayIsOver(TestPortal portal) {
        ApiClient api = portal.api(analyst(portal));
        String id = ask(api, 3, "Short case");
        portal.api(Role.OPERATOR).post(API + "/" + id + "/grant", "{}");

        OwnerAccess.of(portal.part(Database.class))
                .client()
                .sql("update requests.request set expires_at = now() where id = ?::uuid")
                .param(id)
                .update();

        assertThat(api.get(API + "/" + id).json().at("/state").asString()).isEqualTo("expired");
        assertThat(ids(api.get(API + "?state=expired"))).contains(id);
        assertThat(ids(api.get(API + "?state=granted"))).doesNotContain(id);
    }

    @Test
    void aDayThatIsOverCannotBeTheLast(TestPortal portal) {
        String id = ask(portal.api(analyst(portal)), 3, "Old case");
        ApiClient operator = portal.api(Role.OPERATOR);

        Answer over = operator.post(API + "/" + id + "/grant", "{\"through\": \"2020-01-01\"}");
        Answer none = operator.post(API + "/" + id + "/grant", "{\"through\": \"2099-02-30\"}");

        assertThat(over.json().at("/detail").asString()).isEqualTo("the day is over: 2020-01-01");
        assertThat(none.json().at("/detail").asString()).isEqualTo("no such day: 2099-02-30");
        assertThat(operator.get(API + "/" + id).json().at("/state").asString()).isEqualTo("open");
    }

    @Test
    void theQueueIsFilteredAndTheOldestComesFirst(TestPortal portal) {
        Person analyst = analyst(portal);
        ApiClient api = portal.api(analyst);
        ApiClient operator = portal.api(Role.OPERATOR);
        String first = ask(api, 1, "Queue one");
        String second = ask(api, 2, "Queue two");
        String third = ask(api, 3, "Queue three");
        api.post(API + "/" + second + "/withdraw", "{}");
        String mine = API + "?agency=" + analyst.agency();

        assertThat(ids(operator.get(mine))).containsExactly(first, third);
        assertThat(ids(operator.get(mine + "&state=&sort=-asked")))
                .containsExactly(third, second, first);
        assertThat(ids(operator.get(mine + "&kind=report"))).isEmpty();
        assertThat(ids(operator.get(mine + "&q=queue%20THREE"))).containsExactly(third);
        assertThat(ids(api.get(API + "?mine=true"))).containsExactly(third, second, first);
        Answer page = operator.get(mine + "&limit=1");
        assertThat(ids(page)).containsExactly(first);
        assertThat(ids(operator.get(mine + "&after=" + page.json().at("/next").asString())))
                .containsExactly(third);
        assertThat(operator.get(API + "?state=lost").status()).isEqualTo(400);
    }

    @Test
    void saysWhatIsWrongWithARequest(TestPortal portal) {
        ApiClient api = portal.api(analyst(portal));

        Answer noReason =
                api.post(API, "{\"kind\": \"lookups\", \"wanted\": {\"lookups\": \"3\"}}");
        Answer noNumber =
                api.post(
                        API,
                        "{\"kind\": \"lookups\", \"wanted\": {\"lookups\": \"-3\"}, \"reason\": \"x\"}");
        Answer noKind = api.post(API, "{\"kind\": \"cake\", \"reason\": \"x\"}");

        assertThat(noReason.status()).isEqualTo(400);
        assertThat(noReason.body()).contains("Say what it is needed for");
        assertThat(noNumber.json().at("/detail").asString()).contains("a whole number of lookups");
        assertThat(noKind.status()).isEqualTo(404);
    }

    @Test
    void theAgencyAsksOnThePageAndTheOperatorDecidesThere(TestPortal portal, Browser browser) {
        Person analyst = analyst(portal);
        browser.signIn(analyst).open("/requests").waitFor("No requests");
        browser.assertSound().screenshot("requests-none");
        browser.click("main .actions a[href='/requests/new/lookups']").waitFor("lookups are left");
        browser.click("main form .btn-primary").waitFor("Say what it is needed for");
        browser.type("#reason", "Marketplace case")
                .type("#caseNumber", "M-1")
                .click("main form .btn-primary")
                .waitFor("a whole number of lookups");
        browser.type("#lookups", "500").assertSound().screenshot("request-lookups");
        browser.click("main form .btn-primary").waitFor("The request was sent");
        browser.assertSound().screenshot("requests");

        browser.signIn(Role.OPERATOR).open("/requests").waitFor("Marketplace case");
        assertThat(browser.find(".sidebar .nav-count").getText()).matches("[1-9][0-9]*\\s*waiting");
        browser.assertSound().screenshot("queue");
        browser.open("/requests?q=Marketplace").click("tbody tr:first-child a").waitFor("Decide");
        browser.type("#lookups", "600").click("main form.panel .btn-primary");
        browser.waitFor("between 1 and 500 can be granted: 600");
        browser.type("#lookups", "200").type("#answer", "For now");
        browser.assertSound().screenshot("request");
        browser.click("main form.panel .btn-primary").waitFor("The decision was saved");

        browser.signIn(analyst).open("/requests").waitFor("granted in part");
        browser.click("tbody tr:first-child a").waitFor("200 more lookups").assertSound();
        assertThat(browser.text()).contains("For now", "M-1").doesNotContain("Refuse");
    }
}
