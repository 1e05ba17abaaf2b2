package io.tipstaff.portal.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.exchange.FeedOptions;
import io.tipstaff.exchange.FeedReader;
import io.tipstaff.exchange.FeedRecord;
import io.tipstaff.exchange.FeedSink;
import io.tipstaff.exchange.Refusal;
import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.ParseResult.Parsed;
import io.tipstaff.portal.ApiClient;
import io.tipstaff.portal.ApiClient.Answer;
import io.tipstaff.portal.PortalTest;
import io.tipstaff.portal.TestPortal;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.Role;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@PortalTest
class ReportsIT {

    private static final String API = "/api/v1/reports";

    /// A report whose names are made of its title.
    private static String json(String title, String tlp, String more) {
        return """
               {"kind": "apt", "title": "TITLE", "tlp": "MARKING", "summary": "A short word on TITLE.",
                "text": "# Secret course\\n\\nOnly by grant.", "techniques": ["T1566"],
                "timeline": [{"date": "2026-03", "what": "first letters"}],
                "actors": [{"name": "TITLE Group", "aliases": ["TA-TITLE"]}],
                "industries": ["shipping"], "countries": ["NL"],
                "indicators": [
                  {"value": "HOST.example", "role": "c2", "threats": ["Loader"], "note": "first"},
                  {"value": "198.51.100.7", "role": "delivery"}]MORE}"""
                .replace("MORE", more)
                .replace("MARKING", tlp)
                .replace("HOST", title.toLowerCase(Locale.ROOT))
                .replace("TITLE", title);
    }

    private static String draft(ApiClient operator, String title, String tlp, String extra) {
        Answer made = operator.post(API, json(title, tlp, extra));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.json().at("/report/id").asString();
    }

    private static String published(TestPortal portal, String title, String tlp) {
        ApiClient operator = portal.api(Role.OPERATOR);
        String id = draft(operator, title, tlp, "");
        assertThat(operator.post(API + "/" + id + "/publish", "{}").status()).isEqualTo(200);
        return id;
    }

    private static Person analyst(TestPortal portal) {
        return portal.newPerson(portal.newAgency("Harbour police"), Role.ANALYST);
    }

    private static final String REQUESTS = "/api/v1/requests";

    /// Asks for a report.
    private static Answer request(ApiClient api, String report, String wanted, String reason) {
        return api.post(
                REQUESTS,
                """
                {"kind": "report", "wanted": {"report": "REPORT"WANTED}, "reason": "REASON", "caseNumber": "H-9"}"""
                        .replace("REPORT", report)
                        .replace("WANTED", wanted)
                        .replace("REASON", reason));
    }

    private static Answer grant(TestPortal portal, String id, Person to, String body) {
        return portal.api(Role.OPERATOR)
                .post(API + "/" + id + "/grants?agency=" + to.agency(), body);
    }

    @Test
    void everybodyReadsTheSummaryAndNoMore(TestPortal portal) {
        String id = published(portal, "Amberone", "AMBER");

        Answer answer =
                portal.api(portal.newPerson(portal.newAgency("Small"), Role.EMPLOYEE))
                        .get(API + "/" + id);

        assertThat(answer.json().at("/report/summary").asString()).contains("short word");
        assertThat(answer.json().at("/counts/domain").asInt()).isEqualTo(1);
        assertThat(answer.json().at("/full").isNull()).isTrue();
        assertThat(answer.body()).doesNotContain("Secret course", "amberone.example", "T1566");
    }

    @Test
    void draftsAndRedReportsAndEmbargoesStayInTheCentre(TestPortal portal) {
        ApiClient operator = portal.api(Role.OPERATOR);
        ApiClient agency = portal.api(analyst(portal));
        LocalDate tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(2);
        String draft = draft(operator, "Draftone", "GREEN", "");
        String red = published(portal, "Redone", "RED");
        String embargo =
                draft(operator, "Embargoone", "GREEN", ", \"embargoUntil\": \"" + tomorrow + "\"");
        operator.post(API + "/" + embargo + "/publish", "{}");

        for (String id : List.of(draft, red, embargo)) {
            assertThat(agency.get(API + "/" + id).status()).isEqualTo(404);
            assertThat(operator.get(API + "/" + id).status()).isEqualTo(200);
        }
        assertThat(agency.get(API + "?limit=1000").body())
                .doesNotContain("Draftone", "Redone", "Embargoone");
        assertThat(agency.get(API + "/about?value=redone.example").body()).isEqualTo("[]");
        assertThat(agency.get(API + "/actors").body()).doesNotContain("Redone");
    }

