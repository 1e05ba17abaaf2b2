package io.tipstaff.portal.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.portal.ApiClient;
import io.tipstaff.portal.ApiClient.Answer;
import io.tipstaff.portal.Browser;
import io.tipstaff.portal.PortalTest;
import io.tipstaff.portal.TestPortal;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

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

    private static String requestFor(ApiClient api, int lookups) {
        Answer asked =
                api.post(
                        "/api/v1/requests",
                        String.format(
                                Locale.ROOT,
                                """
                                {"kind": "lookups", "wanted": {"lookups": %d}, "reason": "Case"}""",
                                lookups));
        assertThat(asked.status()).as(asked.body()).isEqualTo(201);
        return asked.json().at("/id").asString();
    }

    @Test
    void whatIsTakenNeverExceedsPlanAndGrantsWhateverComesInBetween(TestPortal portal)
            throws Exception {
        ApiClient api = portal.api(analystWithPlan(portal, "5"));
        ApiClient operator = portal.api(Role.OPERATOR);
        List<String> requests = Stream.generate(() -> requestFor(api, 10)).limit(4).toList();
        List<Callable<Integer>> work = new ArrayList<>();
        for (int n = 0; n < 60; n++) {
            String value = "between-" + n + ".example";
            work.add(() -> ask(api, value).status());
            if (n % 15 == 7) {
                String path = "/api/v1/requests/" + requests.get(n / 15) + "/grant";
                work.add(
                        () ->
                                operator.post(path, "{\"granted\": {\"lookups\": 7}}").status()
                                        + 1000);
            }
        }

        long taken;
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Integer> statuses =
                    threads.invokeAll(work).stream().map(Future::resultNow).toList();
            assertThat(statuses).filteredOn(status -> status > 1000).containsOnly(1200);
            taken = statuses.stream().filter(status -> status == 200).count();
        }

        assertThat(taken).isLessThanOrEqualTo(5 + 4 * 7);
        JsonNode quota = api.get("/api/v1/quota").json();
        assertThat(quota.at("/limit").asLong()).isEqualTo(5 + 4 * 7);
        assertThat(quota.at("/used").asLong()).isEqualTo(taken);
        long left = quota.at("/left").asLong();
        for (int n = 0; n < left; n++) {
            assertThat(ask(api, "after-" + n + ".example").status()).isEqualTo(200);
        }
        assertThat(ask(api, "after-all.example").status()).isEqualTo(429);
    }

    @Test
    void whatIsRevokedIsGoneAtOnce(TestPortal portal) {
        ApiClient api = portal.api(analystWithPlan(portal, "0"));
        ApiClient operator = portal.api(Role.OPERATOR);
        String id = requestFor(api, 3);
        operator.post("/api/v1/requests/" + id + "/grant", "{}");
        assertThat(ask(api, "revoked-one.example").json().at("/quota/left").asInt()).isEqualTo(2);

        Answer revoked = operator.post("/api/v1/requests/" + id + "/revoke", "{}");

        assertThat(revoked.json().at("/state").asString()).isEqualTo("expired");
        assertThat(ask(api, "revoked-two.example").status()).isEqualTo(429);
        assertThat(operator.post("/api/v1/requests/" + id + "/revoke", "{}").status())
                .isEqualTo(400);
    }

    @Test
    void moreThanWasAskedForCannotBeGranted(TestPortal portal) {
        String id = requestFor(portal.api(analystWithPlan(portal, "0")), 3);

        Answer refused =
                portal.api(Role.OPERATOR)
                        .post(
                                "/api/v1/requests/" + id + "/grant",
                                "{\"granted\": {\"lookups\": 4}}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/detail").asString())
                .contains("between 1 and 3 can be granted: 4");
    }

    @Test
    void operatorsSeeAndChangePlans(Browser browser) {
        browser.signIn(Role.OPERATOR).open("/requests/plans").waitFor("Plans");

        browser.assertSound().screenshot("plans");
    }

    @Test
    void thePageSaysThatNoLookupsAreLeft(TestPortal portal, Browser browser) {
        browser.signIn(analystWithPlan(portal, "0")).open("/lookup?q=spent.example");

        browser.waitFor("0 are left to your agency").assertSound();
    }
}
