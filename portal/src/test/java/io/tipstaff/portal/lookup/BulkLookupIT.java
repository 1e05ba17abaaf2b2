package io.tipstaff.portal.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.portal.ApiClient;
import io.tipstaff.portal.ApiClient.Answer;
import io.tipstaff.portal.Browser;
import io.tipstaff.portal.PortalTest;
import io.tipstaff.portal.TestPortal;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.feeds.SourceCalls;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Files of objects that are looked up behind the page.
@PortalTest
class BulkLookupIT {

    @BeforeAll
    static void importAList(TestPortal portal) {
        SourceCalls sources = new SourceCalls(portal.api(Role.OPERATOR));
        sources.newestImport(
                sources.upload(
                        "Bulk list", "bulk.csv", "indicator,malware\nbad.bulk.example,Mudlark\n"));
    }

    private static Answer start(ApiClient api, String text) {
        return api.send(
                api.request("/api/v1/lookup/bulk?name=list.txt")
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString(text)));
    }

    private static JsonNode awaitNotRunning(ApiClient api, String id) throws InterruptedException {
        JsonNode now = api.get("/api/v1/lookup/bulk/" + id).json();
        for (int i = 0; i < 600 && now.at("/state").asString().equals("running"); i++) {
            Thread.sleep(100);
            now = api.get("/api/v1/lookup/bulk/" + id).json();
        }
        return now;
    }

    @Test
    void everyObjectIsAnsweredInTheOrderOfTheFile(TestPortal portal) throws Exception {
        ApiClient api = portal.api(Role.OPERATOR);
        String id =
                start(
                                api,
                                """
                                # from the case
                                hxxp://unknown[.]bulk[.]example/x
                                "bad.bulk.example",seen on Monday

                                not an indicator
                                """)
                        .json()
                        .at("/id")
                        .asString();

        JsonNode done = awaitNotRunning(api, id);
        String[] lines =
                api.get("/api/v1/lookup/bulk/" + id + "/answers?format=csv").body().split("\r\n");

        assertThat(done.at("/objects").asInt()).isEqualTo(3);
        assertThat(done.at("/answered").asInt()).isEqualTo(3);
        assertThat(lines[1]).contains("unknown.bulk.example/x,grey");
        assertThat(lines[2]).startsWith("bad.bulk.example,domain").contains("Mudlark,Bulk list");
        assertThat(lines[3]).startsWith("not an indicator,,,,0");
        assertThat(api.get("/api/v1/lookup/bulk/" + id + "/answers").body().lines()).hasSize(3);
    }

    @Test
    void thousandsAreAnswered(TestPortal portal) throws Exception {
        ApiClient api = portal.api(Role.OPERATOR);
        var text = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            text.append("host").append(i).append(".many.bulk.example\n");
        }

        JsonNode done =
                awaitNotRunning(api, start(api, text.toString()).json().at("/id").asString());

        assertThat(done.at("/state").asString()).isEqualTo("done");
        assertThat(done.at("/zones/grey").asInt()).isEqualTo(5_000);
    }

    @Test
    void itWaitsWhereTooFewLookupsAreLeftAndGoesOn(TestPortal portal) throws Exception {
        Person analyst = portal.newPerson(portal.newAgency("Bulk"), Role.ANALYST);
        ApiClient api = portal.api(analyst);
        portal.api(Role.OPERATOR).put("/api/v1/plans/" + analyst.agency(), "{\"lookups\": \"1\"}");
        String id = start(api, "one.wait.example\ntwo.wait.example\n").json().at("/id").asString();

        JsonNode waiting = awaitNotRunning(api, id);
        portal.api(Role.OPERATOR).put("/api/v1/plans/" + analyst.agency(), "{\"lookups\": \"10\"}");
        api.post("/api/v1/lookup/bulk/" + id + "/resume", "{}");
        JsonNode done = awaitNotRunning(api, id);

        assertThat(waiting.at("/state").asString()).isEqualTo("waiting");
        assertThat(done.at("/state").asString()).isEqualTo("done");
    }

    @Test
    void whatCannotBeTakenIsSaid(TestPortal portal) {
        ApiClient api = portal.api(Role.OPERATOR);

        assertThat(start(api, "# nothing\n").body()).contains("holds no object");
        assertThat(start(api, "x\n".repeat(100_001)).body()).contains("more than 100000 objects");
        assertThat(start(api, "x".repeat(10_000)).body()).contains("longer than 8192 characters");
    }

    @Test
    void anotherAgencyDoesNotSeeIt(TestPortal portal) {
        Person analyst = portal.newPerson(portal.newAgency("Bulk owner"), Role.ANALYST);
        String id = start(portal.api(analyst), "own.bulk.example\n").json().at("/id").asString();
        ApiClient other =
                portal.api(portal.newPerson(portal.newAgency("Bulk other"), Role.ANALYST));

        assertThat(other.get("/api/v1/lookup/bulk/" + id).status()).isEqualTo(404);
        assertThat(other.get("/api/v1/lookup/bulk/" + id + "/answers").status()).isEqualTo(404);
    }

    @Test
    void aFileIsLookedUpOnThePage(TestPortal portal, Browser browser, @TempDir Path folder)
            throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("case-17.txt"), "bad.bulk.example\nx.bulk.example\n");
        browser.signIn(Role.OPERATOR).open("/lookup/bulk").assertSound();
        browser.find("#file").sendKeys(file.toString());
        browser.click("main form button[type=submit]").waitFor("2 of 2 answered");

        assertThat(browser.text()).contains("case-17.txt").contains("Mudlark");
        browser.assertSound().screenshot("bulk");
    }
}
