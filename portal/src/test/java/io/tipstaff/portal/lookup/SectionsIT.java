package io.tipstaff.portal.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.portal.ApiClient;
import io.tipstaff.portal.ApiClient.Answer;
import io.tipstaff.portal.Browser;
import io.tipstaff.portal.PortalTest;
import io.tipstaff.portal.TestPortal;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.database.AgencyScope;
import io.tipstaff.portal.detection.EventCalls;
import io.tipstaff.portal.feeds.SourceCalls;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@PortalTest
class SectionsIT {

    private static final String SHA256 = "5e".repeat(32);
    private static final String MD5 = "6e".repeat(16);
    private static final String DROPPED = "7e".repeat(32);

    /// `redirect.chain.example/a` → `load.chain.example/b.exe` → the file → another file, which
    /// talks to `c2.chain.example`.
    private static final String BUNDLE =
            """
            {"type": "bundle", "id": "bundle--0b9a1d52-6f0c-4f7c-9b53-0a4c7e1b2c31", "objects": [
              {"type": "indicator", "spec_version": "2.1", "id": "indicator--11111111-1111-4111-8111-111111111101", "created": "2026-10-01T00:00:00Z",
               "pattern": "[url:value = 'http://redirect.chain.example/a']", "pattern_type": "stix", "valid_from": "2026-10-01T00:00:00Z"},
              {"type": "indicator", "spec_version": "2.1", "id": "indicator--11111111-1111-4111-8111-111111111102", "created": "2026-10-01T00:00:00Z",
               "pattern": "[url:value = 'http://load.chain.example/b.exe']", "pattern_type": "stix", "valid_from": "2026-10-01T00:00:00Z"},
              {"type": "indicator", "spec_version": "2.1", "id": "indicator--11111111-1111-4111-8111-111111111103", "created": "2026-10-01T00:00:00Z",
               "pattern": "[file:hashes.'SHA-256' = '%SHA256' AND file:hashes.MD5 = '%MD5' AND file:name = 'invoice.exe' AND file:size = 123456]", "pattern_type": "stix", "valid_from": "2026-10-01T00:00:00Z"},
              {"type": "indicator", "spec_version": "2.1", "id": "indicator--11111111-1111-4111-8111-111111111104", "created": "2026-10-01T00:00:00Z",
               "pattern": "[file:hashes.'SHA-256' = '%DROPPED']", "pattern_type": "stix", "valid_from": "2026-10-01T00:00:00Z"},
              {"type": "indicator", "spec_version": "2.1", "id": "indicator--11111111-1111-4111-8111-111111111105", "created": "2026-10-01T00:00:00Z",
               "pattern": "[domain-name:value = 'c2.chain.example']", "pattern_type": "stix", "valid_from": "2026-10-01T00:00:00Z"},
              {"type": "relationship", "spec_version": "2.1", "id": "relationship--11111111-1111-4111-8111-111111111106", "relationship_type": "redirects-to",
               "source_ref": "indicator--11111111-1111-4111-8111-111111111101", "target_ref": "indicator--11111111-1111-4111-8111-111111111102"},
              {"type": "relationship", "spec_version": "2.1", "id": "relationship--11111111-1111-4111-8111-111111111107", "relationship_type": "downloads",
               "source_ref": "indicator--11111111-1111-4111-8111-111111111102", "target_ref": "indicator--11111111-1111-4111-8111-111111111103"},
              {"type": "relationship", "spec_version": "2.1", "id": "relationship--11111111-1111-4111-8111-111111111108", "relationship_type": "drops",
               "source_ref": "indicator--11111111-1111-4111-8111-111111111103", "target_ref": "indicator--11111111-1111-4111-8111-111111111104"},
              {"type": "relationship", "spec_version": "2.1", "id": "relationship--11111111-1111-4111-8111-111111111109", "relationship_type": "communicates-with",
               "source_ref": "indicator--11111111-1111-4111-8111-111111111104", "target_ref": "indicator--11111111-1111-4111-8111-111111111105"}]}
            """
                    .replace("%SHA256", SHA256)
                    .replace("%MD5", MD5)
                    .replace("%DROPPED", DROPPED);

    @BeforeAll
    static void importAll(TestPortal portal) throws IOException {
        var sources = new SourceCalls(portal.api(Role.OPERATOR));
        sources.newestImport(sources.upload("Chain bundle", "chain.json", BUNDLE));
        sources.newestImport(
                sources.upload(
                        "Malware table",
                        "malware.csv",
                        "sha256_hash,file_name,file_type_guess,file_size,signer,packer,ssdeep\n"
                                + SHA256
                                + ",Rechnung.exe,exe,123456,Example Ltd,UPX,3:abc:def\n"));
        var events = new EventCalls(portal);
        events.know("Section list", "seen.sections.example\n");
        events.syslog(
                "<13>1 - host app - - - go to seen.sections.example now\n<13>1 - host app - - - and www.seen.sections.example\n");
        events.detections("seen.sections.example", 2);
    }

