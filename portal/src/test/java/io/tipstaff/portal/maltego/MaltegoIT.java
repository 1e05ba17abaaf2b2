package io.tipstaff.portal.maltego;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.portal.ApiClient;
import io.tipstaff.portal.ApiClient.Answer;
import io.tipstaff.portal.PortalTest;
import io.tipstaff.portal.TestPortal;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.agency.TokenScope;
import io.tipstaff.portal.feeds.SourceCalls;
import java.io.StringReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

@PortalTest
class MaltegoIT {

    /// As the desktop client sends it: the type of old, its genealogy, a field beside the value.
    private static final String DESKTOP =
            """
            <MaltegoMessage><MaltegoTransformRequestMessage>
              <Entities><Entity Type="Domain"><Genealogy><Type Name="maltego.Domain" OldName="Domain"/></Genealogy>
                <AdditionalFields><Field Name="fqdn" DisplayName="Domain Name">VALUE</Field></AdditionalFields>
                <Value><![CDATA[VALUE]]></Value><Weight>0</Weight></Entity></Entities>
              <TransformFields><Field Name="api_key">TOKEN</Field></TransformFields>
              <Limits SoftLimit="12" HardLimit="12"/>
            </MaltegoTransformRequestMessage></MaltegoMessage>
            """;

    @BeforeAll
    static void importAll(TestPortal portal) {
        var sources = new SourceCalls(portal.api(Role.OPERATOR));
        var list = new StringBuilder("indicator,malware\nmaltego.example,Sedge\n");
        for (int i = 1; i <= 30; i++) {
            list.append("http://maltego.example/page").append(i).append(",Sedge\n");
        }
        sources.newestImport(sources.upload("Maltego list", "maltego.csv", list.toString()));
        portal.api(Role.OPERATOR)
                .post(
                        "/api/v1/passivedns?name=maltego.jsonl",
                        """
                        {"rrname":"maltego.example","rrtype":"A","rdata":"198.51.100.77","time_first":1000,"time_last":3000,"count":3}
                        {"rrname":"maltego.example","rrtype":"NS","rdata":"ns.maltego.example","time_first":1000,"time_last":3000,"count":3}
                        """);
    }

