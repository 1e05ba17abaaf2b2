package io.tipstaff.portal.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tipstaff.portal.ApiClient;
import io.tipstaff.portal.ApiClient.Answer;
import io.tipstaff.portal.Browser;
import io.tipstaff.portal.PortalTest;
import io.tipstaff.portal.TestPortal;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.database.AgencyScope;
import io.tipstaff.portal.evidence.TestAuthority.Mood;
import io.tipstaff.portal.evidence.VerifyProcess.Verdict;
import io.tipstaff.portal.feeds.SourceCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@PortalTest
class EvidenceIT {

    private static final String API = "/api/v1/evidence";
    private static final String KEY = "/api/v1/signing-keys.pem";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir Path folder;

    @BeforeAll
    static void importAList(TestPortal portal) throws InterruptedException {
        SourceCalls sources = new SourceCalls(portal.api(Role.OPERATOR));
        sources.newestImport(
                sources.upload(
                        "Sealed list",
                        "sealed.csv",
                        """
                        indicator,malware,confidence,description
                        sealed.example,Mudlark,90,"Odd \u0001 <b>text</b> & more"
                        http://sealed.example/gate.php,Mudlark,80,
                        """));
        for (int tries = 0;
                portal.api(Role.OPERATOR)
                                .get("/api/v1/lookup?value=www.sealed.example")
                                .json()
                                .get("findings")
                                .isEmpty()
                        && tries < 300;
                tries++) {
            Thread.sleep(100);
        }
    }

    @AfterEach
    void theAuthorityStampsAgain(TestPortal portal) {
        portal.timeStamps().be(Mood.STAMPS);
    }

    private static Person analyst(TestPortal portal) {
        return portal.newPerson(portal.newAgency("Harbour police"), Role.ANALYST);
    }

