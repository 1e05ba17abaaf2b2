package io.tipstaff.portal.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.portal.ApiClient;
import io.tipstaff.portal.ApiClient.Answer;
import io.tipstaff.portal.Browser;
import io.tipstaff.portal.PortalTest;
import io.tipstaff.portal.TestPortal;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.database.AgencyScope;
import io.tipstaff.portal.feeds.SourceCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@PortalTest
class FeedsIT {

    private static final String PHISHING = "/api/v1/feeds/phishing-url";

    private static final String FEEDS_COUNTED_WRONG =
            """
            select feed || ' ' || coalesce(t.records, 0) || ' are ' || coalesce(m.records, 0)
            from publication.tally t full join (
                select feed, marking, widest, count(*) filter (where departed is null) as records
                from publication.member group by feed, marking, widest) m using (feed, marking, widest)
            where coalesce(t.records, 0) <> coalesce(m.records, 0)
            """;

    private static final String SOURCE_COUNTED_WRONG =
            """
            select s.name || ' ' || s.indicators || ' are ' || o.current from feeds.source s cross join lateral (
                select count(*) as current from feeds.observation
                where source_id = s.id and withdrawn_at is null) o
            where s.name = 'Tallied list' and s.indicators <> o.current
            """;

    @BeforeAll
    static void importAList(TestPortal portal) throws InterruptedException {
        SourceCalls sources = new SourceCalls(portal.api(Role.OPERATOR));
        sources.newestImport(
                sources.upload(
                        "Published list",
                        "published.csv",
                        """
                        indicator,category,malware,tlp
                        kit-one.published.example,phishing,Kit,TLP:CLEAR
                        http://kit-two.published.example/login,phishing,Kit,TLP:GREEN
                        inner.published.example,phishing,Kit,TLP:AMBER
                        secret.published.example,phishing,Kit,TLP:RED
                        c2.published.example,botnet_cc,Bot,TLP:CLEAR
                        paypal.com,phishing,Kit,TLP:CLEAR
                        0123456789abcdef0123456789abcdef,malware,Bot,TLP:CLEAR
                        """));
        waitFor(portal, PHISHING + "/file?format=plain", "inner.published.example");
        waitFor(portal, "/api/v1/feeds/whitelisting/file?format=plain", "paypal.com");
    }

    private static Answer waitFor(TestPortal portal, String path, String text)
            throws InterruptedException {
        return waitFor(portal.api(Role.OPERATOR), path, text);
    }

    private static Answer waitFor(ApiClient reader, String path, String text)
            throws InterruptedException {
        for (int tries = 0; tries < 300; tries++) {
            Answer answer = reader.get(path);
            if (answer.body().contains(text)) {
                return answer;
            }
            Thread.sleep(100);
        }
        throw new AssertionError(text + " did not appear at " + path);
    }

    private static Person subscriber(TestPortal portal, String clearance) {
        Person person = portal.newPerson(portal.newAgency("Subscriber"), Role.ANALYST);
        portal.api(Role.OPERATOR)
                .put(
                        "/api/v1/subscriptions/" + person.agency() + "/phishing-url",
                        "{\"clearance\": \"" + clearance + "\"}");
        return person;
    }

    @Test
    void aFeedHoldsItsKindsAndCategoriesOnly(TestPortal portal) {
        String feed = portal.api(Role.OPERATOR).get(PHISHING + "/file?format=plain").body();

        assertThat(feed)
                .contains("kit-one.published.example", "kit-two.published.example/login")
                .doesNotContain("c2.published.example", "0123456789abcdef");
    }

    @Test
    void whatIsHarmlessIsInNoFeedButTheOneForIt(TestPortal portal) {
        ApiClient operator = portal.api(Role.OPERATOR);

        assertThat(operator.get(PHISHING + "/file?format=plain").body())
                .doesNotContain("paypal.com");
        assertThat(operator.get("/api/v1/feeds/whitelisting/file?format=plain").body())
                .contains("paypal.com");
    }

    @Test
    void theMarkingDecidesWhatAnAgencyGets(TestPortal portal) {
        String green =
                portal.api(subscriber(portal, "GREEN")).get(PHISHING + "/file?format=plain").body();
        String amber =
                portal.api(subscriber(portal, "AMBER")).get(PHISHING + "/file?format=plain").body();

        assertThat(green).contains("kit-two").doesNotContain("inner.published", "secret");
        assertThat(amber).contains("inner.published").doesNotContain("secret");
    }

    @Test
    void whoHasNotSubscribedGetsDemoFeedsOnly(TestPortal portal) {
        ApiClient api = portal.api(portal.newPerson(portal.newAgency("Newcomer"), Role.ANALYST));

        assertThat(api.get(PHISHING + "/file?format=plain").status()).isEqualTo(403);
        assertThat(api.get("/api/v1/feeds/demo-botnet-c2-url/file").status()).isEqualTo(200);
    }