    @Test
    void aGrantOpensAReportToTheAnalystsOfOneAgencyOnly(TestPortal portal) {
        String id = published(portal, "Grantone", "AMBER");
        Person analyst = analyst(portal);
        Person colleague = portal.newPerson(analyst.agency(), Role.EMPLOYEE);
        ApiClient other = portal.api(analyst(portal));

        assertThat(grant(portal, id, analyst, "{\"through\": \"2099-12-31\"}").status())
                .isEqualTo(201);

        assertThat(portal.api(analyst).get(API + "/" + id).body())
                .contains("Secret course", "grantone.example", "T1566");
        assertThat(portal.api(colleague).get(API + "/" + id).body())
                .doesNotContain("Secret course");
        assertThat(other.get(API + "/" + id).body()).doesNotContain("Secret course");
        assertThat(other.get(API + "/" + id + "/indicators").status()).isEqualTo(404);
        assertThat(other.get(API + "/" + id + "/pdf").status()).isEqualTo(404);
        assertThat(other.get(API + "/" + id + "/editions").status()).isEqualTo(404);
        assertThat(other.get(API + "/grants").body()).doesNotContain("Grantone");
    }

    @Test
    void aGrantEndsWhenItIsRevokedOrTheReportIsWithdrawn(TestPortal portal) {
        ApiClient operator = portal.api(Role.OPERATOR);
        String id = published(portal, "Endone", "AMBER");
        Person analyst = analyst(portal);
        String grant = grant(portal, id, analyst, "{}").json().asString();

        operator.post(API + "/" + id + "/withdraw", "{}");
        assertThat(portal.api(analyst).get(API + "/" + id).status()).isEqualTo(404);
        operator.post(API + "/" + id + "/restore", "{}");
        assertThat(portal.api(analyst).get(API + "/" + id).body()).contains("Secret course");

        assertThat(operator.delete(API + "/grants/" + grant).status()).isEqualTo(204);
        assertThat(portal.api(analyst).get(API + "/" + id).body()).doesNotContain("Secret course");
        assertThat(operator.delete(API + "/grants/" + grant).status()).isEqualTo(400);
    }

    @Test
    void aRequestIsGrantedInPartAndBothSidesAreTold(TestPortal portal) throws Exception {
        String id = published(portal, "Partone", "AMBER");
        Person analyst = analyst(portal);
        ApiClient api = portal.api(analyst);
        Person operator = portal.newPerson(portal.person(Role.OPERATOR).agency(), Role.OPERATOR);

        Answer asked = request(api, id, "", "Seized laptop");
        assertThat(asked.json().at("/state").asString()).as(asked.body()).isEqualTo("open");
        assertThat(request(api, id, "", "Again").status()).isEqualTo(400);
        String request = asked.json().at("/id").asString();
        assertThat(api.post(REQUESTS + "/" + request + "/grant", "{}").status()).isEqualTo(403);
        Answer granted =
                portal.api(operator)
                        .post(
                                REQUESTS + "/" + request + "/grant",
                                """
                                {"granted": {"chosen": ["domain partone.example"]},
                                 "through": "2099-12-31", "answer": "The name for now"}""");

        assertThat(granted.json().at("/state").asString()).as(granted.body()).isEqualTo("partly");
        assertThat(portal.mailTo(operator.login(), analyst.agencyName()))
                .contains("Seized laptop", "H-9", "Partone");
        assertThat(portal.mailTo(analyst.login(), "Your request for the report Partone"))
                .contains("1 indicator until the end of 2099-12-31", "The name for now");
        Answer read = api.get(API + "/" + id);
        assertThat(read.json().at("/report/access").asString()).isEqualTo("chosen");
        assertThat(read.body())
                .contains("partone.example")
                .doesNotContain("198.51.100.7", "Secret course");
        assertThat(api.get(API + "/" + id + "/indicators?format=plain").body())
                .contains("partone.example")
                .doesNotContain("198.51.100.7");
        // Others rely on the administrator being the only operator.
        portal.api(Role.OPERATOR).post("/api/v1/people/" + operator.id() + "/close", "");
    }

