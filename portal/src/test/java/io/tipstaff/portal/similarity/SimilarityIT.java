package io.tipstaff.portal.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.portal.ApiClient;
import io.tipstaff.portal.ApiClient.Answer;
import io.tipstaff.portal.Browser;
import io.tipstaff.portal.PortalTest;
import io.tipstaff.portal.TestPortal;
import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.feeds.SourceCalls;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@PortalTest
class SimilarityIT {

    private static final String SHAPE = "/saltmarsh/desk/{h}/kestrel.php?mail={e}";
    private static final String BODY = "5A3C".repeat(15);
    private static final String FIRST = "T1AB12CD" + BODY + "0000";
    private static final String NEAR = "T1AB12CD" + BODY + "0100";
    private static final String FAR = "T1AB92CD" + "FF00".repeat(16);
    private static final String URLS =
            """
            url,malware
            http://one.saltmarsh-a.example/saltmarsh/desk/a81bc3f09d2e/kestrel.php?mail=a@b.example,Kestrel
            http://saltmarsh-b.example/saltmarsh/desk/00ff17a2bc44/kestrel.php?mail=c@d.example,Kestrel
            http://saltmarsh-c.example/saltmarsh/desk/7711223344aa/kestrel.php?mail=e@f.example,Kestrel
            http://saltmarsh-d.example/saltmarsh/desk/7711223344aa/kestrel.php?mail=e@f.example&step=2,Kestrel
            http://saltmarsh-e.example/saltmarsh/desk/7711223344ab/kestrel.php?mail=e@g.example&step=3,Kestrel
            http://saltmarsh-f.example/index.php,
            http://saltmarsh-g.example/index.php,
            """;

    @BeforeAll
    static void importAll(TestPortal portal) throws InterruptedException {
        var sources = new SourceCalls(portal.api(Role.OPERATOR));
        sources.newestImport(sources.upload("Kit list", "kits.csv", URLS));
        sources.newestImport(
                sources.upload(
                        "Sharing names",
                        "sharing.txt",
                        """
                        reed-one.example
                        reed-two.example
                        198.51.100.77
                        many-a.example
                        many-b.example
                        xkqzvbtrwplj.example
                        """));
        sources.newestImport(
                sources.upload(
                        "Files with digests",
                        "digests.csv",
                        """
                        sha256,tlsh,malware
                        %a,%1,Bulrush
                        %b,%2,Bulrush
                        %c,%3,Other
                        """
                                .replace("%a", hash('a'))
                                .replace("%b", hash('b'))
                                .replace("%c", hash('c'))
                                .replace("%1", FIRST)
                                .replace("%2", NEAR)
                                .replace("%3", FAR)));
        var resolutions = new StringBuilder();
        resolution(resolutions, "reed-one.example", "198.51.100.77");
        resolution(resolutions, "reed-two.example", "198.51.100.77");
        resolution(resolutions, "many-a.example", "198.51.100.78");
        resolution(resolutions, "many-b.example", "198.51.100.78");
        for (int i = 0; i < 60; i++) {
            resolution(resolutions, "tenant" + i + ".example", "198.51.100.78");
        }
        Answer added =
                portal.api(Role.OPERATOR)
                        .post("/api/v1/passivedns?name=similar.jsonl", resolutions.toString());
        assertThat(added.status()).as(added.body()).isEqualTo(201);
    }

    private static void resolution(StringBuilder document, String name, String address) {
        document.append("{\"rrname\":\"")
                .append(name)
                .append("\",\"rrtype\":\"A\",\"rdata\":\"")
                .append(address)
                .append("\",\"time_first\":1000,\"time_last\":3000,\"count\":1}\n");
    }

    private static String hash(char digit) {
        return "7e".repeat(31) + digit + digit;
    }

    private static JsonNode wait(ApiClient api, String path, Predicate<JsonNode> wanted)
            throws InterruptedException {
        Answer answer = api.get(path);
        for (int tries = 0;
                tries < 600 && !(answer.status() == 200 && wanted.test(answer.json()));
                tries++) {
            Thread.sleep(100);
            answer = api.get(path);
        }
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(wanted.test(answer.json())).as(answer.body()).isTrue();
        return answer.json();
    }

