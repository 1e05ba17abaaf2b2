package io.tipstaff.portal.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.portal.ApiClient;
import io.tipstaff.portal.ApiClient.Answer;
import io.tipstaff.portal.Browser;
import io.tipstaff.portal.PortalTest;
import io.tipstaff.portal.TestPortal;
import io.tipstaff.portal.agency.Role;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;

@PortalTest
class ApiIT {

    private static final String PROBLEM = "application/problem+json";

    @Test
    void answersEveryRefusalWithAProblem(TestPortal portal) {
        ApiClient nobody = new ApiClient(portal.address("/"), null);
        ApiClient stranger = new ApiClient(portal.address("/"), "tipstaff_made_up");
        ApiClient operator = portal.api(Role.OPERATOR);
        ApiClient analyst = portal.api(Role.ANALYST);

        List<Answer> answers =
                List.of(
                        nobody.get("/api/v1/me"),
                        stranger.get("/api/v1/me"),
                        analyst.get("/api/v1/people"),
                        operator.get("/api/v1/nothing-here"),
                        operator.get("/api/v1/people/not-an-id"),
                        operator.get("/api/v1/people?after=made-up"),
                        operator.get("/api/v1/people?limit=0"),
                        operator.get("/api/v1/people?sort=password_hash"),
                        operator.post("/api/v1/agencies", "{\"name\": \"\"}"),
                        operator.post("/api/v1/agencies", "{not json"),
                        operator.delete("/api/v1/agencies"));

        assertThat(answers)
                .extracting(Answer::status)
                .containsExactly(401, 401, 403, 404, 400, 400, 400, 400, 400, 400, 405);
        assertThat(answers).allSatisfy(answer -> assertThat(answer.type()).startsWith(PROBLEM));
    }

    @Test
    void namesTheFieldsThatAreWrong(TestPortal portal) {
        Answer answer =
                portal.api(Role.OPERATOR)
                        .post("/api/v1/agencies", "{\"name\": \"\", \"country\": \"Germany\"}");

        assertThat(answer.json().path("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("name", "country");
    }

    @Test
    void describesItself(TestPortal portal, Browser browser) {
        Answer document = portal.api(Role.ANALYST).get("/api");

        assertThat(document.json().path("openapi").asString()).startsWith("3.1");
        assertThat(document.json().path("paths").propertyNames()).contains("/api/v1/people/{id}");
        browser.signIn(Role.ANALYST).open("/reference").waitFor("/api/v1/agencies");
        browser.click("details.call summary").waitFor("Answers");
        browser.assertSound().screenshot("reference");
    }

    @Test
    void takesASessionButNotFromOtherSites(TestPortal portal, Browser browser) {
        browser.signIn(Role.ANALYST).waitFor("Overview");

        String script =
                """
                const done = arguments[arguments.length - 1];
                Promise.all([
                  fetch('/api/v1/me'),
                  fetch('/api/v1/me/tokens', {method: 'POST', body: '{}',
                        headers: {'Content-Type': 'application/json'}})
                ]).then(answers => done(answers.map(answer => answer.status).join(' ')));
                """;

        assertThat(browser.driver().executeAsyncScript(script)).isEqualTo("200 403");
    }

    @Test
    void showsHealthToAllAndMetricsToOperators(TestPortal portal) {
        ApiClient nobody = new ApiClient(portal.address("/"), null);

        assertThat(nobody.get("/health").body())
                .isEqualTo("{\"groups\":[\"liveness\",\"readiness\"],\"status\":\"UP\"}");
        assertThat(nobody.get("/health/readiness").status()).isEqualTo(200);
        assertThat(nobody.get("/metrics").status()).isEqualTo(401);
        assertThat(portal.api(Role.ANALYST).get("/metrics").status()).isEqualTo(403);
        assertThat(portal.api(Role.OPERATOR).get("/metrics").body()).contains("hikaricp_");
    }

    @Test
    void sendsItsSecurityHeadersWithEveryPage(TestPortal portal)
            throws IOException, InterruptedException {
        HttpResponse<String> page =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(portal.address("/sign-in")).build(),
                                BodyHandlers.ofString());

        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(page.headers().firstValue("Server")).isEmpty();
    }

    @Test
    void showsAPageForWhatIsNotThere(Browser browser) {
        browser.signIn(Role.ANALYST).open("/nothing/here");

        assertThat(browser.text()).contains("There is nothing here");
        browser.assertSound().screenshot("not-found");
    }
}
