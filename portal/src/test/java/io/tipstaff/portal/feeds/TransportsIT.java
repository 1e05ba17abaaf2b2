package io.tipstaff.portal.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.tipstaff.portal.ApiClient;
import io.tipstaff.portal.Browser;
import io.tipstaff.portal.PortalTest;
import io.tipstaff.portal.TestPortal;
import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.database.AgencyScope;
import io.tipstaff.portal.fetch.WebServer;
import io.tipstaff.portal.fetch.WebServer.Answer;
import io.tipstaff.portal.fetch.WebServer.Asked;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@PortalTest
class TransportsIT {

    private static final String KEY = "k3y-that-nobody-sees";
    private static final JsonMapper JSON = new JsonMapper();

    private static ObjectNode source(String name, String transport, String location) {
        return JSON.createObjectNode()
                .put("name", name)
                .put("transport", transport)
                .put("location", location)
                .put("internalAllowed", true);
    }

    private static long added(ApiClient.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().get("id").asLong();
    }

    private static long add(ApiClient api, ObjectNode source) {
        return added(api.post("/api/v1/sources", source.toString()));
    }

    @Test
    void aKeyReachesItsServerAndNobodyElse(TestPortal portal, Browser browser) throws IOException {
        ApiClient api = portal.api(Role.OPERATOR);
        try (var server =
                new WebServer(
                        asked ->
                                asked.target().equals("/" + KEY + "/list.txt")
                                        ? Answer.of("keyed.secret.example\n")
                                        : Answer.status(403, Map.of()))) {
            ObjectNode source = source("Keyed list", "url", server.address("/{secret}/list.txt"));
            source.putObject("connection").put("authentication", "address").put("secret", KEY);
            long id = add(api, source);

            JsonNode good = new SourceCalls(api).newestImport(id);
            ApiClient.Answer replaced =
                    api.put("/api/v1/sources/" + id + "/secret", "{\"secret\": \"wrong-key-now\"}");
            new SourceCalls(api).refresh(id, "");
            JsonNode bad = new SourceCalls(api).newestImport(id);

            assertThat(good.at("/counts/added").asInt()).isEqualTo(1);
            assertThat(replaced.status()).isEqualTo(204);
            assertThat(bad.get("problem").asString()).contains("403").contains("check the key");
            String page =
                    browser.signIn(Role.OPERATOR).open("/sources/" + id).driver().getPageSource();
            String told =
                    page
                            + api.get("/api/v1/sources/" + id).body()
                            + api.get("/api/v1/sources/" + id + "/imports").body()
                            + stored(portal);
            assertThat(told).contains("Keyed list").doesNotContain(KEY).doesNotContain("wrong-key");
            browser.assertSound().screenshot("source-keyed");
        }
    }

    /// Everything that the database holds of sources, their secrets and what was done with them.
    private static String stored(TestPortal portal) {
        JdbcClient jdbc = portal.part(JdbcClient.class);
        return AgencyScope.everyAgency()
                .call(
                        () ->
                                List.of(
                                                "select s::text from feeds.source s",
                                                "select s::text from feeds.source_secret s",
                                                "select i::text from feeds.import i",
                                                "select a::text from audit.entry a")
                                        .stream()
                                        .flatMap(sql -> jdbc.sql(sql).query(String.class).stream())
                                        .collect(Collectors.joining("\n")));
    }

    /// A server of one collection; objects are added by the test, in the order of their seconds.
    private static final class Collection {

        private final List<String> objects = new CopyOnWriteArrayList<>();

        void add(String name, String value, String rest) {
            objects.add(
                    """
                    {"type":"indicator","spec_version":"2.1","id":"indicator--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd%s",
                     "created":"2026-01-01T00:00:00.000Z","modified":"2026-01-01T00:00:00.000Z","pattern_type":"stix",
                     "valid_from":"2026-01-01T00:00:00Z","pattern":"[domain-name:value = '%s']"%s}"""
                            .replaceFirst("%s", name)
                            .replaceFirst("%s", value)
                            .replaceFirst("%s", rest));
        }