    private static JsonNode of(TestPortal portal, String value, Predicate<JsonNode> wanted)
            throws InterruptedException {
        return wait(
                portal.api(Role.ANALYST),
                "/api/v1/similarity?value=" + URLEncoder.encode(value, StandardCharsets.UTF_8),
                wanted);
    }

    private static JsonNode kit(TestPortal portal) throws InterruptedException {
        return wait(
                        portal.api(Role.ANALYST),
                        "/api/v1/similarity/kits?q=desk/%7Bh%7D/kestrel.php%3Fmail%3D%7Be%7D&sites=3",
                        list -> list.get("items").size() == 1)
                .get("items")
                .get(0);
    }

    private static List<String> values(JsonNode page) {
        return page.get("items").valueStream().map(one -> one.get("value").asString()).toList();
    }

    @Test
    void urlsOfOneShapeOnSeveralSitesAreAKit(TestPortal portal) throws Exception {
        JsonNode kit = kit(portal);

        assertThat(kit.get("shape").asString()).isEqualTo(SHAPE);
        assertThat(kit.get("sites").asInt()).isEqualTo(3);
        assertThat(kit.get("threats").get(0).asString()).isEqualTo("Kestrel");
        assertThat(
                        values(
                                portal.api(Role.ANALYST)
                                        .get(
                                                "/api/v1/similarity/kits/"
                                                        + kit.get("id").asString()
                                                        + "/urls")
                                        .json()))
                .hasSize(3)
                .allMatch(url -> url.contains("/kestrel.php?mail="));
    }

    @Test
    void aShapeThatAnySiteHasIsNoKit(TestPortal portal) throws Exception {
        kit(portal);

        assertThat(
                        portal.api(Role.ANALYST)
                                .get("/api/v1/similarity/kits?q=index.php")
                                .json()
                                .get("items"))
                .isEmpty();
    }

    @Test
    void aUrlThatNobodyHasReportedIsKnownByItsKitAndNearOnes(TestPortal portal) throws Exception {
        kit(portal);

        JsonNode similar =
                of(
                        portal,
                        "http://new.example/saltmarsh/desk/0123456789ab/kestrel.php?mail=x@y.example",
                        one -> !one.get("kit").isNull() && one.get("near").size() == 1);

        assertThat(similar.at("/kit/shape").asString()).isEqualTo(SHAPE);
        assertThat(similar.at("/near/0/kit/shape").asString()).endsWith("&step={n}");
        assertThat(similar.at("/near/0/likeness").asDouble()).isBetween(0.7, 0.99);
    }

    @Test
    void namesThatResolvedToOneAddressAreAClusterButNotThoseOfASharedHost(TestPortal portal)
            throws Exception {
        JsonNode similar = of(portal, "reed-one.example", one -> !one.get("cluster").isNull());
        long id = similar.at("/cluster/id").asLong();
        ApiClient api = portal.api(Role.ANALYST);

        assertThat(values(api.get("/api/v1/similarity/clusters/" + id + "/members").json()))
                .containsExactlyInAnyOrder("reed-one.example", "reed-two.example", "198.51.100.77");
        assertThat(api.get("/api/v1/similarity/clusters/" + id + "/hubs").json().at("/items/0"))
                .hasToString("{\"tie\":\"address\",\"hub\":\"198.51.100.77\",\"members\":3}");
        assertThat(of(portal, "many-a.example", _ -> true).get("cluster").isNull()).isTrue();
    }

    @Test
    void clustersAreFilteredAndWhatDoesNotExistIsSaid(TestPortal portal) throws Exception {
        ApiClient api = portal.api(Role.ANALYST);
        wait(
                api,
                "/api/v1/similarity/clusters?tie=kit&threat=kestrel",
                list -> list.get("items").size() == 1);

        assertThat(api.get("/api/v1/similarity/clusters?tie=kit&threat=Nobody").json().get("items"))
                .isEmpty();
        assertThat(api.get("/api/v1/similarity/clusters?tie=none").status()).isEqualTo(400);
        assertThat(api.get("/api/v1/similarity/clusters/999999999").status()).isEqualTo(404);
        assertThat(api.get("/api/v1/similarity/kits/0123456789abcdef").status()).isEqualTo(404);
        assertThat(api.get("/api/v1/similarity/kits/xyz").status()).isEqualTo(400);
    }

