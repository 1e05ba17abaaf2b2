package io.tipstaff.portal.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.exchange.FeedOptions;
import io.tipstaff.exchange.FeedReader;
import io.tipstaff.exchange.FeedRecord;
import io.tipstaff.exchange.FeedSink;
import io.tipstaff.exchange.Refusal;
import io.tipstaff.portal.ApiClient;
import io.tipstaff.portal.ApiClient.Answer;
import io.tipstaff.portal.Browser;
import io.tipstaff.portal.PortalTest;
import io.tipstaff.portal.TestPortal;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.feeds.SourceCalls;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import tools.jackson.databind.JsonNode;

@PortalTest
class GraphIT {

    private static final String API = "/api/v1/graphs";
    private static final String DOCUMENT =
            """
            {"things": [
              {"thing": "domain:graph.example", "label": "graph.example", "zone": "orange", "x": 0, "y": 0, "pinned": true, "hidden": false, "note": "begin <here> & \\"there\\""},
              {"thing": "ipv4:198.51.100.61", "label": "198.51.100.61", "zone": "grey", "x": 100, "y": 50, "pinned": false, "hidden": false, "note": ""},
              {"thing": "url:graph.example/a", "label": "graph.example/a", "zone": "red", "x": 10, "y": 90, "pinned": false, "hidden": false, "note": ""},
              {"thing": "endpoint:198.51.100.61:443", "label": "198.51.100.61:443", "zone": "grey", "x": 10, "y": 190, "pinned": false, "hidden": true, "note": ""},
              {"thing": "threat:Teasel", "label": "Teasel", "zone": "grey", "x": -100, "y": 50, "pinned": false, "hidden": false, "note": ""}],
             "links": [
              {"relation": "resolves-to", "from": "domain:graph.example", "to": "ipv4:198.51.100.61", "firstSeen": "2026-01-01T00:00:00Z", "lastSeen": "2026-02-01T00:00:00Z", "saidBy": "passive DNS"},
              {"relation": "threats", "from": "domain:graph.example", "to": "threat:Teasel", "firstSeen": null, "lastSeen": null, "saidBy": "A source"}]}
            """;

    @BeforeAll
    static void importAll(TestPortal portal) throws InterruptedException {
        var sources = new SourceCalls(portal.api(Role.OPERATOR));
        sources.newestImport(
                sources.upload(
                        "Graph list",
                        "graph.csv",
                        """
                        indicator,malware,first_seen
                        graph.example,Teasel,2026-01-01
                        http://graph.example/one.php,Teasel,2026-02-01
                        http://graph.example/two.php,Teasel,2026-03-01
                        far.example,Burdock,2026-03-01
                        """));
        portal.api(Role.OPERATOR)
                .post(
                        "/api/v1/passivedns?name=graph.jsonl",
                        """
                        {"rrname":"graph.example","rrtype":"A","rdata":"198.51.100.61","time_first":1767225600,"time_last":1769904000,"count":3}
                        {"rrname":"far.example","rrtype":"A","rdata":"198.51.100.61","time_first":1767225600,"time_last":1769904000,"count":3}
                        """);
        ApiClient api = portal.api(Role.ANALYST);
        for (int tries = 0;
                api.get("/api/v1/relations/about?thing=threat:Teasel").json().at("/items").size()
                                < 3
                        && tries < 300;
                tries++) {
            Thread.sleep(100);
        }
    }

    private static String request(String name, String more) {
        return "{\"name\": \"" + name + "\", " + more + "\"document\": " + DOCUMENT + "}";
    }

    private static JsonNode kept(ApiClient api, String name) {
        Answer answer = api.post(API, request(name, ""));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json();
    }

    private static Person analyst(TestPortal portal) {
        return portal.newPerson(portal.newAgency("Graph police"), Role.ANALYST);
    }