    @Test
    void everyFormatThatIsOfferedIsServed(TestPortal portal) {
        ApiClient operator = portal.api(Role.OPERATOR);
        JsonNode formats = operator.get(PHISHING).json().at("/formats");
        assertThat(formats).hasSizeGreaterThan(10);

        for (JsonNode format : formats) {
            Answer answer = operator.get(PHISHING + "/file?format=" + format.asString());

            assertThat(answer.status()).as(format.asString()).isEqualTo(200);
            assertThat(answer.body()).as(format.asString()).contains("published");
        }
    }

    @Test
    void aFormatThatCannotHoldTheFeedIsRefusedWithThoseThatCan(TestPortal portal) {
        Answer answer =
                portal.api(Role.OPERATOR).get("/api/v1/feeds/malicious-hash/file?format=hosts");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("not as: hosts");
    }

    @Test
    void whoHasTheVersionIsToldSo(TestPortal portal) throws Exception {
        ApiClient operator = portal.api(Role.OPERATOR);
        HttpClient http = HttpClient.newHttpClient();
        HttpResponse<Void> first =
                http.send(operator.request(PHISHING + "/file").build(), BodyHandlers.discarding());
        String etag = first.headers().firstValue("ETag").orElseThrow();

        int status =
                http.send(
                                operator.request(PHISHING + "/file")
                                        .header("If-None-Match", etag)
                                        .build(),
                                BodyHandlers.discarding())
                        .statusCode();

        assertThat(status).isEqualTo(304);
    }