    private static HttpResponse<byte[]> bytes(HttpRequest.Builder request) throws IOException {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    private static HttpResponse<byte[]> seal(ApiClient api, String value, String caseNumber)
            throws IOException {
        ObjectNode body = JSON.createObjectNode().put("value", value).put("case", caseNumber);
        return bytes(
                api.request(API)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.toString())));
    }

    private static SequencedMap<String, byte[]> unpacked(byte[] zip) throws IOException {
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    @Test
    void sealsAnAnswerThatVerifiesWithoutThePortal(TestPortal portal) throws IOException {
        ApiClient api = portal.api(analyst(portal));

        HttpResponse<byte[]> sealed = seal(api, "sealed[.]example", "K 17/26");

        assertThat(sealed.statusCode()).isEqualTo(201);
        assertThat(sealed.headers().firstValue("Content-Type")).hasValue("application/zip");
        assertThat(sealed.headers().firstValue("Content-Disposition").orElse(""))
                .contains("evidence-K-17-26-");
        // In a place where a person can try it: openssl and unzip must agree.
        Path kept = Files.createDirectories(Path.of("target", "evidence"));
        Path file = Files.write(kept.resolve("evidence.zip"), sealed.body());
        Path key = Files.writeString(kept.resolve("key.pem"), api.get(KEY).body());
        Path issuer = Files.writeString(kept.resolve("tsa.pem"), portal.timeStamps().issuerPem());
        Verdict verdict =
                VerifyProcess.run(file, "--key", key.toString(), "--tsa-ca", issuer.toString());
        assertThat(verdict.said()).contains("\"verdict\":\"good\"", "\"origin\":\"proven\"");
        assertThat(verdict.said()).contains("CN=Stamps of time.example", "leads to a certificate");
        assertThat(verdict.status()).isZero();
    }

    @Test
    void neitherAnotherKeyNorAnotherAuthorityVouchesForIt(TestPortal portal) throws IOException {
        Path file =
                write(
                        "own.zip",
                        seal(portal.api(analyst(portal)), "sealed.example", "K 27/26").body());
        Path key =
                Files.writeString(
                        folder.resolve("other.pem"),
                        """
                        -----BEGIN PUBLIC KEY-----
                        MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
                        -----END PUBLIC KEY-----
                        """);
        Path issuer = folder.resolve("other-tsa.pem");
        try (var other = new TestAuthority()) {
            Files.writeString(issuer, other.issuerPem());
        }

        Verdict withKey = VerifyProcess.run(file, "--key", key.toString());
        Verdict withAuthority = VerifyProcess.run(file, "--tsa-ca", issuer.toString());

        assertThat(withKey.status()).isEqualTo(1);
        assertThat(withKey.said()).contains("signed with another key");
        assertThat(withAuthority.status()).isEqualTo(1);
        assertThat(withAuthority.said()).contains("leads to none of those given");
    }

    @Test
    void theFileHoldsWhatTheLookupAnswersAndEveryRecord(TestPortal portal) throws IOException {
        Person me = analyst(portal);
        ApiClient api = portal.api(me);

        SequencedMap<String, byte[]> files =
                unpacked(seal(api, "http://sealed.example/gate.php", "K 18/26").body());

        ObjectNode asked =
                (ObjectNode) api.get("/api/v1/lookup?value=http://sealed.example/gate.php").json();
        asked.remove("quota");
        assertThat(JSON.readTree(files.get("answer.json"))).isEqualTo(asked);
        assertThat(files.keySet())
                .containsExactly(
                        "manifest.json",
                        "manifest.jws",
                        "manifest.tsr",
                        "manifest.tsr.jws",
                        "answer.json",
                        "answer.pdf",
                        "records/001.json",
                        "records/002.json");
        JsonNode manifest = JSON.readTree(files.get("manifest.json"));
        assertThat(manifest.at("/askedBy/login").asString()).isEqualTo(me.login());
        assertThat(manifest.at("/askedBy/agency").asString()).isEqualTo(me.agencyName());
        assertThat(manifest.at("/question").asString()).isEqualTo("http://sealed.example/gate.php");
        assertThat(manifest.at("/timeStamp/authority").asString())
                .isEqualTo(portal.timeStamps().address());
        JsonNode record = JSON.readTree(files.get("records/001.json"));
        assertThat(record.get("source").asString()).isEqualTo("Sealed list");
        assertThat(record.get("place").asString()).startsWith("line ");
        assertThat(record.get("written").asString()).contains("sealed.example");
        assertThat(record.at("/threats/0").asString()).isEqualTo("Mudlark");
    }

    @Test
    void thePdfNamesCaseMarkingAndHashOnEachPage(TestPortal portal) throws IOException {
        ApiClient api = portal.api(analyst(portal));

        SequencedMap<String, byte[]> files =
                unpacked(seal(api, "sealed.example", "K 19/26").body());

        Files.write(Path.of("target", "evidence.pdf"), files.get("answer.pdf"));
        String hash = JSON.readTree(files.get("manifest.json")).at("/files/0/sha256").asString();
        try (var document = Loader.loadPDF(files.get("answer.pdf"))) {
            var stripper = new PDFTextStripper();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                assertThat(stripper.getText(document))
                        .as("page %d", page)
                        .contains("TLP:AMBER", "K 19/26", hash, "Harbour police");
            }
            stripper.setStartPage(1);
            assertThat(stripper.getText(document).replaceAll("\\s", ""))
                    .contains("sealed[.]example", "Sealedlist", "<b>text</b>&more");
        }
    }

    @Test
    void theFileIsHadAgainByteForByte(TestPortal portal) throws IOException {
        ApiClient api = portal.api(analyst(portal));
        HttpResponse<byte[]> sealed = seal(api, "sealed.example", "K 20/26");

        HttpResponse<byte[]> again =
                bytes(api.request(sealed.headers().firstValue("Location").orElseThrow()).GET());

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(sealed.body());
        assertThat(again.headers().firstValue("Content-Digest"))
                .isEqualTo(sealed.headers().firstValue("Content-Digest"));
        JsonNode one = api.get(API + "?q=k+20").json().at("/items/0");
        assertThat(one.get("bytes").asInt()).isEqualTo(sealed.body().length);
        assertThat(one.get("sha256").asString()).isEqualTo(VerifyProcess.sha256(sealed.body()));
        assertThat(api.get(API + "/" + one.get("id").asString()).json()).isEqualTo(one);
    }

    @Test
    void itIsTheOwnAgencysAlone(TestPortal portal) throws IOException {
        HttpResponse<byte[]> sealed =
                seal(portal.api(analyst(portal)), "sealed.example", "Quiet case");
        String path = sealed.headers().firstValue("Location").orElseThrow();

        for (ApiClient other :
                new ApiClient[] {portal.api(analyst(portal)), portal.api(Role.OPERATOR)}) {
            assertThat(other.get(path).status()).isEqualTo(404);
            assertThat(other.get(path.replace("/file", "")).status()).isEqualTo(404);
            assertThat(other.get(API).body()).doesNotContain("Quiet case");
        }
        assertThat(portal.api(Role.EMPLOYEE).get(API).status()).isEqualTo(403);
    }

    @Test
    void whatWasSealedCannotBeChangedByTheApplication(TestPortal portal) throws IOException {
        seal(portal.api(analyst(portal)), "sealed.example", "K 21/26");
        JdbcClient database = portal.part(JdbcClient.class);

        for (String change :
                new String[] {
                    "update evidence.sealed set login = 'somebody'", "delete from evidence.sealed"
                }) {
            assertThatThrownBy(
                            () ->
                                    AgencyScope.everyAgency()
                                            .run(() -> database.sql(change).update()))
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("sealed");
        }
    }

    @Test
    void sealingCountsAsALookup(TestPortal portal) throws IOException {
        Person me = analyst(portal);
        ApiClient api = portal.api(me);
        portal.api(Role.OPERATOR).put("/api/v1/plans/" + me.agency(), "{\"lookups\": \"1\"}");

        HttpResponse<byte[]> first = seal(api, "sealed.example", "K 22/26");
        HttpResponse<byte[]> sameAgain = seal(api, "sealed.example", "K 22/26");
        HttpResponse<byte[]> another = seal(api, "another.example", "K 22/26");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(sameAgain.statusCode()).isEqualTo(201);
        assertThat(another.statusCode()).isEqualTo(429);
        assertThat(JSON.readTree(another.body()).at("/quota/left").asInt()).isZero();
    }

    @Test
    void anAgencySealsAtMostFiveHundredADay(TestPortal portal) throws IOException {
        Person me = analyst(portal);
        me.scope()
                .run(
                        () ->
                                portal.part(JdbcClient.class)
                                        .sql(
                                                """
                                                insert into evidence.sealed (
                                                    id, agency_id, person_id, login, case_number, reason,
                                                    question, kind, object, zone, tlp, sealed_at,
                                                    stamped, bytes, sha256, content)
                                                select uuidv7(), :agency, :person, 'robin', 'K', '',
                                                    'a.example', 'domain', 'a.example', 'grey', 'TLP:AMBER',
                                                    now(), false, 1, repeat('0', 64), decode('00', 'hex')
                                                from generate_series(1, 500)
                                                """)
                                        .param("agency", me.agency().value())
                                        .param("person", me.id().value())
                                        .update());

        HttpResponse<byte[]> more = seal(portal.api(me), "sealed.example", "K 501/26");

        assertThat(more.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(more.body()).get("detail").asString())
                .contains("sealed 500 answers");
        assertThat(portal.api(me).get(API + "?limit=200").json().get("items").size())
                .isEqualTo(200);
        assertThat(portal.api(me).get("/api/v1/lookup?value=a+b").json().at("/quota/used").asInt())
                .isZero();
    }

    @Test
    void withoutCaseOrIndicatorNothingIsSealed(TestPortal portal) throws IOException {
        ApiClient api = portal.api(analyst(portal));

        Answer noCase = api.post(API, "{\"value\": \"sealed.example\", \"case\": \" \"}");
        HttpResponse<byte[]> words = seal(api, "just words", "K 23/26");

        assertThat(noCase.status()).isEqualTo(400);
        assertThat(words.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(words.body()).get("detail").asString())
                .contains("nothing that can be sealed: not an indicator");
        assertThat(api.get(API).json().get("items").size()).isZero();
        assertThat(api.get("/api/v1/lookup?value=no+words").json().at("/quota/used").asInt())
                .isZero();
    }

    @Test
    void theUnknownIsSealedToo(TestPortal portal) throws IOException {
        ApiClient api = portal.api(analyst(portal));
        HttpResponse<byte[]> sealed = seal(api, "unheard-of.example", "K 24/26");

        Verdict verdict = VerifyProcess.run(write("unknown.zip", sealed.body()));

        assertThat(verdict.status()).isZero();
        assertThat(verdict.said()).contains("\"origin\":\"unproven\"");
        assertThat(unpacked(sealed.body())).doesNotContainKey("records/001.json");
    }

    @Test
    void withoutTheAuthorityItIsSealedAndSaysWhyThereIsNoStamp(TestPortal portal)
            throws IOException {
        ApiClient api = portal.api(analyst(portal));
        portal.timeStamps().be(Mood.IS_GONE);

        HttpResponse<byte[]> sealed = seal(api, "sealed.example", "K 25/26");

        Verdict verdict = VerifyProcess.run(write("unstamped.zip", sealed.body()));
        assertThat(verdict.status()).isZero();
        assertThat(verdict.said()).contains("none, because no time stamp", "404");
        assertThat(api.get(API).json().at("/items/0/stamped").asBoolean()).isFalse();
    }

    @Test
    void everythingIsInTheAuditLog(TestPortal portal) throws IOException {
        Person me = analyst(portal);
        HttpResponse<byte[]> sealed = seal(portal.api(me), "sealed.example", "Audit case");
        portal.api(me).get(sealed.headers().firstValue("Location").orElseThrow());

        String entries = portal.api(Role.OPERATOR).get("/api/v1/audit?q=" + me.login()).body();

        assertThat(entries).contains("evidence.sealed", "evidence.downloaded", "Audit case");
    }

    @Test
    void thePageSealsAndShowsWhatWasSealed(TestPortal portal, Browser browser) throws Exception {
        browser.driver()
                .executeCdpCommand(
                        "Browser.setDownloadBehavior",
                        Map.of("behavior", "allow", "downloadPath", folder.toString()));
        browser.signIn(analyst(portal)).open("/evidence").waitFor("Nothing is sealed yet");
        browser.assertSound();
        browser.open("/lookup?q=sealed.example#seal")
                .waitFor("Seal and download")
                .waitForCount("[data-section]", 0);
        browser.assertSound().screenshot("lookup-seal");

        browser.type("#caseNumber", "P 1/26").type("#reason", "Ransom note");
        browser.click("form[action$='/evidence'] button[type=submit]");

        Path file = downloaded();
        assertThat(VerifyProcess.run(file).status()).isZero();
        browser.open("/evidence").waitFor("P 1/26");
        assertThat(browser.text())
                .contains("sealed.example", "confirmed", "Fingerprint")
                .doesNotContain("Nothing fits");
        browser.assertSound().screenshot("evidence");
        browser.open("/evidence?q=nothing+like+it").waitFor("Nothing fits").assertSound();
        browser.open("/evidence");
        String fingerprint = browser.find("dd.mono").getText();
        assertThat(VerifyProcess.run(file).said()).contains(fingerprint);
    }

    private Path downloaded() throws IOException, InterruptedException {
        for (int tries = 0; tries < 300; tries++) {
            try (Stream<Path> files = Files.list(folder)) {
                var found = files.filter(file -> file.toString().endsWith(".zip")).findFirst();
                if (found.isPresent()) {
                    return found.get();
                }
            }
            Thread.sleep(100);
        }
        throw new AssertionError("nothing was downloaded");
    }

    @Test
    void theFormSaysWhatIsMissing(TestPortal portal, Browser browser) {
        browser.signIn(analyst(portal)).open("/evidence/new").waitFor("Seal as evidence");

        browser.click("main form button[type=submit]").waitFor("Evidence belongs to a case");
        assertThat(browser.text()).contains("Say what is to be looked up");
        browser.assertSound();
        browser.type("#value", "just words").type("#caseNumber", "P 2/26");
        browser.click("main form button[type=submit]").waitFor("nothing that can be sealed");
        browser.assertSound().screenshot("evidence-new");
    }
}