    @Test
    void aGraphIsKeptAndSharedInsideTheAgencyOnly(TestPortal portal) {
        Person owner = analyst(portal);
        ApiClient own = portal.api(owner);
        ApiClient colleague = portal.api(portal.newPerson(owner.agency(), Role.ANALYST));
        ApiClient other = portal.api(analyst(portal));
        ApiClient centre = portal.api(Role.OPERATOR);
        JsonNode graph = kept(own, "Case 1");
        String path = API + "/" + graph.get("id").asString();

        assertThat(own.get(path).json().at("/document/things")).hasSize(5);
        assertThat(colleague.get(path).status()).isEqualTo(404);
        assertThat(own.put(path, request("Case 1", "\"shared\": true, \"version\": 1, ")).status())
                .isEqualTo(200);

        assertThat(colleague.get(path).json().at("/graph/mine").asBoolean()).isFalse();
        assertThat(colleague.get(API).body()).contains("Case 1");
        assertThat(colleague.put(path, request("Mine now", "\"version\": 2, ")).body())
                .contains("save a copy of your own");
        assertThat(colleague.delete(path).status()).isEqualTo(400);
        for (ApiClient stranger : List.of(other, centre)) {
            assertThat(stranger.get(path).status()).isEqualTo(404);
            assertThat(stranger.get(path + "/export?format=json").status()).isEqualTo(404);
            assertThat(stranger.put(path, request("x", "\"version\": 2, ")).status())
                    .isEqualTo(404);
            assertThat(stranger.delete(path).status()).isEqualTo(404);
            assertThat(stranger.get(API).body()).doesNotContain("Case 1");
        }
        assertThat(own.delete(path).status()).isEqualTo(204);
        assertThat(colleague.get(path).status()).isEqualTo(404);
    }

    @Test
    void twoWindowsDoNotOverwriteEachOther(TestPortal portal) {
        ApiClient own = portal.api(analyst(portal));
        String path = API + "/" + kept(own, "Case 2").get("id").asString();

        own.put(path, request("Case 2, first", "\"version\": 1, "));
        Answer second = own.put(path, request("Case 2, second", "\"version\": 1, "));

        assertThat(second.status()).isEqualTo(400);
        assertThat(second.body()).contains("in another window", "version 2");
        assertThat(own.get(path).body()).contains("Case 2, first");
    }

    @Test
    void whatIsNoGraphIsRefused(TestPortal portal) {
        ApiClient own = portal.api(Role.ANALYST);

        for (String wrong :
                List.of(
                        DOCUMENT.replace("ipv4:198.51.100.61\"", "ipv4:nowhere\""),
                        DOCUMENT.replace("resolves-to", "eats"),
                        DOCUMENT.replace("\"to\": \"threat:Teasel\"", "\"to\": \"threat:Other\""),
                        DOCUMENT.replace("\"x\": 100", "\"x\": 1e300"),
                        DOCUMENT.replace("\"orange\"", "\"purple\""),
                        DOCUMENT.replace(
                                "\"threat:Teasel\", \"label\"",
                                "\"domain:graph.example\", \"label\""))) {
            Answer answer = own.post(API, "{\"name\": \"x\", \"document\": " + wrong + "}");

            assertThat(answer.status()).as(wrong).isEqualTo(400);
        }
        assertThat(own.post(API, "{\"name\": \" \", \"document\": " + DOCUMENT + "}").status())
                .isEqualTo(400);
        assertThat(portal.api(Role.EMPLOYEE).get(API).status()).isEqualTo(403);
    }