    @Test
    void kindsAreGrantedAsAskedFor(TestPortal portal) {
        String id = published(portal, "Kindone", "AMBER");
        ApiClient api = portal.api(analyst(portal));
        String request =
                request(api, id, ", \"kinds\": [\"ipv4\"]", "Firewall").json().at("/id").asString();

        Answer granted = portal.api(Role.OPERATOR).post(REQUESTS + "/" + request + "/grant", "{}");

        assertThat(granted.json().at("/state").asString()).isEqualTo("granted");
        assertThat(api.get(API + "/" + id).body())
                .contains("198.51.100.7")
                .doesNotContain("kindone.example");
    }

    @Test
    void sectionsAreGrantedWithoutTheRest(TestPortal portal) {
        ApiClient operator = portal.api(Role.OPERATOR);
        String id =
                draft(
                        operator,
                        "Sectionone",
                        "AMBER",
                        ", \"yara\": \"rule Sectionone { condition: true }\"");
        operator.post(API + "/" + id + "/publish", "{}");
        ApiClient api = portal.api(analyst(portal));
        String request = request(api, id, "", "Case").json().at("/id").asString();

        Answer granted =
                operator.post(
                        REQUESTS + "/" + request + "/grant",
                        """
                        {"granted": {"sections": ["timeline", "rules"], "chosen": ["ipv4 198.51.100.7"]}}""");

        assertThat(granted.json().at("/state").asString()).as(granted.body()).isEqualTo("partly");
        assertThat(granted.json().at("/decision/granted").asString())
                .isEqualTo("1 indicator, timeline, rules");
        assertThat(api.get(API + "/" + id).body())
                .contains("first letters", "rule Sectionone", "198.51.100.7")
                .doesNotContain("Secret course", "T1566", "sectionone.example");
        assertThat(api.get(API + "/" + id + "/yara").body()).contains("rule Sectionone");
        assertThat(api.get(API + "/" + id + "/pdf").status()).isEqualTo(404);
        assertThat(api.get(API + "/" + id + "/editions").status()).isEqualTo(404);
        assertThat(api.get(API + "/matrix").body()).isEqualTo("[]");
        assertThat(api.get(API + "/" + id + "/indicators?format=stix-2-1").body())
                .doesNotContain("T1566");
    }

    @Test
    void aGrantThatIsRevokedEndsItsRequestAndTheOtherWayRound(TestPortal portal) {
        ApiClient operator = portal.api(Role.OPERATOR);
        String first = published(portal, "Backone", "AMBER");
        String second = published(portal, "Backtwo", "AMBER");
        Person analyst = analyst(portal);
        ApiClient api = portal.api(analyst);
        String one = request(api, first, "", "Case").json().at("/id").asString();
        String two = request(api, second, "", "Case").json().at("/id").asString();
        operator.post(REQUESTS + "/" + one + "/grant", "{}");
        operator.post(REQUESTS + "/" + two + "/grant", "{}");
        assertThat(api.get(API + "/" + first).body()).contains("Secret course");

        operator.post(REQUESTS + "/" + one + "/revoke", "{}");
        String grant =
                operator.get(API + "/grants?report=" + second).json().at("/items/0/id").asString();
        operator.delete(API + "/grants/" + grant);

        for (String report : List.of(first, second)) {
            assertThat(api.get(API + "/" + report).body()).doesNotContain("Secret course");
        }
        for (String request : List.of(one, two)) {
            assertThat(api.get(REQUESTS + "/" + request).json().at("/state").asString())
                    .isEqualTo("expired");
        }
    }