    @Test
    void aPackedFileIsServedInRanges(TestPortal portal) throws Exception {
        HttpResponse<byte[]> part =
                HttpClient.newHttpClient()
                        .send(
                                portal.api(Role.OPERATOR)
                                        .request(PHISHING + "/file?packed=true")
                                        .header("Range", "bytes=0-1")
                                        .build(),
                                BodyHandlers.ofByteArray());

        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).containsExactly(0x1f, 0x8b);
    }

    @Test
    void theSignedManifestTellsTheHashOfEachFile(TestPortal portal) throws Exception {
        ApiClient operator = portal.api(Role.OPERATOR);
        HttpResponse<byte[]> manifest =
                HttpClient.newHttpClient()
                        .send(
                                operator.request("/api/v1/feed-manifest").build(),
                                BodyHandlers.ofByteArray());
        JsonNode file = new JsonMapper().readTree(manifest.body()).at("/files/2");
        byte[] packed =
                HttpClient.newHttpClient()
                        .send(
                                operator.request(file.at("/path").asString()).build(),
                                BodyHandlers.ofByteArray())
                        .body();

        assertThat(file.at("/sha256").asString()).isEqualTo(sha256(packed));
        assertThat(unpacked(packed)).contains("published.example");
        assertThat(isSigned(manifest, operator)).isTrue();
    }

    private static boolean isSigned(HttpResponse<byte[]> manifest, ApiClient api) throws Exception {
        String[] jws =
                manifest.headers().firstValue("X-JWS-Signature").orElseThrow().split("\\.", -1);
        String input =
                jws[0]
                        + "."
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(manifest.body());
        String pem = api.get("/api/v1/signing-keys.pem").body();
        byte[] key = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(
                KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(key)));
        signature.update(input.getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(jws[2]));
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static String unpacked(byte[] packed) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void whatLeavesAFeedIsInItsChanges(TestPortal portal) throws Exception {
        ApiClient operator = portal.api(Role.OPERATOR);
        SourceCalls sources = new SourceCalls(operator);
        sources.newestImport(
                sources.upload(
                        "Fleeting list",
                        "fleeting.csv",
                        "indicator,category\nfleeting.published.example,phishing\n"));
        waitFor(portal, PHISHING + "/file?format=plain", "fleeting.published.example");
        long before = operator.get(PHISHING).json().at("/version").asLong();

        operator.post(
                "/api/v1/verdicts",
                """
                {"values": ["fleeting.published.example"], "says": "harmless", "comment": "A mistake"}""");

        String changes = PHISHING + "/changes?after=" + before;
        JsonNode change =
                waitFor(portal, changes, "fleeting.published.example").json().at("/changes/0");
        assertThat(change.at("/state").asString()).isEqualTo("out");
        assertThat(operator.get(PHISHING + "/file?format=plain").body()).doesNotContain("fleeting");
    }

    @Test
    void whatItsSourceNoLongerReportsIsInTheChangesAndRevokedOverTaxii(TestPortal portal)
            throws Exception {
        ApiClient operator = portal.api(Role.OPERATOR);
        SourceCalls sources = new SourceCalls(operator);
        long source =
                sources.upload(
                        "Thinning list",
                        "shrinking.csv",
                        "indicator,category\nstays.published.example,phishing\ngoes.published.example,phishing\n");
        sources.newestImport(source);
        waitFor(portal, PHISHING + "/file?format=plain", "goes.published.example");
        long before = operator.get(PHISHING).json().at("/version").asLong();

        sources.replace(portal, source, "indicator,category\nstays.published.example,phishing\n");

        String changes = PHISHING + "/changes?after=" + before;
        JsonNode change = waitFor(portal, changes, "goes.published").json().at("/changes/0");
        assertThat(change.at("/state").asString()).isEqualTo("out");
        assertThat(operator.get(PHISHING + "/file?format=plain").body())
                .contains("stays.published.example")
                .doesNotContain("goes.published.example");
        JsonNode objects = operator.get("/taxii2/feeds/collections/phishing-url/objects/").json();
        assertThat(
                        objects.at("/objects")
                                .valueStream()
                                .filter(one -> one.at("/name").asString().contains("goes."))
                                .findFirst()
                                .orElseThrow()
                                .at("/revoked")
                                .asBoolean())
                .isTrue();
    }

    @Test
    void whatIsMarkedMoreStrictlyLeavesThoseWhoMayNotHaveItAnyMore(TestPortal portal)
            throws Exception {
        SourceCalls sources = new SourceCalls(portal.api(Role.OPERATOR));
        ApiClient green = portal.api(subscriber(portal, "GREEN"));
        long source =
                sources.upload(
                        "Tightened list",
                        "tightened.csv",
                        "indicator,category,malware,tlp\ntight.published.example,phishing,Kit,TLP:GREEN\n");
        sources.newestImport(source);
        waitFor(portal, PHISHING + "/file?format=plain", "tight.published.example");
        // Something newer, so that the tightened record is not the last of the feed.
        sources.newestImport(
                sources.upload(
                        "Newer list",
                        "newer.csv",
                        "indicator,category\nnewer.published.example,phishing\n"));
        waitFor(portal, PHISHING + "/file?format=plain", "newer.published.example");
        assertThat(green.get(PHISHING + "/file?format=plain").body()).contains("tight.");
        long before = green.get(PHISHING).json().at("/version").asLong();

        sources.replace(
                portal,
                source,
                "indicator,category,malware,tlp\ntight.published.example,phishing,Secret Kit,TLP:AMBER\n");

        Answer changes = waitFor(green, PHISHING + "/changes?after=" + before, "tight.");
        assertThat(changes.json().at("/changes/0/state").asString()).isEqualTo("out");
        assertThat(changes.body()).doesNotContain("Secret Kit");
        assertThat(green.get(PHISHING + "/file?format=plain").body()).doesNotContain("tight.");
        assertThat(
                        portal.api(subscriber(portal, "AMBER"))
                                .get(PHISHING + "/file?format=plain")
                                .body())
                .contains("tight.");
    }

    @Test
    void whatIsCountedIsWhatIsThereAfterEveryKindOfChange(TestPortal portal) throws Exception {
        ApiClient operator = portal.api(Role.OPERATOR);
        SourceCalls sources = new SourceCalls(operator);
        long source =
                sources.upload(
                        "Tallied list",
                        "tallied.csv",
                        "indicator,category,tlp\none.tallied.example,phishing,TLP:GREEN\ntwo.tallied.example,phishing,TLP:GREEN\n");
        sources.newestImport(source);
        waitFor(portal, PHISHING + "/file?format=plain", "two.tallied.example");
        sources.replace(
                portal,
                source,
                "indicator,category,tlp\none.tallied.example,phishing,TLP:AMBER\nthree.tallied.example,phishing,TLP:GREEN\n");
        waitFor(portal, PHISHING + "/file?format=plain", "three.tallied.example");
        long before = operator.get(PHISHING).json().at("/version").asLong();
        operator.post(
                "/api/v1/verdicts",
                """
                {"values": ["three.tallied.example"], "says": "harmless", "comment": "A mistake"}""");
        waitFor(portal, PHISHING + "/changes?after=" + before, "three.tallied.example");

        assertThat(wrong(portal, FEEDS_COUNTED_WRONG)).isEmpty();
        assertThat(wrong(portal, SOURCE_COUNTED_WRONG)).isEmpty();
    }

    private static List<String> wrong(TestPortal portal, String sql) {
        return AgencyScope.everyAgency()
                .call(() -> portal.part(JdbcClient.class).sql(sql).query(String.class).list());
    }

    @Test
    void changesArePagedWithoutLosingAny(TestPortal portal) {
        ApiClient operator = portal.api(Role.OPERATOR);
        long all = operator.get(PHISHING + "/changes").json().at("/changes").size();
        long after = 0;
        long seen = 0;
        boolean more = true;

        while (more) {
            JsonNode page = operator.get(PHISHING + "/changes?limit=1&after=" + after).json();
            seen += page.at("/changes").size();
            after = page.at("/to").asLong();
            more = page.at("/more").asBoolean();
        }

        assertThat(seen).isEqualTo(all).isGreaterThan(2);
    }

    @Test
    void thePagesShowFeedsSamplesAndOverlaps(TestPortal portal, Browser browser) {
        browser.signIn(Role.OPERATOR).open("/feeds").waitFor("Mobile malicious hash");
        browser.assertSound().screenshot("feeds");
        browser.open("/feeds/phishing-url").waitFor("Published list");
        browser.assertSound().screenshot("feed");
        Person person = subscriber(portal, "GREEN");
        browser.open("/feeds/subscriptions").waitFor("TLP:GREEN").assertSound();
        browser.open("/feeds/subscriptions/" + person.agency().value())
                .waitFor("Demo")
                .assertSound();
    }
}
