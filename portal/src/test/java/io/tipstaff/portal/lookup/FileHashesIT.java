package io.tipstaff.portal.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.portal.Browser;
import io.tipstaff.portal.PortalTest;
import io.tipstaff.portal.TestPortal;
import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.feeds.SourceCalls;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@PortalTest
class FileHashesIT {

    private static final String MD5 = "0f".repeat(16);
    private static final String SHA1 = "1f".repeat(20);
    private static final String SHA256 = "2f".repeat(32);
    private static final String ONE_OF_TWO_FILES = "3f".repeat(16);

    @BeforeAll
    static void importHashesOfFiles(TestPortal portal) {
        SourceCalls sources = new SourceCalls(portal.api(Role.OPERATOR));
        upload(
                sources,
                "Files by MD5 and SHA-256",
                "files.json",
                "[{\"md5\": \""
                        + MD5
                        + "\", \"sha256\": \""
                        + SHA256
                        + "\", \"threat\": \"Quillworm\"}]");
        upload(
                sources,
                "Files by MD5 and SHA-1",
                "more.json",
                "[{\"md5\": \""
                        + MD5
                        + "\", \"sha1\": \""
                        + SHA1
                        + "\", \"threat\": \"Mudlark\"}]");
        upload(sources, "An archive of two files", "archive.json", twoFilesInOneObject());
    }

    private static void upload(SourceCalls sources, String name, String file, String document) {
        sources.newestImport(sources.upload(name, file, document));
    }

    /// An object of MISP that names two MD5 hashes is no single file.
    private static String twoFilesInOneObject() {
        return """
               {"Event": {"uuid": "11111111-1111-4111-8111-111111111111", "info": "Archive", "Object": [
                 {"uuid": "22222222-2222-4222-8222-222222222222", "name": "file", "Attribute": [
                   {"type": "md5", "to_ids": true, "value": "FIRST"},
                   {"type": "md5", "to_ids": true, "value": "SECOND"},
                   {"type": "sha256", "to_ids": true, "value": "THIRD"}]}]}}
               """
                .replace("FIRST", ONE_OF_TWO_FILES)
                .replace("SECOND", "4f".repeat(16))
                .replace("THIRD", "7f".repeat(32));
    }

    private static JsonNode ask(TestPortal portal, String hash) {
        return portal.api(Role.ANALYST).get("/api/v1/lookup?value=" + hash).json();
    }

    private static List<String> values(JsonNode answer, String relation) {
        return answer.get("findings")
                .valueStream()
                .filter(finding -> finding.get("relation").asString().equals(relation))
                .map(finding -> finding.get("value").asString())
                .sorted()
                .toList();
    }

    @Test
    void aHashIsAnsweredWithTheOtherHashesOfItsFileFromEverySource(TestPortal portal) {
        JsonNode answer = ask(portal, MD5);

        assertThat(values(answer, "same")).containsExactly(MD5);
        assertThat(values(answer, "file")).containsExactly(SHA1, SHA256);
    }

    @Test
    void hashesAreJoinedOnlyBySourcesThatNameBoth(TestPortal portal) {
        assertThat(values(ask(portal, SHA256), "file")).containsExactly(MD5);
    }

    @Test
    void anObjectWithTwoHashesOfOneKindJoinsNothing(TestPortal portal) {
        JsonNode answer = ask(portal, ONE_OF_TWO_FILES);

        assertThat(values(answer, "same")).containsExactly(ONE_OF_TWO_FILES);
        assertThat(values(answer, "file")).isEmpty();
    }

    @Test
    void thePageShowsTheOtherHashes(TestPortal portal, Browser browser) {
        browser.signIn(Role.ANALYST)
                .open("/lookup?q=" + SHA256)
                .waitFor("Another hash of the same file")
                .waitForCount("[data-section]", 0);

        assertThat(browser.text()).contains(MD5);
        browser.assertSound().screenshot("lookup-hashes");
    }
}
