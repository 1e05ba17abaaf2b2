package io.tipstaff.portal.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.indicator.DomainName;
import io.tipstaff.portal.ApiClient;
import io.tipstaff.portal.Browser;
import io.tipstaff.portal.PortalTest;
import io.tipstaff.portal.TestPortal;
import io.tipstaff.portal.agency.Role;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@PortalTest
class SourceChangesIT {

    private static final String ODD_TABLE =
            """
            stamp;thing;seen by;who
            1;one.mapped.example;aa.reporter.example;Mudlark
            2;two.mapped.example;bb.reporter.example;Quillworm
            3;three.mapped.example;cc.reporter.example;Mudlark
            """;

    private static List<Observation> said(TestPortal portal, String domain) {
        return portal.part(Feeds.class).find(List.of(new DomainName(domain))).stream()
                .flatMap(known -> known.observations().stream())
                .filter(one -> one.withdrawnAt() == null)
                .toList();
    }

    @Test
    void fieldsAreReadAsAnOperatorSays(TestPortal portal) {
        ApiClient api = portal.api(Role.OPERATOR);
        SourceCalls calls = new SourceCalls(api);
        long id = calls.upload("Odd table", "odd.csv", ODD_TABLE);
        calls.newestImport(id);

        ApiClient.Answer answer =
                api.put(
                        "/api/v1/sources/" + id + "/intake",
                        """
                        {"delimiter": ";", "fields": [
                            {"source": "thing", "role": "indicator"},
                            {"source": "who", "role": "threat"},
                            {"source": "seen by", "role": "ignored"}]}""");
        calls.newestImport(id);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(said(portal, "one.mapped.example"))
                .singleElement()
                .satisfies(one -> assertThat(one.context().threats()).containsExactly("Mudlark"));
        assertThat(said(portal, "aa.reporter.example")).isEmpty();
        assertThat(
                        api.get("/api/v1/sources/" + id + "/intake")
                                .json()
                                .at("/fields/1/role")
                                .asString())
                .isEqualTo("threat");
    }

    @Test
    void aFilterLeavesOutWhatIsNotWantedAndCountsIt(TestPortal portal) {
        ApiClient api = portal.api(Role.OPERATOR);
        SourceCalls calls = new SourceCalls(api);
        long id =
                calls.upload(
                        "Filtered list",
                        "filtered.txt",
                        "a.filtered.example\nb.filtered.example\n");
        calls.newestImport(id);

        api.put("/api/v1/sources/" + id + "/intake", "{\"exclude\": [\"^b[.]\"]}");
        JsonNode filtered = calls.newestImport(id);

        assertThat(filtered.at("/counts/records").asInt()).isEqualTo(1);
        assertThat(filtered.at("/counts/withdrawn").asInt()).isEqualTo(1);
        assertThat(filtered.get("messages").toString())
                .contains("left out by the filter: 1 by excluded");
        assertThat(said(portal, "b.filtered.example")).isEmpty();
    }