        Answer answer(Asked asked) {
            if (!asked.header("Authorization").equals("Bearer " + KEY)) {
                return Answer.status(401, Map.of());
            }
            if (asked.target().equals("/taxii2/")) {
                return Answer.of("{\"title\":\"Ours\",\"api_roots\":[\"/root/\"]}");
            }
            if (asked.target().equals("/root/collections/")) {
                return Answer.of(
                        "{\"collections\":[{\"id\":\"all\",\"title\":\"All of ours\",\"can_read\":true}]}");
            }
            int from =
                    asked.target().contains("added_after=2026-02-01")
                            ? Integer.parseInt(
                                    asked.target().replaceAll(".*%3A(\\d\\d)\\.000000Z.*", "$1"))
                            : 0;
            List<String> found = objects.subList(Math.min(from, objects.size()), objects.size());
            return Answer.of(
                    "{\"more\":false,\"objects\":[" + String.join(",", found) + "]}",
                    Map.of("X-TAXII-Date-Added-Last", second(objects.size())));
        }

        private static String second(int number) {
            return "2026-02-01T00:00:" + (number < 10 ? "0" : "") + number + ".000000Z";
        }
    }

    @Test
    void aTaxiiCollectionIsReadOnlyForWhatIsNewAndLosesNothingByThat(TestPortal portal)
            throws IOException {
        ApiClient api = portal.api(Role.OPERATOR);
        SourceCalls calls = new SourceCalls(api);
        var collection = new Collection();
        collection.add("01", "one.taxii.example", "");
        collection.add("02", "two.taxii.example", "");
        try (var server = new WebServer(collection::answer)) {
            ObjectNode source = source("Our TAXII", "taxii", server.address("/taxii2/"));
            source.putObject("connection").put("authentication", "bearer").put("secret", KEY);
            JsonNode trial = api.post("/api/v1/sources/test", source.toString()).json();
            long id = add(api, source);
            JsonNode first = calls.newestImport(id);
            calls.refresh(id, "");
            JsonNode nothing = calls.newestImport(id);
            collection.add("03", "three.taxii.example", "");
            collection.add("01", "one.taxii.example", ",\"revoked\":true");
            calls.refresh(id, "");
            JsonNode second = calls.newestImport(id);
            collection.objects.remove(1);
            calls.refresh(id, "?all=true");
            JsonNode anew = calls.newestImport(id);

            assertThat(trial.at("/collections/0/title").asString()).isEqualTo("All of ours");
            assertThat(first.at("/counts/added").asInt()).isEqualTo(2);
            assertThat(nothing.get("messages").toString()).contains("nothing new");
            assertThat(second.at("/counts/added").asInt()).isEqualTo(1);
            assertThat(second.at("/counts/changed").asInt()).isEqualTo(1);
            assertThat(second.at("/counts/withdrawn").asInt()).isZero();
            assertThat(anew.at("/counts/withdrawn").asInt()).isEqualTo(1);
        }
    }

    @Test
    void ourOwnTaxiiServerIsReadLikeAnyOther(TestPortal portal) {
        ApiClient api = portal.api(Role.OPERATOR);
        SourceCalls calls = new SourceCalls(api);
        String list =
                "sha256,category\n"
                        + "a1".repeat(32)
                        + ",psms-trojan\n"
                        + "b2".repeat(32)
                        + ",psms-trojan\n";
        calls.newestImport(calls.upload("Premium messages", "psms.csv", list));
        String collection = "/taxii2/feeds/collections/psms-trojan/";
        String accept = "application/taxii+json;version=2.1";
        for (int tries = 0; tries < 300; tries++) {
            ApiClient.Answer answer =
                    api.send(api.request(collection + "objects/").header("Accept", accept).GET());
            if (answer.json().path("objects").size() >= 2) {
                break;
            }
            SourceCalls.pause();
        }
        ObjectNode source =
                source("Our own server", "taxii", portal.address(collection).toString());
        source.putObject("connection").put("authentication", "bearer").put("secret", api.token());

        long id = add(api, source);
        JsonNode first = calls.newestImport(id);
        calls.refresh(id, "");
        JsonNode second = calls.newestImport(id);

        assertThat(first.at("/counts/added").asInt()).isEqualTo(2);
        assertThat(first.get("problem").isNull()).isTrue();
        assertThat(second.at("/counts/added").asInt()).isZero();
        assertThat(second.at("/counts/withdrawn").asInt()).isZero();
    }

