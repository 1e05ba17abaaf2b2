package io.tipstaff.portal.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.portal.ApiClient;
import io.tipstaff.portal.ApiClient.Answer;
import io.tipstaff.portal.Browser;
import io.tipstaff.portal.PortalTest;
import io.tipstaff.portal.TestPortal;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.Role;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@PortalTest
class QuotaIT {

    private static Person analystWithPlan(TestPortal portal, String lookups) {
        Person person = portal.newPerson(portal.newAgency("Bridge police"), Role.ANALYST);
        portal.api(Role.OPERATOR)
                .put("/api/v1/plans/" + person.agency(), "{\"lookups\": \"" + lookups + "\"}");
        return person;
    }

    private static Answer ask(ApiClient api, String value) {
        return api.get("/api/v1/lookup?value=" + value);
    }

    @Test
    void anAgencyHasAThousandLookupsAYear(TestPortal portal) {
        ApiClient api = portal.api(portal.newPerson(portal.newAgency("New"), Role.ANALYST));

        Answer answer = ask(api, "quota-one.example");

        assertThat(answer.json().at("/quota/limit").asInt()).isEqualTo(1000);
        assertThat(answer.json().at("/quota/left").asInt()).isEqualTo(999);
    }

    @Test
    void theSameObjectWithinTheHourCostsNothing(TestPortal portal) {
        ApiClient api = portal.api(analystWithPlan(portal, "5"));
        ask(api, "again.example");

        Answer second = ask(api, "AGAIN[.]example.");

        assertThat(second.json().at("/quota/left").asInt()).isEqualTo(4);
    }

    @Test
    void whatIsNoObjectCostsNothing(TestPortal portal) {
        Answer answer = ask(portal.api(analystWithPlan(portal, "5")), "no%20indicator");

        assertThat(answer.json().at("/quota/left").asInt()).isEqualTo(5);
    }

    @Test
    void countsExactlyWhenManyAskAtOnce(TestPortal portal) throws Exception {
        ApiClient api = portal.api(analystWithPlan(portal, "25"));
        List<Callable<Integer>> questions =
                IntStream.range(0, 60)
                        .<Callable<Integer>>mapToObj(
                                n -> () -> ask(api, "at-once-" + n + ".example").status())
                        .toList();

        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Future<Integer>> answers = threads.invokeAll(questions);

            assertThat(answers.stream().filter(answer -> answer.resultNow() == 200)).hasSize(25);
            assertThat(answers.stream().filter(answer -> answer.resultNow() == 429)).hasSize(35);
        }
    }

    @Test
    void manyObjectsAreAnsweredAllOrNone(TestPortal portal) {
        ApiClient api = portal.api(analystWithPlan(portal, "2"));

        Answer refused =
                api.post(
                        "/api/v1/lookup",
                        "{\"values\": [\"a.none.example\", \"b.none.example\", \"c.none.example\"]}");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.json().at("/quota/left").asInt()).isEqualTo(2);
    }

    @Test
    void aRequestIsGrantedInPartAndBothSidesAreTold(TestPortal portal) throws Exception {
        Person analyst = analystWithPlan(portal, "0");
        ApiClient api = portal.api(analyst);
        Person operator = portal.newPerson(portal.person(Role.OPERATOR).agency(), Role.OPERATOR);
        assertThat(ask(api, "granted.example").status()).isEqualTo(429);

        Answer asked =
                api.post(
                        "/api/v1/requests",
                        """
                        {"lookups": "10", "reason": "Ransom note at the harbour", "caseNumber": "H-77"}""");
        String id = asked.json().at("/id").asString();
        Answer granted =
                portal.api(operator)
                        .post(
                                "/api/v1/requests/" + id + "/grant",
                                """
                                {"lookups": "2", "through": "2099-12-31", "answer": "Two for now"}""");

        assertThat(granted.json().at("/state").asString()).isEqualTo("partly");
        assertThat(portal.mailTo(operator.login(), "10 more lookups"))
                .contains("Ransom note at the harbour", "H-77");
        assertThat(portal.mailTo(analyst.login(), "Your request"))
                .contains("2 more lookups until the end of 2099-12-31", "Two for now");
        assertThat(ask(api, "granted.example").json().at("/quota/left").asInt()).isEqualTo(1);
        // Others rely on the administrator being the only operator.
        portal.api(Role.OPERATOR).post("/api/v1/people/" + operator.id() + "/close", "");
    }

    @Test
    void aRequestIsDecidedOnce(TestPortal portal) {
        ApiClient api = portal.api(analystWithPlan(portal, "0"));
        ApiClient operator = portal.api(Role.OPERATOR);
        String id =
                api.post("/api/v1/requests", "{\"lookups\": \"3\", \"reason\": \"Case\"}")
                        .json()
                        .at("/id")
                        .asString();
        operator.post("/api/v1/requests/" + id + "/refuse", "{\"answer\": \"No\"}");

        Answer again = operator.post("/api/v1/requests/" + id + "/grant", "{}");

        assertThat(again.status()).isEqualTo(400);
        assertThat(again.json().at("/detail").asString()).contains("has decided");
        assertThat(ask(api, "decided-once.example").status()).isEqualTo(429);
    }

    @Test
    void anAgencySeesItsOwnRequestsOnlyAndDecidesNone(TestPortal portal) {
        ApiClient one = portal.api(analystWithPlan(portal, "0"));
        ApiClient other = portal.api(analystWithPlan(portal, "0"));
        String id =
                one.post("/api/v1/requests", "{\"lookups\": \"3\", \"reason\": \"Secret case\"}")
                        .json()
                        .at("/id")
                        .asString();

        assertThat(other.get("/api/v1/requests/" + id).status()).isEqualTo(404);
        assertThat(other.get("/api/v1/requests").body()).doesNotContain("Secret case");
        assertThat(one.post("/api/v1/requests/" + id + "/grant", "{}").status()).isEqualTo(403);
    }

    @Test
    void theAgencyAsksOnThePageAndTheOperatorDecidesThere(TestPortal portal, Browser browser) {
        browser.signIn(Role.ANALYST).open("/requests").waitFor("Ask for more");
        browser.click("main form button[type=submit]").waitFor("A whole number above zero");
        browser.type("#lookups", "500")
                .type("#reason", "Marketplace case")
                .type("#caseNumber", "M-1");
        browser.assertSound();
        browser.click("main form button[type=submit]").waitFor("The request was sent");
        browser.assertSound().screenshot("requests");

        browser.signIn(Role.OPERATOR).open("/requests").waitFor("Marketplace case");
        browser.click("tbody tr:first-child a").waitFor("Decide");
        browser.assertSound().screenshot("request");
        browser.type("#answer", "Granted").click("main form .btn-primary");
        browser.waitFor("The decision was saved");
        browser.open("/requests/plans").waitFor("Plans").assertSound().screenshot("plans");
    }

    @Test
    void thePageSaysThatNoLookupsAreLeft(TestPortal portal, Browser browser) {
        browser.signIn(analystWithPlan(portal, "0")).open("/lookup?q=spent.example");

        browser.waitFor("0 are left to your agency").assertSound();
    }
}
