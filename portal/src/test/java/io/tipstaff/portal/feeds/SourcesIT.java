package io.tipstaff.portal.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.portal.ApiClient;
import io.tipstaff.portal.Browser;
import io.tipstaff.portal.PortalTest;
import io.tipstaff.portal.TestPortal;
import io.tipstaff.portal.agency.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@PortalTest
class SourcesIT {

    @TempDir Path folder;

    @Test
    void anOperatorPreviewsAndImportsAFileOnThePage(TestPortal portal, Browser browser)
            throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("preview.csv"),
                        """
                        indicator,malware,confidence
                        preview-one.example,Mudlark,90
                        not an indicator,Mudlark,90
                        192.0.2.201,Quillworm,60
                        """);

        browser.signIn(Role.OPERATOR).open("/sources/new").type("#name", "Preview list");
        browser.find("#file").sendKeys(file.toString());
        browser.click("main button[type=submit]")
                .waitFor("preview-one.example")
                .assertSound()
                .screenshot("source-preview");
        browser.waitFor("not an indicator: has blanks");
        browser.click("button[formaction]").waitFor("imported");

        assertThat(browser.text()).contains("Preview list").contains("line 3");
        browser.assertSound();
    }

    @Test
    void anImportCountsWhatIsNewChangedUnchangedAndWithdrawn(TestPortal portal) {
        ApiClient api = portal.api(Role.OPERATOR);
        SourceCalls calls = new SourceCalls(api);
        long id =
                calls.upload(
                        "Counted list",
                        "counted.txt",
                        "a.counted.example\nb.counted.example # one\n");
        JsonNode first = calls.newestImport(id);

        calls.replace(portal, id, "b.counted.example # two\nc.counted.example\n");
        JsonNode second = calls.newestImport(id);

        assertThat(first.at("/counts/added").asInt()).isEqualTo(2);
        assertThat(second.at("/counts/added").asInt()).isEqualTo(1);
        assertThat(second.at("/counts/changed").asInt()).isEqualTo(1);
        assertThat(second.at("/counts/withdrawn").asInt()).isEqualTo(1);
    }

    @Test
    void aShrunkenDocumentIsHeldUntilAnOperatorAcceptsIt(TestPortal portal) {
        SourceCalls calls = new SourceCalls(portal.api(Role.OPERATOR));
        var many = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            many.append("host").append(i).append(".shrinking.example\n");
        }
        long id = calls.upload("Shrinking list", "shrinking.txt", many.toString());
        calls.newestImport(id);

        calls.replace(portal, id, "host1.shrinking.example\n");
        JsonNode held = calls.newestImport(id);
        calls.refresh(id, "?acceptShrunken=true");
        JsonNode accepted = calls.newestImport(id);

        assertThat(held.get("state").asString()).isEqualTo("held");
        assertThat(held.get("problem").asString()).contains("299 of 300 indicators are missing");
        assertThat(accepted.get("state").asString()).isEqualTo("done");
        assertThat(accepted.at("/counts/withdrawn").asInt()).isEqualTo(299);
    }

    @Test
    void aTruncatedDocumentKeepsItsGoodPartAndSaysWhereItBroke(TestPortal portal) {
        SourceCalls calls = new SourceCalls(portal.api(Role.OPERATOR));

        long id =
                calls.upload(
                        "Truncated list",
                        "truncated.json",
                        "[{\"domain\": \"good.truncated.example\"}, {\"domain\": \"also.truncated.example\"}, {\"doma");
        JsonNode result = calls.newestImport(id);

        assertThat(result.at("/counts/added").asInt()).isEqualTo(2);
        assertThat(result.get("problem").asString()).isNotBlank();
    }

    @Test
    void hostileDocumentsFailWithAReasonAndLeaveTheRestWorking(TestPortal portal)
            throws IOException {
        SourceCalls calls = new SourceCalls(portal.api(Role.OPERATOR));
        var bomb = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bomb)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 300; i++) {
                gzip.write(zeros);
            }
        }
        String entities =
                "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a><domain>&x;</domain></a>";

        long packed = calls.upload("Bomb", "bomb.gz", bomb.toByteArray());
        long xml = calls.upload("Entities", "entities.xml", entities);
        long line =
                calls.upload(
                        "Long line",
                        "line.txt",
                        "x".repeat(5_000_000) + "\nafter.longline.example\n");
        long good = calls.upload("After the hostile", "good.txt", "after.hostile.example\n");

        assertThat(calls.newestImport(packed).get("problem").asString()).isNotBlank();
        assertThat(calls.newestImport(xml).get("problem").asString()).isNotBlank();
        assertThat(calls.newestImport(line).at("/counts/added").asInt()).isEqualTo(1);
        assertThat(calls.newestImport(good).get("state").asString()).isEqualTo("done");
    }

    @Test
    void anAddressInsideTheNetworkIsRefusedUntilTheOperatorAllowsIt(TestPortal portal)
            throws IOException {
        SourceCalls calls = new SourceCalls(portal.api(Role.OPERATOR));
        try (var server = new FeedServer("inside.fetched.example\n")) {
            long refused = calls.add("Inside", server.address(), "false");
            long allowed = calls.add("Inside allowed", server.address(), "true");

            assertThat(calls.newestImport(refused).get("problem").asString())
                    .contains("lies inside this network");
            assertThat(calls.newestImport(allowed).at("/counts/added").asInt()).isEqualTo(1);
            calls.refresh(allowed, "");
            assertThat(calls.newestImport(allowed).get("messages").toString())
                    .contains("has not changed");
        }
    }

    @Test
    void aFolderOutsideTheAllowedOnesIsRefused(TestPortal portal) throws IOException {
        SourceCalls calls = new SourceCalls(portal.api(Role.OPERATOR));
        Files.writeString(folder.resolve("list.txt"), "outside.example\n");

        long id = calls.add("Outside folder", folder.toString(), "false");

        assertThat(calls.newestImport(id).get("problem").asString())
                .contains("files are read only from");
    }

    @Test
    void anAnalystSeesSourcesButMayNotAddOne(TestPortal portal, Browser browser) {
        ApiClient api = portal.api(Role.ANALYST);

        int status =
                api.post(
                                "/api/v1/sources",
                                "{\"name\": \"Mine\", \"location\": \"https://feeds.example/\"}")
                        .status();

        assertThat(status).isEqualTo(403);
        browser.signIn(Role.ANALYST).open("/sources").waitFor("Threat sources").assertSound();
    }

    @Test
    void aRequestThatIsWrongNamesTheField(TestPortal portal) {
        ApiClient api = portal.api(Role.OPERATOR);

        ApiClient.Answer answer =
                api.post(
                        "/api/v1/sources",
                        "{\"name\": \"\", \"location\": \"https://feeds.example/\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.type()).startsWith("application/problem+json");
        assertThat(answer.body()).contains("name");
    }

    @Test
    void theListShowsEverySourceInLightAndDark(TestPortal portal, Browser browser) {
        new SourceCalls(portal.api(Role.OPERATOR))
                .upload("Shown list", "shown.txt", "shown.example\n");

        browser.signIn(Role.OPERATOR).open("/sources").waitFor("Shown list");

        browser.assertSound();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