    @Test
    void filesCanBeReadByOthers(TestPortal portal) throws Exception {
        ApiClient own = portal.api(Role.ANALYST);
        String id = kept(own, "Case 3").get("id").asString();
        String export = API + "/" + id + "/export?format=";

        JsonNode json = own.get(export + "json").json();
        assertThat(own.post(API, "{\"name\": \"again\", \"document\": " + json + "}").status())
                .isEqualTo(201);
        Answer svg = own.get(export + "svg");
        var picture =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(
                                new ByteArrayInputStream(
                                        svg.body().getBytes(StandardCharsets.UTF_8)));
        assertThat(picture.getElementsByTagName("circle").getLength()).isEqualTo(4);
        assertThat(picture.getElementsByTagName("line").getLength()).isEqualTo(2);
        assertThat(svg.body()).contains("begin &lt;here&gt;");
        Answer stix = own.get(export + "stix");
        assertThat(stix.type()).startsWith("application/stix+json");
        assertThat(indicators(stix.body()))
                .contains("graph.example", "198.51.100.61", "graph.example/a");
        JsonNode bundle = stix.json();
        List<String> ids = new ArrayList<>();
        bundle.get("objects").forEach(object -> ids.add(object.get("id").asString()));
        for (JsonNode object : bundle.get("objects")) {
            object.path("object_refs").forEach(ref -> assertThat(ids).contains(ref.asString()));
            if (object.get("type").asString().equals("relationship")) {
                assertThat(ids)
                        .contains(
                                object.get("source_ref").asString(),
                                object.get("target_ref").asString());
            }
        }
        // An observable's id is the one that everybody gives it (STIX 2.1, section 2.9).
        assertThat(ids).contains("ipv4-addr--" + uuid("{\"value\":\"198.51.100.61\"}"));
        assertThat(own.get(export + "exe").status()).isEqualTo(400);
    }

    private static String uuid(String contributing) {
        return io.tipstaff.exchange.write.StableId.of(
                        java.util.UUID.fromString("00abedb4-aa42-466c-9c01-fed23315a9b7"),
                        contributing)
                .toString();
    }

    private static List<String> indicators(String stix) throws IOException {
        List<String> found = new ArrayList<>();
        FeedReader.read(
                new ByteArrayInputStream(stix.getBytes(StandardCharsets.UTF_8)),
                "graph.stix.json",
                FeedOptions.defaults(),
                new FeedSink() {
                    @Override
                    public void record(FeedRecord record) {
                        found.add(record.indicator().canonical());
                    }

                    @Override
                    public void refused(Refusal refusal) {
                        throw new AssertionError(refusal.toString());
                    }
                });
        return found;
    }

    @Test
    void aPathIsFoundOrSaidNotToBeThere(TestPortal portal) {
        ApiClient own = portal.api(Role.ANALYST);

        JsonNode found = own.get(API + "/path?from=threat:Teasel&to=far.example").json();
        JsonNode none = own.get(API + "/path?from=graph.example&to=lonely.example").json();
        JsonNode self = own.get(API + "/path?from=graph.example&to=graph.example").json();

        assertThat(found.get("found").asBoolean()).isTrue();
        assertThat(found.get("links")).hasSize(3);
        assertThat(found.get("things").valueStream().map(one -> one.get("thing").asString()))
                .containsExactlyInAnyOrder(
                        "threat:Teasel",
                        "domain:graph.example",
                        "ipv4:198.51.100.61",
                        "domain:far.example");
        assertThat(none.get("found").asBoolean()).isFalse();
        assertThat(none.get("lookedAt").asInt()).isPositive();
        assertThat(self.get("links")).isEmpty();
    }

    @Test
    void anEmptyGraphSaysWhatToDo(TestPortal portal, Browser browser) {
        browser.signIn(Role.ANALYST).open("/graph").waitFor("Nothing in the graph yet");

        browser.assertSound().screenshot("graph-empty");
    }