    @Test
    void whatAnAgencyCannotSeeItCannotAskFor(TestPortal portal) {
        ApiClient api = portal.api(analyst(portal));

        assertThat(request(api, published(portal, "Redask", "RED"), "", "Case").status())
                .isEqualTo(404);
        Answer kinds =
                request(
                        api,
                        published(portal, "Kindask", "AMBER"),
                        ", \"kinds\": [\"md5\"]",
                        "Case");
        assertThat(kinds.status()).isEqualTo(400);
        assertThat(kinds.json().at("/detail").asString())
                .contains("no indicators of the kind: md5");
    }

    @Test
    void aMarkingThatGetsStricterStaysAboveAGrant(TestPortal portal) {
        ApiClient operator = portal.api(Role.OPERATOR);
        String id = published(portal, "Aboveone", "AMBER");
        ApiClient api = portal.api(analyst(portal));
        String request = request(api, id, "", "Case").json().at("/id").asString();
        operator.post(REQUESTS + "/" + request + "/grant", "{}");
        assertThat(api.get(API + "/" + id).body()).contains("Secret course");

        operator.put(API + "/" + id, json("Aboveone", "RED", ""));
        operator.post(API + "/" + id + "/publish", "{}");

        assertThat(api.get(API + "/" + id).status()).isEqualTo(404);
    }

    @Test
    void aCampaignGoesOnInEditions(TestPortal portal) {
        ApiClient operator = portal.api(Role.OPERATOR);
        String id = published(portal, "Editionone", "AMBER");
        Person analyst = analyst(portal);
        grant(portal, id, analyst, "{}");
        ApiClient agency = portal.api(analyst);
        String second =
                json("Editionone", "AMBER", "")
                        .replace("\"198.51.100.7\"", "\"new.editionone.example\"")
                        .replace("Only by grant.", "Now by mail.")
                        .replace("[\"T1566\"]", "[\"T1566\", \"T1041\"]");

        operator.put(API + "/" + id, second);
        assertThat(agency.get(API + "/" + id).body())
                .as("a draft changes nothing for agencies")
                .contains("Only by grant.", "198.51.100.7")
                .doesNotContain("Now by mail", "new.editionone");
        operator.post(API + "/" + id + "/publish", "{\"news\": \"They write mails now\"}");

        assertThat(agency.get(API + "/" + id).body())
                .contains("Now by mail", "new.editionone.example")
                .doesNotContain("198.51.100.7");
        JsonNode news = agency.get(API + "/" + id + "/editions").json().get(0);
        assertThat(news.at("/news").asString()).isEqualTo("They write mails now");
        assertThat(news.at("/addedIndicators/0/value").asString())
                .isEqualTo("new.editionone.example");
        assertThat(news.at("/removedIndicators/0/value").asString()).isEqualTo("198.51.100.7");
        assertThat(news.at("/addedTechniques/0").asString()).isEqualTo("T1041");
        assertThat(news.at("/addedLines").asInt()).isEqualTo(1);
        assertThat(agency.get(API + "/" + id + "/editions/1").body())
                .contains("Only by grant.", "198.51.100.7")
                .doesNotContain("new.editionone");
    }

    @Test
    void aDraftCanBeThrownAway(TestPortal portal) {
        ApiClient operator = portal.api(Role.OPERATOR);
        String id = published(portal, "Tossone", "AMBER");
        operator.put(
                API + "/" + id,
                json("Tossone", "AMBER", "").replace("198.51.100.7", "198.51.100.8"));

        assertThat(operator.delete(API + "/" + id + "/draft").status()).isEqualTo(204);

        assertThat(operator.get(API + "/" + id).body())
                .contains("198.51.100.7")
                .doesNotContain("198.51.100.8");
    }