    private static Answer run(TestPortal portal, String transform, String body) {
        ApiClient nobody = new ApiClient(portal.address("/"), null);
        return nobody.send(
                nobody.request("/maltego/runner?Command=_RUN&TransformToRun=" + transform)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body)));
    }

    private static String token(TestPortal portal) {
        return portal.token(portal.person(Role.ANALYST), Set.of(TokenScope.READ));
    }

    private static String desktop(String value, String token) {
        return DESKTOP.replace("VALUE", value).replace("TOKEN", token);
    }

    private static Document parsed(Answer answer) throws Exception {
        assertThat(answer.type()).startsWith("text/xml");
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(answer.body())));
    }

    @Test
    void theSeedLeadsToTheListOfTransforms(TestPortal portal) throws Exception {
        ApiClient nobody = new ApiClient(portal.address("/"), null);
        Document seed = parsed(nobody.get("/maltego/seed"));
        String runner =
                seed.getElementsByTagName("TransformApplication")
                        .item(0)
                        .getAttributes()
                        .getNamedItem("URL")
                        .getNodeValue();
        Document list = parsed(nobody.get(runner + "?Command=_TRANSFORMS"));
        Answer config = nobody.get(runner + "?Command=_CONFIG");

        assertThat(list.getElementsByTagName("Transform").getLength()).isGreaterThan(100);
        assertThat(list.getElementsByTagName("InputEntity").item(0).getTextContent())
                .startsWith("maltego.");
        assertThat(list.getElementsByTagName("Input").item(0).getAttributes().getNamedItem("Name"))
                .extracting(org.w3c.dom.Node::getNodeValue)
                .isEqualTo("api_key");
        assertThat(config.status()).isEqualTo(200);
        assertThat(config.body()).isEmpty();
    }

    @Test
    void theDesktopClientGetsEntitiesWithDatesAndZones(TestPortal portal) throws Exception {
        Answer answer =
                run(portal, "tipstaff.DomainResolvesTo", desktop("maltego.example", token(portal)));

        assertThat(answer.status()).isEqualTo(200);
        Document document = parsed(answer);
        assertThat(document.getElementsByTagName("Value").item(0).getTextContent())
                .isEqualTo("198.51.100.77");
        assertThat(answer.body())
                .contains("Type=\"maltego.IPv4Address\"")
                .contains(">1970-01-01T00:16:40Z<")
                .contains("link#maltego.link.label")
                .contains("tipstaff.zone");
    }

    @Test
    void hubsCallByPathWithTheTokenInAHeader(TestPortal portal) {
        ApiClient analyst = portal.api(Role.ANALYST);
        String body =
                """
                <MaltegoMessage><MaltegoTransformRequestMessage>
                <Entities><Entity Type="maltego.Domain"><AdditionalFields/><Value>maltego.example</Value></Entity></Entities>
                <Limits SoftLimit="256" HardLimit="256"/></MaltegoTransformRequestMessage></MaltegoMessage>
                """;

        for (String path :
                new String[] {
                    "/maltego/run/domainnameservers", "/maltego/run/domainnameservers/"
                }) {
            Answer answer = analyst.send(analyst.request(path).POST(BodyPublishers.ofString(body)));

            assertThat(answer.body()).contains("Type=\"maltego.NSRecord\"", "ns.maltego.example");
        }
        assertThat(analyst.get("/maltego/run/domainnameservers").body()).contains("POST");
        assertThat(analyst.get("/maltego/run/unheard-of").status()).isEqualTo(404);
        assertThat(run(portal, "unheard-of", body).status()).isEqualTo(404);
    }

    @Test
    void theLimitOfTheClientIsHonouredAndMoreIsSaid(TestPortal portal) throws Exception {
        Answer answer =
                run(portal, "tipstaff.DomainUrls", desktop("maltego.example", token(portal)));

        assertThat(parsed(answer).getElementsByTagName("Entity").getLength()).isEqualTo(12);
        assertThat(answer.body()).contains("there is more than the 12 shown");
    }

    @Test
    void anEmptyValueIsTakenFromTheFields(TestPortal portal) {
        String body =
                desktop("maltego.example", token(portal))
                        .replace("<Value><![CDATA[maltego.example]]></Value>", "<Value></Value>");

        assertThat(run(portal, "tipstaff.DomainResolvesTo", body).body()).contains("198.51.100.77");
    }

    @Test
    void whatWasAnsweredCanBeAskedOn(TestPortal portal) {
        String answered =
                run(portal, "tipstaff.DomainThreats", desktop("maltego.example", token(portal)))
                        .body();
        assertThat(answered).contains("<Value>Sedge</Value>", ">threat:Sedge<");
        String next =
                desktop("Sedge", token(portal))
                        .replace("Type=\"Domain\"", "Type=\"maltego.Phrase\"")
                        .replaceAll("(?s)<Genealogy>.*</Genealogy>", "")
                        .replaceAll(
                                "(?s)<AdditionalFields>.*</AdditionalFields>",
                                "<AdditionalFields><Field Name=\"tipstaff.thing\">threat:Sedge</Field></AdditionalFields>");

        assertThat(run(portal, "tipstaff.PhraseAbout", next).body())
                .contains("http://maltego.example/page", "url:maltego.example/page");
    }

    @Test
    void theZoneIsALookupAndIsCounted(TestPortal portal) {
        Person analyst = portal.newPerson(portal.newAgency("Metered"), Role.ANALYST);
        String token = portal.token(analyst, Set.of(TokenScope.READ));
        ApiClient api = portal.api(analyst);
        int before = left(api);

        String body = run(portal, "tipstaff.DomainZone", desktop("maltego.example", token)).body();

        assertThat(body).containsPattern("Dangerous|Not trusted|Adware");
        assertThat(body).contains("tipstaff.score", "Maltego list");
        assertThat(left(api)).isEqualTo(before - 1);
        run(portal, "tipstaff.DomainResolvesTo", desktop("maltego.example", token));
        assertThat(left(api)).isEqualTo(before - 1);
    }

    /// Looking up what was asked for within the hour costs nothing.
    private static int left(ApiClient api) {
        Answer answer = api.get("/api/v1/lookup?value=asked-once.example");
        return answer.json().at("/quota/left").asInt();
    }

    @Test
    void withoutATokenThereIsAnExceptionWithStatus200(TestPortal portal) {
        String none =
                desktop("maltego.example", "")
                        .replaceAll("(?s)<TransformFields>.*</TransformFields>", "");
        Answer missing = run(portal, "tipstaff.DomainUrls", none);
        Answer wrong =
                run(portal, "tipstaff.DomainUrls", desktop("maltego.example", "tipstaff_wrong"));
        String employee = portal.token(portal.person(Role.EMPLOYEE), Set.of(TokenScope.READ));
        String writer = portal.token(portal.person(Role.ANALYST), Set.of(TokenScope.WRITE));

        assertThat(missing.status()).isEqualTo(200);
        assertThat(missing.body())
                .contains("MaltegoTransformExceptionMessage", "an API token is needed")
                .doesNotContain("page1");
        assertThat(wrong.body()).contains("not known, expired, revoked");
        assertThat(run(portal, "tipstaff.DomainUrls", desktop("maltego.example", employee)).body())
                .contains("analysts and operators");
        assertThat(run(portal, "tipstaff.DomainUrls", desktop("maltego.example", writer)).body())
                .contains("may not read");
    }

    @Test
    void externalEntitiesAndDocumentTypesAreRefused(TestPortal portal) throws Exception {
        Path secret = Files.createTempFile("secret", ".txt");
        Files.writeString(secret, "the-secret-of-the-host");
        String attack =
                "<!DOCTYPE x [<!ENTITY e SYSTEM \""
                        + secret.toUri()
                        + "\">]>"
                        + desktop("&e;.example", token(portal))
                                .replace("<![CDATA[&e;.example]]>", "&e;");

        Answer answer = run(portal, "tipstaff.DomainThreats", attack);

        assertThat(answer.body())
                .contains("document types and entities are refused")
                .doesNotContain("the-secret-of-the-host");
        Files.delete(secret);
    }

    @Test
    void hostileRequestsAreAnsweredWithWhatIsWrong(TestPortal portal) {
        String large = desktop("x".repeat(1 << 20), "t");
        String deep = "<a>".repeat(100);

        assertThat(run(portal, "tipstaff.DomainUrls", large).body()).contains("is longer than");
        assertThat(run(portal, "tipstaff.DomainUrls", deep).body()).contains("lie too deep");
        assertThat(run(portal, "tipstaff.DomainUrls", "<a><b>").body())
                .contains("not well-formed XML, line 1");
        assertThat(run(portal, "tipstaff.DomainUrls", "").body()).contains("not well-formed");
        assertThat(run(portal, "tipstaff.DomainUrls", "<MaltegoMessage/>").body())
                .contains("no entity");
        assertThat(run(portal, "tipstaff.HashUrls", desktop("x", "t")).status()).isEqualTo(404);
        assertThat(
                        run(
                                        portal,
                                        "tipstaff.HashSameFile",
                                        desktop("maltego.example", token(portal)))
                                .body())
                .contains("starts from maltego.Hash, not from Domain, maltego.Domain");
    }

    @Test
    void everyListedTransformCanBeRun(TestPortal portal) {
        ApiClient analyst = portal.api(Role.ANALYST);
        String list = analyst.get("/maltego/runner?Command=_TRANSFORMS").body();

        Pattern.compile("TransformName=\"([^\"]+)\"")
                .matcher(list)
                .results()
                .map(found -> found.group(1))
                .forEach(
                        name ->
                                assertThat(run(portal, name, desktop("a.example", "x")).body())
                                        .as(name)
                                        .contains("not known, expired"));
    }
}