    @Test
    void aGraphGrowsIsSavedOpenedAndSharedOnThePage(TestPortal portal, Browser browser) {
        Person owner = analyst(portal);
        Person colleague = portal.newPerson(owner.agency(), Role.ANALYST);
        browser.signIn(owner).open("/graph?start=graph.example").waitFor("known URLs");

        browser.click("[data-relation=urls]").waitForCount("#graph-table tbody tr", 3);
        browser.click("[data-relation=resolves-to]").waitForCount("#graph-table tbody tr", 4);
        browser.click("[data-relation=threats]").waitForCount("#graph-table tbody tr", 5);
        browser.waitFor("5 things, 4 links, 0 hidden");
        browser.find("#graph-note").sendKeys("where it began" + Keys.TAB);
        browser.click("[data-do=pin]").waitFor("pinned");
        browser.click("[data-do=arrange]");
        browser.assertSound().screenshot("graph");
        browser.driver()
                .executeScript("document.getElementById('graph-table').scrollIntoView(false)");
        browser.screenshot("graph-table");
        browser.type("#graph-name", "Teasel case");
        browser.click("#graph-shared");
        browser.click("#graph-save button[type=submit]")
                .waitForCount("#graph[data-version='2'][data-ready=true]", 1);
        browser.waitFor("5 things, 4 links, 0 hidden").waitFor("where it began");
        String path = browser.path();

        signedOut(browser).signIn(colleague).open(path).waitFor("Shared by");
        assertThat(browser.text()).contains("where it began", "Save a copy", "graph.example");
        signedOut(browser).signIn(analyst(portal)).open(path).waitFor("There is nothing here");
    }

    private static Browser signedOut(Browser browser) {
        browser.driver().manage().deleteAllCookies();
        return browser;
    }

    @Test
    void theTableActsOnTheGraphByKeyboard(TestPortal portal, Browser browser) {
        browser.signIn(Role.ANALYST).open("/graph?start=graph.example&expand=urls");
        browser.waitForCount("#graph-table tbody tr", 3).waitFor("sources");

        browser.find("#graph-table tbody tr").sendKeys(Keys.ARROW_DOWN);
        assertThat(browser.find("tr[aria-selected=true]").getText()).contains("graph.example/");
        browser.find("tr[aria-selected=true]").sendKeys("h");
        browser.waitForCount("#graph-table tbody tr", 2).waitFor("3 things, 2 links, 1 hidden");
        browser.find("#graph-table tbody tr").sendKeys(Keys.ENTER);
        browser.waitForCount("#graph-relations button:focus", 1);
        browser.find("#graph-relations button[data-relation=resolves-to]").sendKeys(Keys.ENTER);
        browser.waitFor("4 things, 3 links");
    }

    @Test
    void aPathIsAddedOnThePageAndTheTimeNarrowsThePicture(TestPortal portal, Browser browser) {
        browser.signIn(Role.ANALYST).open("/graph?start=threat:Teasel").waitFor("indicators");

        browser.find("#graph-path-to").sendKeys("far.example" + Keys.ENTER);
        browser.waitFor("A path of 3 steps.").waitFor("4 things, 3 links");
        browser.driver()
                .executeScript(
                        "const s = document.getElementById('graph-from'); s.value = s.max;"
                                + " s.dispatchEvent(new Event('input'))");
        browser.waitFor("4 things, 3 links, ");
        assertThat(browser.find("#graph-from-text").getText()).startsWith("2026-");
        browser.assertSound();
    }

    @Test
    void whatIsNoIndicatorIsSaidSo(TestPortal portal, Browser browser) {
        browser.signIn(Role.ANALYST).open("/graph");
        browser.type("#graph-start", "just words").click("#graph-add button");

        browser.waitFor("That did not work: not an indicator: has blanks");
    }