    @Test
    void saysWhichLineOfADraftIsWrong(TestPortal portal) {
        Answer refused =
                portal.api(Role.OPERATOR)
                        .post(
                                API,
                                json("Wrongone", "AMBER", "")
                                        .replace("198.51.100.7", "300.1.1.1")
                                        .replace("T1566", "T9999"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/detail").asString()).contains("T9999", "indicators 2:");
    }

    @Test
    void onlyTheCentreWrites(TestPortal portal) {
        ApiClient agency = portal.api(analyst(portal));
        String id = published(portal, "Writeone", "AMBER");

        assertThat(agency.post(API, json("X", "GREEN", "")).status()).isEqualTo(403);
        assertThat(agency.put(API + "/" + id, json("X", "GREEN", "")).status()).isEqualTo(403);
        assertThat(agency.post(API + "/" + id + "/withdraw", "{}").status()).isEqualTo(403);
    }

    @Test
    void tellsWhichReportsSpeakOfAnIndicator(TestPortal portal) {
        published(portal, "Mentionone", "AMBER");
        Person analyst = analyst(portal);

        List<Mention> mentions =
                analyst.scope()
                        .call(
                                () ->
                                        portal.part(Reports.class)
                                                .about(
                                                        List.of(domain("mentionone.example")),
                                                        analyst));

        assertThat(mentions)
                .singleElement()
                .extracting(Mention::title, Mention::role, Mention::threats)
                .containsExactly("Mentionone", "c2", List.of("Loader"));
    }

    private static Indicator domain(String name) {
        return ((Parsed) IndicatorParser.parse(name)).indicator();
    }

    @Test
    void indicatorsComeBackFromEveryFormat(TestPortal portal) throws IOException {
        String id = published(portal, "Formatone", "AMBER");
        ApiClient operator = portal.api(Role.OPERATOR);

        for (String format : List.of("csv", "stix-2-1", "openioc-1-1", "misp", "plain")) {
            Answer file = operator.get(API + "/" + id + "/indicators?format=" + format);

            assertThat(read(file.body()))
                    .as(format)
                    .containsExactlyInAnyOrder("formatone.example", "198.51.100.7");
        }
        assertThat(operator.get(API + "/" + id + "/indicators?format=doc").status()).isEqualTo(400);
    }

    private static List<String> read(String document) throws IOException {
        List<String> values = new ArrayList<>();
        FeedReader.read(
                new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)),
                "",
                FeedOptions.defaults(),
                new FeedSink() {
                    @Override
                    public void record(FeedRecord record) {
                        values.add(record.indicator().canonical());
                    }

                    @Override
                    public void refused(Refusal refusal) {
                        throw new AssertionError(refusal.toString());
                    }
                });
        return values;
    }

    @Test
    void aStixBundleHoldsTheReportAndWhoUsesWhat(TestPortal portal) {
        String id = published(portal, "Stixone", "AMBER");

        JsonNode objects =
                portal.api(Role.OPERATOR)
                        .get(API + "/" + id + "/indicators?format=stix-2-1")
                        .json()
                        .get("objects");

        JsonNode report = one(objects, "report");
        assertThat(report.get("name").asString()).isEqualTo("Stixone");
        assertThat(report.get("object_refs")).hasSize(objects.size() - 1);
        JsonNode actor = one(objects, "intrusion-set");
        assertThat(actor.get("aliases").get(1).asString()).isEqualTo("TA-Stixone");
        JsonNode pattern = one(objects, "attack-pattern");
        assertThat(pattern.at("/external_references/0/external_id").asString()).isEqualTo("T1566");
        assertThat(objects)
                .anyMatch(
                        object ->
                                object.path("relationship_type").asString("").equals("uses")
                                        && object.path("source_ref").equals(actor.get("id"))
                                        && object.path("target_ref").equals(pattern.get("id")));
    }

    private static JsonNode one(JsonNode objects, String type) {
        List<JsonNode> found = new ArrayList<>();
        objects.forEach(
                object -> {
                    if (object.get("type").asString().equals(type)) {
                        found.add(object);
                    }
                });
        assertThat(found).as(type).hasSize(1);
        return found.getFirst();
    }