    @Test
    void aPatternThatIsNoneIsRefusedAndNothingChanges(TestPortal portal) {
        ApiClient api = portal.api(Role.OPERATOR);
        long id = new SourceCalls(api).upload("Unclosed", "unclosed.txt", "un.closed.example\n");

        ApiClient.Answer answer =
                api.put("/api/v1/sources/" + id + "/intake", "{\"include\": [\"(\"]}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("no pattern");
        assertThat(api.get("/api/v1/sources/" + id + "/intake").json().get("include")).isEmpty();
    }

    @Test
    void theIntakePageShowsWhileOneTypesWhatWouldBeTaken(TestPortal portal, Browser browser) {
        SourceCalls calls = new SourceCalls(portal.api(Role.OPERATOR));
        long id =
                calls.upload(
                        "Typed table",
                        "typed.csv",
                        ODD_TABLE.replace(".example", ".typed.example"));
        calls.newestImport(id);

        browser.signIn(Role.OPERATOR)
                .open("/sources/" + id + "/intake")
                .waitFor("one.mapped.typed.example");
        browser.click("input[name=mapped][value=true]").assertSound().screenshot("source-intake");
        browser.type("#exclude", "^two").waitFor("Left out");

        assertThat(browser.text()).doesNotContain("two.mapped.typed.example");
        browser.click("#intake-form button[type=submit]").waitFor("left out by the filter");
        assertThat(said(portal, "two.mapped.typed.example")).isEmpty();
        browser.assertSound();
    }

    @Test
    void aSourceIsEditedAndTheAuditLogSaysWhatWasBefore(TestPortal portal, Browser browser) {
        ApiClient api = portal.api(Role.OPERATOR);
        SourceCalls calls = new SourceCalls(api);
        long id = calls.upload("Edited list", "edited.txt", "edited.example\n");
        calls.newestImport(id);

        browser.signIn(Role.OPERATOR).open("/sources/" + id + "/edit");
        browser.assertSound().screenshot("source-edit");
        browser.type("#confidence", "35")
                .type("#categories", "phishing")
                .click("main form button[type=submit]")
                .waitFor("35 %");

        JsonNode source = api.get("/api/v1/sources/" + id).json();
        assertThat(source.get("confidence").asInt()).isEqualTo(35);
        assertThat(source.get("categories").toString()).contains("phishing");
        assertThat(api.get("/api/v1/audit?q=Edited").body()).contains("70 → 35");
    }

    @Test
    void whatAnEditLeavesOutStaysAsItIs(TestPortal portal) {
        ApiClient api = portal.api(Role.OPERATOR);
        long id = new SourceCalls(api).upload("Renamed list", "renamed.txt", "renamed.example\n");

        int status =
                api.put(
                                "/api/v1/sources/" + id,
                                "{\"name\": \"Renamed once\", \"tlp\": \"TLP:AMBER\"}")
                        .status();
        int taken =
                api.put("/api/v1/sources/" + id, "{\"name\": \"\", \"tlp\": \"TLP:AMBER\"}")
                        .status();

        JsonNode source = api.get("/api/v1/sources/" + id).json();
        assertThat(status).isEqualTo(204);
        assertThat(taken).isEqualTo(400);
        assertThat(source.get("name").asString()).isEqualTo("Renamed once");
        assertThat(source.get("tlp").asString()).isEqualTo("TLP:AMBER");
        assertThat(source.get("confidence").asInt()).isEqualTo(70);
    }

    @Test
    void goingBackTakesTheKeptDocumentAndPausesTheSource(TestPortal portal) {
        ApiClient api = portal.api(Role.OPERATOR);
        SourceCalls calls = new SourceCalls(api);
        long id = calls.upload("Versioned list", "v.txt", "a.version.example\nb.version.example\n");
        long first = calls.newestImport(id).get("id").asLong();
        calls.replace(portal, id, "b.version.example\nc.version.example\n");
        calls.newestImport(id);

        JsonNode versions = api.get("/api/v1/sources/" + id + "/versions").json();
        int status = api.post("/api/v1/sources/" + id + "/versions/" + first, "").status();
        JsonNode back = calls.newestImport(id);

        assertThat(versions).hasSize(2);
        assertThat(versions.get(0).at("/counts/added").asInt()).isEqualTo(1);
        assertThat(status).isEqualTo(202);
        assertThat(back.at("/counts/withdrawn").asInt()).isEqualTo(1);
        assertThat(said(portal, "a.version.example")).hasSize(1);
        assertThat(said(portal, "c.version.example")).isEmpty();
        assertThat(api.get("/api/v1/sources/" + id).json().get("enabled").asBoolean()).isFalse();
    }

    @Test
    void aHeldImportShowsWhatWouldGoAndTheVeryDocumentIsAccepted(
            TestPortal portal, Browser browser) {
        ApiClient api = portal.api(Role.OPERATOR);
        SourceCalls calls = new SourceCalls(api);
        var many = new StringBuilder();
        for (int i = 0; i < 150; i++) {
            many.append("host").append(100 + i).append(".lacking.example\n");
        }
        long id = calls.upload("Lacking list", "lacking.txt", many.toString());
        calls.newestImport(id);
        calls.replace(portal, id, "host249.lacking.example\n");
        long held = calls.newestImport(id).get("id").asLong();

        JsonNode missing =
                api.get("/api/v1/sources/" + id + "/imports/" + held + "/missing").json();
        browser.signIn(Role.OPERATOR).open("/sources/" + id).waitFor("What it lacks");
        browser.assertSound().screenshot("source-held");
        calls.refresh(id, "?acceptShrunken=true");
        JsonNode accepted = calls.newestImport(id);

        assertThat(missing.get(0).get("count").asInt()).isEqualTo(149);
        assertThat(missing.get(0).get("sample").toString()).contains("host100.lacking.example");
        assertThat(accepted.at("/counts/withdrawn").asInt()).isEqualTo(149);
    }
}