    @Test
    void aTaxiiServerIsTriedOnThePageAndItsCollectionTaken(TestPortal portal, Browser browser)
            throws IOException {
        var collection = new Collection();
        collection.add("11", "page.taxii.example", "");
        try (var server = new WebServer(collection::answer)) {
            browser.signIn(Role.OPERATOR).open("/sources/new").type("#name", "TAXII by the page");
            browser.click("input[value=taxii]").type("#location", server.address("/taxii2/"));
            browser.find("#authentication").sendKeys("token");
            browser.type("#secret", KEY).click("input[name=internalAllowed]");
            browser.click("button[formaction$=test]").waitFor("All of ours");
            browser.assertSound().screenshot("source-taxii");
            browser.click("button[name=chosen]").waitFor("page.taxii.example");
            assertThat(browser.driver().getPageSource()).doesNotContain(KEY);
            browser.click("button[formaction$='/sources']").waitFor("Health");

            assertThat(browser.text()).contains("TAXII by the page").contains("fine");
        }
    }

    @Test
    void aMailboxIsReadAndItsMessagesMoveOnceTheyAreStored(TestPortal portal)
            throws MessagingException, InterruptedException {
        var mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        mail.start();
        try {
            GreenMailUser user = mail.setUser("intel@agency.example", "intel", KEY);
            deliver(user, "Seen at our place: mailed[.]indicator.example");
            ApiClient api = portal.api(Role.OPERATOR);
            SourceCalls calls = new SourceCalls(api);
            ObjectNode source =
                    source(
                            "Partners' mailbox",
                            "mailbox",
                            "imap://127.0.0.1:" + mail.getImap().getPort() + "/INBOX");
            source.putObject("connection")
                    .put("authentication", "basic")
                    .put("account", "intel")
                    .put("secret", KEY)
                    .putObject("options")
                    .put("mail-after", "move")
                    .put("mail-move-to", "Done");
            long id = add(api, source);
            JsonNode first = calls.newestImport(id);
            deliver(user, "Another: second.mailed.example");
            calls.refresh(id, "");
            JsonNode second = calls.newestImport(id);

            assertThat(first.at("/counts/added").asInt()).isEqualTo(1);
            assertThat(second.at("/counts/added").asInt()).isEqualTo(1);
            assertThat(second.at("/counts/withdrawn").asInt()).isZero();
            awaitFolder(api, source, "Done (2)");
        } finally {
            mail.stop();
        }
    }

    /// Messages move after what they say is stored, so a little later than the import is done.
    private static void awaitFolder(ApiClient api, ObjectNode source, String wanted)
            throws InterruptedException {
        String folders = "";
        for (int i = 0; i < 100 && !folders.contains(wanted); i++) {
            Thread.sleep(100);
            folders =
                    api.post("/api/v1/sources/test", source.toString())
                            .json()
                            .get("folders")
                            .toString();
        }
        assertThat(folders).contains(wanted);
    }

    private static void deliver(GreenMailUser user, String text) throws MessagingException {
        var message = new MimeMessage(Session.getInstance(new Properties()));
        message.setFrom("partner@cert.example");
        message.setSubject("Indicators");
        message.setText(text);
        message.saveChanges();
        user.deliver(message);
    }