    @Test
    void masterListsHoldWhatTheAgencyMayRead(TestPortal portal) {
        ApiClient operator = portal.api(Role.OPERATOR);
        String rules = ", \"yara\": \"rule Masterone { condition: true }\"";
        String first = draft(operator, "Masterone", "AMBER", rules);
        operator.post(API + "/" + first + "/publish", "{}");
        String twin = draft(operator, "Mastertwin", "AMBER", rules);
        operator.post(API + "/" + twin + "/publish", "{}");
        String hidden = draft(operator, "Masterhid", "AMBER", rules.replace("one", "hid"));
        operator.post(API + "/" + hidden + "/publish", "{}");
        Person analyst = analyst(portal);
        grant(portal, first, analyst, "{}");
        grant(portal, twin, analyst, "{}");
        ApiClient agency = portal.api(analyst);

        String table = agency.get(API + "/master-ioc").body();
        String yara = agency.get(API + "/master-yara").body();

        assertThat(table)
                .startsWith("UID,publication,indicator,detection_date,indicator_type")
                .contains(first + ",Masterone,masterone.example,")
                .doesNotContain("masterhid.example");
        assertThat(yara).containsOnlyOnce("rule Masterone {").contains("left out: rule Masterone");
        assertThat(yara).doesNotContain("Masterhid");
        assertThat(agency.get(API + "/master-ioc?kind=financial").body())
                .doesNotContain("masterone.example");
    }

    @Test
    void thePdfNamesItsReaderAndTheMarkingOnEveryPage(TestPortal portal) throws Exception {
        ApiClient operator = portal.api(Role.OPERATOR);
        String id =
                draft(
                        operator,
                        "Pdfone",
                        "AMBER_STRICT",
                        ", \"yara\": \"rule Pdfone { condition: true }\"");
        operator.put(
                API + "/" + id,
                json("Pdfone", "AMBER_STRICT", ", \"yara\": \"rule Pdfone { condition: true }\"")
                        .replace(
                                "Only by grant.",
                                "Text <script>alert(1)</script> ![x](http://127.0.0.1:9/x.png) "
                                        + "word ".repeat(3_000)));
        operator.post(API + "/" + id + "/publish", "{}");
        Person analyst = analyst(portal);
        grant(portal, id, analyst, "{}");

        byte[] pdf =
                HttpClient.newHttpClient()
                        .send(
                                portal.api(analyst).request(API + "/" + id + "/pdf").build(),
                                BodyHandlers.ofByteArray())
                        .body();
        Files.write(Path.of("target", "report.pdf"), pdf);

        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isGreaterThan(3);
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                var stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                assertThat(stripper.getText(document))
                        .contains(
                                "TLP:AMBER+STRICT",
                                page + " / " + document.getNumberOfPages(),
                                analyst.agencyName() + " · " + analyst.name());
            }
            assertThat(new PDFTextStripper().getText(document))
                    .contains("<script>", "[image: x]", "pdfone[.]example", "rule Pdfone");
        }
    }

    @Test
    void whatIsReadIsInTheAuditLog(TestPortal portal) {
        String id = published(portal, "Auditone", "AMBER");
        Person analyst = analyst(portal);
        grant(portal, id, analyst, "{}");

        portal.api(analyst).get(API + "/" + id);
        portal.api(analyst).get(API + "/" + id + "/indicators?format=csv");

        assertThat(portal.api(Role.OPERATOR).get("/api/v1/audit?q=Auditone").body())
                .contains("report.read", "report.exported", "report.granted", "report.published")
                .contains(analyst.login());
    }

    @Test
    void actorsAndTechniquesAreCountedAcrossReports(TestPortal portal) {
        String first = published(portal, "Acrossone", "AMBER");
        Person analyst = analyst(portal);
        ApiClient api = portal.api(analyst);

        assertThat(api.get(API + "/matrix").body()).isEqualTo("[]");
        grant(portal, first, analyst, "{}");

        assertThat(api.get(API + "/matrix").json().get(0).at("/technique").asString())
                .isEqualTo("T1566");
        JsonNode actor = api.get(API + "/actors/ta-acrossone").json();
        assertThat(actor.at("/name").asString()).isEqualTo("Acrossone Group");
        assertThat(actor.at("/indicators").asInt()).isEqualTo(2);
        assertThat(api.get(API + "?technique=T1566").json().at("/items")).hasSize(1);
        assertThat(api.get(API + "?actor=TA-Acrossone&country=NL&kind=apt").json().at("/items"))
                .hasSize(1);
        assertThat(api.get(API + "?actor=TA-Acrossone&country=SE").json().at("/items")).isEmpty();
    }
}