    @Test
    void thePageGivesPictureAndFiles(TestPortal portal, Browser browser) throws IOException {
        browser.signIn(Role.ANALYST).open("/graph?start=graph.example&expand=urls");
        browser.waitForCount("#graph-table tbody tr", 3);
        browser.driver()
                .executeScript(
                        "HTMLAnchorElement.prototype.click = function () {};"
                                + "const make = URL.createObjectURL;"
                                + "URL.createObjectURL = blob => { window.taken = blob; return make.call(URL, blob); };");

        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(taken(browser, "png")));
        assertThat(picture.getWidth()).isBetween(50, 8_000);
        assertThat(new String(taken(browser, "svg"), StandardCharsets.UTF_8))
                .contains("<svg", "graph.example/one.php");
        assertThat(indicators(new String(taken(browser, "stix"), StandardCharsets.UTF_8)))
                .contains("graph.example", "graph.example/one.php");
    }

    private static byte[] taken(Browser browser, String format) {
        browser.driver()
                .executeScript(
                        "window.taken = null; document.querySelector('[data-export=' + arguments[0] + ']').click()",
                        format);
        Object content =
                browser.driver()
                        .executeAsyncScript(
                                """
                                const done = arguments[0];
                                (function look() {
                                  if (!window.taken) { setTimeout(look, 50); return; }
                                  const reader = new FileReader();
                                  reader.onload = () => done(reader.result.slice(reader.result.indexOf(',') + 1));
                                  reader.readAsDataURL(window.taken);
                                })();
                                """);
        return Base64.getDecoder().decode(String.valueOf(content));
    }

    /// What a graph of 5,000 things costs the browser; `docs/graph.md` has the figures.
    @Test
    void fiveThousandThingsCanBeLoadedAndMoved(TestPortal portal, Browser browser) {
        Person owner = analyst(portal);
        String id = large(portal.api(owner), 5_000);

        browser.signIn(owner).open("/graph?id=" + id);
        browser.waitForCount("#graph[data-ready=true]", 1).waitFor("5,000 things, 4,999 links");
        Object frames =
                browser.driver()
                        .executeAsyncScript(
                                """
                                const done = arguments[0], cy = document.getElementById('graph').tipstaffGraph;
                                let frames = 0;
                                const begun = performance.now();
                                (function step() {
                                  cy.panBy({x: 5, y: 3});
                                  frames++;
                                  if (performance.now() - begun < 3000) requestAnimationFrame(step); else done(frames);
                                })();
                                """);
        String loaded =
                Objects.requireNonNull(browser.find("#graph").getDomAttribute("data-loaded-in"));

        System.out.println(
                String.format(
                        Locale.ROOT,
                        "5,000 things: loaded and drawn in %s ms, panned at %.0f frames a second",
                        loaded,
                        ((Number) Objects.requireNonNull(frames)).doubleValue() / 3));
        assertThat(Duration.ofMillis(Long.parseLong(loaded))).isLessThan(Duration.ofSeconds(20));
        assertThat(((Number) frames).intValue()).isGreaterThan(3);
    }

    private static String large(ApiClient api, int size) {
        var things = new StringBuilder();
        var links = new StringBuilder();
        for (int i = 0; i < size; i++) {
            String name = "n" + i + ".large.example";
            things.append(i == 0 ? "" : ",")
                    .append(
                            "{\"thing\":\"domain:"
                                    + name
                                    + "\",\"label\":\""
                                    + name
                                    + "\",\"zone\":")
                    .append(i % 3 == 0 ? "\"red\"" : "\"grey\"")
                    .append(",\"x\":" + i % 71 * 60 + ",\"y\":" + i / 71 * 60)
                    .append(",\"pinned\":false,\"hidden\":false,\"note\":\"\"}");
            if (i > 0) {
                links.append(i == 1 ? "" : ",")
                        .append("{\"relation\":\"names-below\",\"from\":\"domain:n")
                        .append((i - 1) / 4)
                        .append(".large.example\",\"to\":\"domain:" + name + "\",\"saidBy\":\"\"}");
            }
        }
        Answer answer =
                api.post(
                        API,
                        "{\"name\":\"Large\",\"document\":{\"things\":["
                                + things
                                + "],\"links\":["
                                + links
                                + "]}}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().get("id").asString();
    }
}