    @Test
    void aMispFeedWithdrawsWhatAnEventLoses(TestPortal portal) throws IOException {
        ApiClient api = portal.api(Role.OPERATOR);
        SourceCalls calls = new SourceCalls(api);
        List<String> values =
                new CopyOnWriteArrayList<>(List.of("a.mispfeed.example", "b.mispfeed.example"));
        try (var server = new WebServer(asked -> mispFeed(asked, values))) {
            long id = add(api, source("Our MISP feed", "misp-feed", server.address("/feed/")));
            JsonNode first = calls.newestImport(id);
            calls.refresh(id, "");
            JsonNode same = calls.newestImport(id);
            values.remove(1);
            calls.refresh(id, "");
            JsonNode second = calls.newestImport(id);

            assertThat(first.at("/counts/added").asInt()).isEqualTo(2);
            assertThat(same.get("messages").toString())
                    .contains("no event of the feed has changed");
            assertThat(second.at("/counts/withdrawn").asInt()).isEqualTo(1);
        }
    }

    private static Answer mispFeed(Asked asked, List<String> values) {
        String uuid = "5f0c6a1e-0000-4000-8000-0000000000aa";
        long changed = 1_790_000_000L - values.size();
        if (asked.target().endsWith("manifest.json")) {
            return Answer.of(
                    "{\"" + uuid + "\":{\"info\":\"Ours\",\"timestamp\":\"" + changed + "\"}}");
        }
        String attributes =
                values.stream()
                        .map(
                                value ->
                                        "{\"type\":\"domain\",\"category\":\"Network activity\",\"to_ids\":true,\"value\":\""
                                                + value
                                                + "\"}")
                        .collect(Collectors.joining(","));
        return Answer.of(
                "{\"Event\":{\"uuid\":\""
                        + uuid
                        + "\",\"info\":\"Ours\",\"timestamp\":\""
                        + changed
                        + "\",\"Attribute\":["
                        + attributes
                        + "]}}");
    }

    @Test
    void theHealthOfASourceTellsAbsentFromEmptyFromFailing(TestPortal portal) throws IOException {
        ApiClient api = portal.api(Role.OPERATOR);
        SourceCalls calls = new SourceCalls(api);
        try (var server =
                new WebServer(
                        asked ->
                                switch (asked.target()) {
                                    case "/empty" -> Answer.of("# nothing today\n");
                                    case "/closed" -> Answer.status(403, Map.of());
                                    case "/good" -> Answer.of("good.health.example\n");
                                    default -> Answer.status(404, Map.of());
                                })) {
            assertThat(health(api, calls, server, "absent")).isEqualTo("absent");
            assertThat(health(api, calls, server, "empty")).isEqualTo("empty");
            assertThat(health(api, calls, server, "closed")).isEqualTo("failing");
            assertThat(health(api, calls, server, "good")).isEqualTo("fine");
        }
    }

    private static String health(ApiClient api, SourceCalls calls, WebServer server, String path) {
        long id = add(api, source("Health: " + path, "url", server.address("/" + path)));
        calls.newestImport(id);
        return api.get("/api/v1/sources/" + id).json().at("/health/state").asString();
    }

    @Test
    void aPublicFeedIsFoundAndAddedPaused(TestPortal portal, Browser browser) {
        ApiClient api = portal.api(Role.OPERATOR);

        JsonNode found = api.get("/api/v1/sources/catalogue?q=openphish").json();
        ApiClient.Answer keyless =
                api.post("/api/v1/sources/catalogue/otx-pulses", "{\"paused\": true}");
        long id = added(api.post("/api/v1/sources/catalogue/dshield-block", "{\"paused\": true}"));

        assertThat(found.get(0).get("id").asString()).isEqualTo("openphish");
        assertThat(keyless.status()).isEqualTo(400);
        assertThat(keyless.body()).contains("needs a key");
        assertThat(api.get("/api/v1/sources/" + id).json().get("enabled").asBoolean()).isFalse();
        browser.signIn(Role.OPERATOR).open("/sources/catalogue?q=dshield").waitFor("added");
        browser.open("/sources/catalogue")
                .waitFor("ThreatFox")
                .assertSound()
                .screenshot("catalogue");
        browser.type("#q", "greensnow").click("form[role=search] button").waitFor("GreenSnow");
        browser.click("main tbody button[value=paused]").waitFor("Resume");
    }
}