    @Test
    void filesWithNearDigestsAreFoundAndFarOnesAreNot(TestPortal portal) throws Exception {
        JsonNode similar = of(portal, hash('a'), one -> one.get("neighbours").size() == 2);

        assertThat(similar.at("/neighbours/0/distance").asInt()).isZero();
        assertThat(similar.at("/neighbours/1/distance").asInt()).isEqualTo(1);
        assertThat(similar.at("/neighbours/1/meaning").asString()).isEqualTo("nearly-the-same");
        assertThat(similar.at("/neighbours/1/files/0/value").asString()).isEqualTo(hash('b'));
        assertThat(
                        of(portal, FAR.substring(2), one -> one.get("neighbours").size() == 1)
                                .at("/neighbours/0/files/0/value")
                                .asString())
                .isEqualTo(hash('c'));
    }

    @Test
    void aNameThatLooksGeneratedWeighsInItsScoreAndSaysWhy(TestPortal portal) throws Exception {
        JsonNode similar = of(portal, "xkqzvbtrwplj.example", _ -> true);
        JsonNode answer =
                wait(
                        portal.api(Role.ANALYST),
                        "/api/v1/lookup?value=xkqzvbtrwplj.example",
                        one -> one.toString().contains("made by a program"));

        assertThat(similar.at("/name/telling").asBoolean()).isTrue();
        assertThat(answer.at("/score").asInt()).isEqualTo(73);
    }

    @Test
    void whatIsRedTakesNoPart(TestPortal portal) throws Exception {
        kit(portal);
        var sources = new SourceCalls(portal.api(Role.OPERATOR));
        sources.newestImport(
                sources.upload(
                        "Red kit",
                        "red.csv",
                        """
                        url,tlp
                        http://red-a.example/vermilion/desk/secretive.php,RED
                        http://red-b.example/vermilion/desk/secretive.php,RED
                        http://green-a.example/verdant/desk/knowable.php,GREEN
                        http://green-b.example/verdant/desk/knowable.php,GREEN
                        """));

        wait(
                portal.api(Role.OPERATOR),
                "/api/v1/similarity/kits?q=knowable",
                list -> list.get("items").size() == 1);
        assertThat(
                        portal.api(Role.OPERATOR)
                                .get("/api/v1/similarity/kits?q=secretive")
                                .json()
                                .get("items"))
                .isEmpty();
    }

    @Test
    void thePagesShowKitsClustersAndWhatIsSimilar(TestPortal portal, Browser browser)
            throws Exception {
        JsonNode kit = kit(portal);
        long cluster =
                of(portal, "reed-one.example", one -> !one.get("cluster").isNull())
                        .at("/cluster/id")
                        .asLong();
        of(portal, hash('a'), one -> one.get("neighbours").size() == 2);

        browser.signIn(Role.ANALYST).open("/similarity").waitFor(SHAPE);
        browser.assertSound().screenshot("similarity-kits");
        browser.open("/similarity/kits/" + kit.get("id").asString()).waitFor("saltmarsh-b.example");
        browser.assertSound().screenshot("similarity-kit");
        browser.open("/similarity/clusters").waitFor("Cluster " + cluster);
        browser.assertSound().screenshot("similarity-clusters");
        browser.open("/similarity/clusters/" + cluster).waitFor("198.51.100.77");
        browser.assertSound().screenshot("similarity-cluster");
        browser.open("/lookup?q=" + hash('a')).waitFor("nearly the same content");
        browser.assertSound().screenshot("similarity-of-a-file");
        browser.open("/similarity?q=nothing-has-this").waitFor("No kit fits");
        browser.assertSound();
    }
}