    private static Person newAnalyst(TestPortal portal) {
        return portal.newPerson(portal.newAgency("Section police"), Role.ANALYST);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Answer get(ApiClient api, String value, String sections) {
        return api.get("/api/v1/lookup?value=" + encoded(value) + "&sections=" + sections);
    }

    private static JsonNode content(ApiClient api, String value, String section) {
        Answer answer = get(api, value, section);
        assertThat(answer.json().at("/sections/" + section + "/state").asString())
                .as(answer.body())
                .isEqualTo("answered");
        return answer.json().at("/sections/" + section + "/content");
    }

    private static String names(ApiClient api) {
        return String.join(
                ",",
                api.get("/api/v1/lookup/sections")
                        .json()
                        .valueStream()
                        .map(one -> one.get("name").asString())
                        .toList());
    }

    /// As if the agency had asked two hours ago.
    private static void letTwoHoursPass(TestPortal portal, Person person) {
        AgencyScope.everyAgency()
                .run(
                        () ->
                                List.of(
                                                "update lookup.visit set asked_at = asked_at - interval '2 hours' where agency_id = :agency",
                                                "update quota.asked set at = at - interval '2 hours' where agency_id = :agency")
                                        .forEach(
                                                sql ->
                                                        portal.part(JdbcClient.class)
                                                                .sql(sql)
                                                                .param(
                                                                        "agency",
                                                                        person.agency().value())
                                                                .update()));
    }

    @Test
    void exactlyTheSectionsAskedForAreAnsweredInTheirOrder(TestPortal portal) {
        JsonNode answer = get(portal.api(Role.ANALYST), "192.0.2.1", "geography,zone,file").json();

        assertThat(answer.get("sections").propertyNames())
                .containsExactly("geography", "zone", "file");
        assertThat(answer.at("/sections/zone/content/scope").asString()).isEqualTo("reserved");
        assertThat(answer.at("/sections/geography/content/address").asString())
                .isEqualTo("192.0.2.1");
        assertThat(answer.at("/sections/file/state").asString()).isEqualTo("not-applicable");
        assertThat(answer.at("/sections/file/reason").asString())
                .isEqualTo("not for the kind ipv4");
        assertThat(answer.has("findings")).isFalse();
    }

    @Test
    void anUnknownSectionIsRefusedWithTheKnownOnesAndCostsNothing(TestPortal portal) {
        ApiClient api = portal.api(newAnalyst(portal));

        Answer answer = get(api, "unknown-section.example", "zone,nonsense");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("no such section: nonsense", "passive-dns", "evidence");
        assertThat(get(api, "unknown-section.example", "").status()).isEqualTo(400);
        assertThat(api.get("/api/v1/quota").json().get("used").asInt()).isZero();
    }

    @Test
    void noSectionFailsForAnyKindOfObject(TestPortal portal) {
        ApiClient api = portal.api(Role.ANALYST);
        String all = names(api);
        List<String> objects =
                List.of(
                        "192.0.2.7",
                        "2001:db8::7",
                        "192.0.2.0/24",
                        "192.0.2.7:443",
                        "any.example",
                        "=exact.example",
                        "http://any.example/path",
                        "http://192.0.2.7/*",
                        "any@mail.example",
                        MD5,
                        SHA256,
                        "no indicator");

        for (String object : objects) {
            for (JsonNode section : get(api, object, all).json().get("sections")) {
                assertThat(section.get("state").asString())
                        .as(object + " " + section)
                        .isIn("answered", "not-applicable");
            }
        }
    }

    @Test
    void allSectionsOfAnObjectCostOneLookupEvenAtOnce(TestPortal portal) throws Exception {
        ApiClient api = portal.api(newAnalyst(portal));
        List<String> all = List.of(names(api).split(","));
        List<Callable<Integer>> questions =
                IntStream.range(0, 4 * all.size())
                        .<Callable<Integer>>mapToObj(
                                n ->
                                        () ->
                                                get(
                                                                api,
                                                                "at-once.sections.example",
                                                                all.get(n % all.size()))
                                                        .status())
                        .toList();

        try (var threads = Executors.newFixedThreadPool(8)) {
            assertThat(threads.invokeAll(questions).stream().map(Future::resultNow))
                    .containsOnly(200);
        }

        assertThat(api.get("/api/v1/quota").json().get("used").asInt()).isEqualTo(1);
    }

    @Test
    void aPartOfThePageIsGivenOnlyAfterALookupAndCostsNothing(TestPortal portal, Browser browser) {
        Person analyst = newAnalyst(portal);
        browser.signIn(analyst).open("/lookup/sections/history?q=not-asked.example");

        browser.waitFor("This lookup is older than an hour");

        ApiClient api = portal.api(analyst);
        assertThat(api.get("/api/v1/quota").json().get("used").asInt()).isZero();
        get(api, "not-asked.example", "zone");
        browser.open("/lookup/sections/history?q=not-asked.example").waitFor("90 days");
        letTwoHoursPass(portal, analyst);
        browser.open("/lookup/sections/history?q=not-asked.example").waitFor("older than an hour");
        assertThat(api.get("/api/v1/quota").json().get("used").asInt()).isEqualTo(1);
    }

    @Test
    void theFirstTimeIsSaidToBeTheFirstAndALaterOneTellsWhatIsNew(TestPortal portal) {
        Person analyst = newAnalyst(portal);
        ApiClient api = portal.api(analyst);
        String object = "news.sections.example";

        assertThat(content(api, object, "changes").get("lastAsked").isNull()).isTrue();
        assertThat(content(api, object, "changes").get("lastAsked").isNull())
                .as("the same visit")
                .isTrue();
        letTwoHoursPass(portal, analyst);
        var sources = new SourceCalls(portal.api(Role.OPERATOR));
        sources.newestImport(sources.upload("News list", "news.txt", object + "\n"));
        JsonNode changes = content(api, object, "changes");

        assertThat(changes.get("lastAsked").isNull()).isFalse();
        assertThat(changes.get("zoneThen").asString()).isEqualTo("grey");
        assertThat(changes.get("zoneNow").asString()).isNotEqualTo("grey");
        assertThat(changes.get("scoreThen").asInt()).isZero();
        assertThat(changes.get("scoreNow").asInt()).isPositive();
        assertThat(changes.at("/came/0").asString()).isEqualTo("News list");
        assertThat(changes.get("relationsCompared").asBoolean()).isTrue();
        assertThat(changes.get("relations").valueStream().map(one -> one.get("label").asString()))
                .contains("sources");
        assertThat(content(api, object, "changes")).isEqualTo(changes);
    }

    @Test
    void sourcesThatWithdrewAnObjectAreNamed(TestPortal portal) {
        Person analyst = newAnalyst(portal);
        ApiClient api = portal.api(analyst);
        var sources = new SourceCalls(portal.api(Role.OPERATOR));
        long id =
                sources.upload(
                        "Leaving list", "leaving.txt", "leaving.sections.example\nstays.example\n");
        sources.newestImport(id);
        content(api, "leaving.sections.example", "changes");
        letTwoHoursPass(portal, analyst);
        AgencyScope.everyAgency()
                .run(
                        () ->
                                portal.part(JdbcClient.class)
                                        .sql(
                                                "update feeds.observation set withdrawn_at = now() where source_id = :id")
                                        .param("id", id)
                                        .update());

        JsonNode changes = content(api, "leaving.sections.example", "changes");

        assertThat(changes.at("/went/0").asString()).isEqualTo("Leaving list");
        assertThat(changes.get("came")).isEmpty();
    }

    @Test
    void anotherAgencysVisitIsNobodysBusiness(TestPortal portal) {
        Person one = newAnalyst(portal);
        content(portal.api(one), "private-visit.example", "changes");
        letTwoHoursPass(portal, one);

        JsonNode other =
                content(portal.api(newAnalyst(portal)), "private-visit.example", "changes");

        assertThat(other.get("lastAsked").isNull()).isTrue();
        assertThat(
                        content(portal.api(Role.OPERATOR), "private-visit.example", "changes")
                                .get("lastAsked")
                                .isNull())
                .isTrue();
    }

    @Test
    void detectionsAreCountedByDayForTheOwnAgencyOnly(TestPortal portal) {
        JsonNode own = content(portal.api(Role.OPERATOR), "seen.sections.example", "history");
        JsonNode other =
                content(portal.api(newAnalyst(portal)), "seen.sections.example", "history");

        assertThat(own.get("parts")).hasSize(90);
        assertThat(own.get("detections").asInt()).isEqualTo(2);
        assertThat(own.at("/parts/89/detections").asInt()).isEqualTo(2);
        assertThat(own.at("/parts/89/sources").asInt()).isEqualTo(1);
        assertThat(own.at("/parts/88/sources").asInt()).isZero();
        assertThat(other.get("detections").asInt()).isZero();
        assertThat(other.at("/parts/89/sources").asInt()).isEqualTo(1);
        assertThat(
                        portal.api(Role.OPERATOR)
                                .get(
                                        "/api/v1/lookup?value=seen.sections.example&sections=history&span=12-months")
                                .json()
                                .at("/sections/history/content/parts/11/detections")
                                .asInt())
                .isEqualTo(2);
        assertThat(
                        portal.api(Role.OPERATOR)
                                .get("/api/v1/lookup?value=a.example&sections=history&span=never")
                                .status())
                .isEqualTo(400);
    }

    @Test
    void aFileHasItsNamesSizesAndOtherHashesWithWhoSaysSo(TestPortal portal) {
        JsonNode file = content(portal.api(Role.ANALYST), MD5, "file");

        assertThat(file.get("hashes").valueStream().map(one -> one.get("value").asString()))
                .containsExactly(MD5, SHA256);
        assertThat(
                        file.get("attributes")
                                .valueStream()
                                .map(
                                        one ->
                                                one.get("attribute").asString()
                                                        + "="
                                                        + one.get("value").asString()))
                .contains(
                        "name=Rechnung.exe",
                        "name=invoice.exe",
                        "size=123456",
                        "type=exe",
                        "signer=Example Ltd",
                        "packer=UPX",
                        "ssdeep=3:abc:def");
        JsonNode size =
                file.get("attributes")
                        .valueStream()
                        .filter(one -> one.get("attribute").asString().equals("size"))
                        .findFirst()
                        .orElseThrow();
        assertThat(size.get("saidBy").valueStream().map(JsonNode::asString))
                .containsExactly("Chain bundle", "Malware table");
        assertThat(file.at("/downloadedFrom/0/to/thing").asString())
                .isEqualTo("url:load.chain.example/b.exe");
    }

    @Test
    void existingIntegrationsGetTheSame(TestPortal portal) {
        JsonNode file = portal.api(Role.ANALYST).get("/api/hash/" + MD5).json();
        JsonNode url =
                portal.api(Role.ANALYST)
                        .get("/api/url/http%3A%2F%2Fload.chain.example%2Fb.exe")
                        .json();

        assertThat(file.at("/FileGeneralInfo/Md5").asString()).isEqualTo(MD5);
        assertThat(file.at("/FileGeneralInfo/Sha256").asString()).isEqualTo(SHA256);
        assertThat(file.at("/FileGeneralInfo/Size").asLong()).isEqualTo(123456);
        assertThat(file.at("/FileGeneralInfo/Signer").asString()).isEqualTo("Example Ltd");
        assertThat(file.at("/FileNames").valueStream().map(one -> one.at("/FileName").asString()))
                .contains("invoice.exe", "Rechnung.exe");
        assertThat(file.at("/FileDownloadedFromUrls/0/Url").asString())
                .isEqualTo("load.chain.example/b.exe");
        assertThat(url.at("/FilesDownloaded").valueStream().map(one -> one.at("/Md5").asString()))
                .contains(MD5);
        assertThat(url.at("/UrlReferrals/0/Url").asString()).isEqualTo("redirect.chain.example/a");
    }

    @Test
    void theDownloadChainGoesFromWhereItCameToWhatItLeadsTo(TestPortal portal) {
        JsonNode chain = content(portal.api(Role.ANALYST), MD5, "downloads");

        assertThat(
                        chain.get("edges")
                                .valueStream()
                                .map(
                                        one ->
                                                one.at("/from/label").asString()
                                                        + " "
                                                        + one.get("relation").asString()
                                                        + " "
                                                        + one.at("/to/label").asString()))
                .containsExactly(
                        "redirect.chain.example/a redirects-to load.chain.example/b.exe",
                        "load.chain.example/b.exe downloads " + MD5,
                        MD5 + " drops " + DROPPED,
                        DROPPED + " communicates-with c2.chain.example");
        assertThat(chain.get("cut").asBoolean()).isFalse();
    }

    @Test
    void publishedFeedsAreThoseThatTheAgencyMayHave(TestPortal portal) throws InterruptedException {
        Person subscriber = newAnalyst(portal);
        portal.api(Role.OPERATOR)
                .put(
                        "/api/v1/subscriptions/" + subscriber.agency() + "/malicious-hash",
                        "{\"clearance\": \"AMBER\"}");
        var sources = new SourceCalls(portal.api(Role.OPERATOR));
        String hash = "8e".repeat(32);
        sources.newestImport(
                sources.upload(
                        "Hash list",
                        "hash.csv",
                        "sha256,malware,confidence,tlp\n" + hash + ",Mudlark,100,TLP:AMBER\n"));
        for (int tries = 0;
                content(portal.api(Role.OPERATOR), hash, "feeds").get("published").isEmpty()
                        && tries < 300;
                tries++) {
            Thread.sleep(100);
        }

        JsonNode feeds = content(portal.api(subscriber), hash, "feeds");

        assertThat(feeds.at("/published/0/feed").asString()).isEqualTo("malicious-hash");
        assertThat(feeds.at("/published/0/tlp").asString()).isEqualTo("TLP:AMBER");
        assertThat(feeds.at("/sources/0/source").asString()).isEqualTo("Hash list");
        assertThat(content(portal.api(newAnalyst(portal)), hash, "feeds").get("published"))
                .isEmpty();
    }

    @Test
    void whatTheAgencySealedIsListed(TestPortal portal) {
        ApiClient api = portal.api(newAnalyst(portal));
        api.post(
                "/api/v1/evidence",
                "{\"value\": \"sealed.sections.example\", \"case\": \"P 7/26\"}");

        JsonNode sealed = content(api, "sealed.sections.example", "evidence");

        assertThat(sealed.at("/sealed/0/caseNumber").asString()).isEqualTo("P 7/26");
        assertThat(
                        content(
                                        portal.api(newAnalyst(portal)),
                                        "sealed.sections.example",
                                        "evidence")
                                .get("sealed"))
                .isEmpty();
    }

    @Test
    void aBulkLookupIsAVisitToo(TestPortal portal) throws InterruptedException {
        Person analyst = newAnalyst(portal);
        ApiClient api = portal.api(analyst);
        String id =
                api.send(
                                api.request("/api/v1/lookup/bulk")
                                        .header("Content-Type", "text/plain")
                                        .POST(
                                                java.net.http.HttpRequest.BodyPublishers.ofString(
                                                        "bulk-visit.example\nno indicator\nbulk-visit.example\n")))
                        .json()
                        .get("id")
                        .asString();
        for (int tries = 0;
                !api.get("/api/v1/lookup/bulk/" + id).json().get("state").asString().equals("done")
                        && tries < 300;
                tries++) {
            Thread.sleep(100);
        }
        letTwoHoursPass(portal, analyst);

        JsonNode changes = content(api, "bulk-visit.example", "changes");

        assertThat(changes.get("lastAsked").isNull()).isFalse();
        assertThat(changes.get("relationsCompared").asBoolean()).isFalse();
    }

    private static void picture(Browser browser, String section, String name) {
        browser.driver()
                .executeScript(
                        "document.getElementById('section-' + arguments[0]).scrollIntoView()",
                        section);
        browser.screenshot(name);
    }

    @Test
    void thePageLoadsEachSectionByItself(TestPortal portal, Browser browser) {
        browser.signIn(Role.ANALYST)
                .open("/lookup?q=" + SHA256)
                .waitForCount("[data-section]", 0)
                .waitFor("invoice.exe");

        assertThat(browser.text())
                .contains(
                        "This is the first time that your agency asks about it",
                        "Rechnung.exe",
                        "123,456 bytes",
                        "redirect.chain.example/a",
                        "communicates with",
                        "Not shown, because");
        assertThat(browser.findAll(".chain svg a")).hasSize(5);
        browser.assertSound();
        picture(browser, "changes", "lookup-sections");
        picture(browser, "history", "lookup-chain");
    }

    @Test
    void theSpanIsChangedByKeyboard(TestPortal portal, Browser browser) {
        browser.signIn(Role.OPERATOR)
                .open("/lookup?q=seen.sections.example")
                .waitForCount("[data-section]", 0)
                .waitFor("Detections in our events: 2");

        browser.find("#section-history button[aria-pressed=false]").sendKeys(Keys.ENTER);

        browser.waitForCount("#section-history tbody tr", 12);
        browser.assertSound();
        picture(browser, "history", "lookup-history");
    }

    @Test
    void anObjectThatNobodyKnowsHasCalmSections(TestPortal portal, Browser browser) {
        browser.signIn(Role.ANALYST)
                .open("/lookup?q=nobody-knows.example")
                .waitForCount("[data-section]", 0);

        assertThat(browser.text())
                .contains(
                        "Not categorised",
                        "No sensor has seen a resolution of nobody-knows.example",
                        "No event of ours has held it so far",
                        "Your agency has sealed nothing about it");
        browser.assertSound();
        picture(browser, "changes", "lookup-unknown");
    }
}
