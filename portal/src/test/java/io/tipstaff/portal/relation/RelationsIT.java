package io.tipstaff.portal.relation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.portal.ApiClient;
import io.tipstaff.portal.ApiClient.Answer;
import io.tipstaff.portal.Browser;
import io.tipstaff.portal.PortalTest;
import io.tipstaff.portal.TestPortal;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.feeds.SourceCalls;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@PortalTest
class RelationsIT {

    private static final String SHA256 =
            "5f0c1e7bb1b9e0a1d1c7e1a9d3f2c4b5a6978877665544332211000000000r01".replace('r', 'a');
    private static final String MD5 = "5f0c1e7bb1b9e0a1d1c7e1a9d3f2c4b5";
    private static final String LIST =
            """
            indicator,malware,actor,first_seen
            linked.example,Reedmace,Fen Otter,2026-10-01
            deep.below.linked.example,Reedmace,,2026-10-02
            http://linked.example/one.php,Reedmace,,2026-10-03
            http://linked.example:8080/two.php,Bulrush,,2026-10-03
            http://www.linked.example/three.php,,,2026-10-03
            198.51.100.201,Reedmace,,2026-10-04
            198.51.100.202,,,2026-10-04
            198.51.100.200/30,,,2026-10-04
            2001:db8:77::1,,,2026-10-04
            2001:db8:77::2,,,2026-10-04
            """;

    private static long source;

    @BeforeAll
    static void importAll(TestPortal portal) throws InterruptedException {
        var sources = new SourceCalls(portal.api(Role.OPERATOR));
        source = sources.upload("Relation list", "relation.csv", LIST);
        sources.newestImport(source);
        long files =
                sources.upload(
                        "Relation files",
                        "files.json",
                        """
                        [{"md5": "%1", "sha256": "%2", "malware": "Reedmace"}]
                        """
                                .replace("%1", MD5)
                                .replace("%2", SHA256));
        sources.newestImport(files);
        add(
                portal,
                """
                {"rrname":"linked.example","rrtype":"A","rdata":"198.51.100.201","time_first":1000,"time_last":3000,"count":3}
                {"rrname":"linked.example","rrtype":"AAAA","rdata":"2001:db8:77::1","time_first":1000,"time_last":2000,"count":1}
                {"rrname":"alias.linked.example","rrtype":"CNAME","rdata":"linked.example","time_first":1000,"time_last":2000,"count":1}
                {"rrname":"linked.example","rrtype":"NS","rdata":"ns1.names.example","time_first":1000,"time_last":2000,"count":1}
                {"rrname":"linked.example","rrtype":"MX","rdata":"10 mx.names.example.","time_first":1000,"time_last":2000,"count":1}
                """);
        for (int tries = 0; count(portal, "threat:Reedmace", "about") < 6 && tries < 300; tries++) {
            Thread.sleep(100);
        }
    }

    private static void add(TestPortal portal, String document) {
        Answer added =
                portal.api(Role.OPERATOR).post("/api/v1/passivedns?name=relation.jsonl", document);
        assertThat(added.status()).as(added.body()).isEqualTo(201);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static JsonNode counts(ApiClient api, String thing) {
        Answer answer = api.get("/api/v1/relations?thing=" + encoded(thing));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static long count(TestPortal portal, String thing, String relation) {
        for (JsonNode one : counts(portal.api(Role.ANALYST), thing).get("relations")) {
            if (one.get("relation").asString().equals(relation)) {
                return one.get("count").asLong();
            }
        }
        return 0;
    }

    private static List<String> things(ApiClient api, String thing, String relation) {
        Answer answer = api.get("/api/v1/relations/" + relation + "?thing=" + encoded(thing));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json()
                .get("items")
                .valueStream()
                .map(one -> one.at("/to/thing").asString())
                .toList();
    }

    private static List<String> things(TestPortal portal, String thing, String relation) {
        return things(portal.api(Role.ANALYST), thing, relation);
    }

    @Test
    void aNameLeadsToItsRecordsAndBack(TestPortal portal) {
        assertThat(things(portal, "linked.example", "resolves-to"))
                .containsExactly("ipv4:198.51.100.201", "ipv6:2001:db8:77::1");
        assertThat(things(portal, "198.51.100.201", "resolved-from"))
                .containsExactly("domain:linked.example");
        assertThat(things(portal, "alias.linked.example", "alias-of"))
                .containsExactly("domain:linked.example");
        assertThat(things(portal, "linked.example", "aliases"))
                .containsExactly("domain:alias.linked.example");
        assertThat(things(portal, "linked.example", "name-servers"))
                .containsExactly("domain:ns1.names.example");
        assertThat(things(portal, "ns1.names.example", "name-server-of"))
                .containsExactly("domain:linked.example");
        assertThat(things(portal, "linked.example", "mail-servers"))
                .containsExactly("domain:mx.names.example");
        assertThat(things(portal, "mx.names.example", "mail-server-of"))
                .containsExactly("domain:linked.example");
    }

    @Test
    void resolutionsHaveDatesAndZones(TestPortal portal) {
        JsonNode first =
                portal.api(Role.ANALYST)
                        .get("/api/v1/relations/resolves-to?thing=linked.example&limit=1")
                        .json();

        assertThat(first.at("/items/0/firstSeen").asString()).isEqualTo("1970-01-01T00:16:40Z");
        assertThat(first.at("/items/0/lastSeen").asString()).isEqualTo("1970-01-01T00:50:00Z");
        assertThat(first.at("/items/0/saidBy").asString()).isEqualTo("passive DNS");
        assertThat(first.at("/items/0/to/zone").asString()).isNotEqualTo("grey");
        assertThat(first.at("/next").asString()).isEqualTo("1");
    }

    @Test
    void urlsAreFoundByTheirHostAndHostsByTheirUrl(TestPortal portal) {
        assertThat(things(portal, "linked.example", "urls"))
                .containsExactlyInAnyOrder(
                        "url:linked.example/one.php", "url:linked.example:8080/two.php");
        assertThat(things(portal, "url:linked.example:8080/two.php", "host"))
                .containsExactly("domain:linked.example");
    }

    @Test
    void namesHaveParentsAndKnownNamesBelow(TestPortal portal) {
        assertThat(things(portal, "linked.example", "names-below"))
                .containsExactly("domain:deep.below.linked.example");
        assertThat(things(portal, "deep.below.linked.example", "parent-domains"))
                .containsExactly("domain:below.linked.example", "domain:linked.example");
        assertThat(things(portal, "inked.example", "names-below")).isEmpty();
    }

    @Test
    void addressesHaveNetworksAndNetworksKnownAddresses(TestPortal portal) {
        assertThat(things(portal, "198.51.100.201", "networks"))
                .contains("network:198.51.100.200/30", "network:198.51.100.0/24");
        assertThat(things(portal, "198.51.100.200/30", "addresses-inside"))
                .containsExactly("ipv4:198.51.100.201", "ipv4:198.51.100.202");
        assertThat(things(portal, "2001:db8:77::/64", "addresses-inside"))
                .containsExactly("ipv6:2001:db8:77::1", "ipv6:2001:db8:77::2");
        assertThat(things(portal, "198.51.100.128/26", "addresses-inside")).isEmpty();
        assertThat(things(portal, "198.0.0.0/7", "addresses-inside")).isEmpty();
    }

    @Test
    void hashesOfAFileAreConnected(TestPortal portal) {
        assertThat(things(portal, MD5, "same-file")).containsExactly("sha256:" + SHA256);
        assertThat(count(portal, MD5, "reported-together")).isZero();
    }

    @Test
    void threatsActorsAndSourcesLeadBothWays(TestPortal portal) {
        assertThat(things(portal, "linked.example", "threats")).containsExactly("threat:Reedmace");
        assertThat(things(portal, "threat:Reedmace", "about"))
                .contains("domain:linked.example", "ipv4:198.51.100.201", "md5:" + MD5);
        assertThat(things(portal, "linked.example", "actors")).containsExactly("actor:Fen Otter");
        assertThat(things(portal, "actor:Fen Otter", "about"))
                .containsExactly("domain:linked.example");
        assertThat(things(portal, "linked.example", "sources")).containsExactly("source:" + source);
        assertThat(count(portal, "source:" + source, "about")).isEqualTo(10);
        assertThat(things(portal, "linked.example", "same-threat"))
                .contains("url:linked.example/one.php", "ipv4:198.51.100.201")
                .doesNotContain("md5:" + MD5, "domain:linked.example");
    }

    @Test
    void whatDocumentsStateIsFollowedBothWays(TestPortal portal) {
        var sources = new SourceCalls(portal.api(Role.OPERATOR));
        long id =
                sources.upload(
                        "Relation bundle",
                        "stated.json",
                        """
                        {"type": "bundle", "id": "bundle--0b9a1d52-6f0c-4f7c-9b53-0a4c7e1b2c3d", "objects": [
                          {"type": "indicator", "spec_version": "2.1", "id": "indicator--11111111-1111-4111-8111-111111111111",
                           "pattern": "[url:value = 'http://stated.example/drop']", "pattern_type": "stix", "valid_from": "2026-01-01T00:00:00Z"},
                          {"type": "indicator", "spec_version": "2.1", "id": "indicator--22222222-2222-4222-8222-222222222222",
                           "pattern": "[file:hashes.MD5 = '0123456789abcdef0123456789abcdef']", "pattern_type": "stix", "valid_from": "2026-01-01T00:00:00Z"},
                          {"type": "indicator", "spec_version": "2.1", "id": "indicator--33333333-3333-4333-8333-333333333333",
                           "pattern": "[ipv4-addr:value = '198.51.100.99']", "pattern_type": "stix", "valid_from": "2026-01-01T00:00:00Z"},
                          {"type": "relationship", "spec_version": "2.1", "id": "relationship--44444444-4444-4444-8444-444444444444",
                           "relationship_type": "downloads", "source_ref": "indicator--11111111-1111-4111-8111-111111111111",
                           "target_ref": "indicator--22222222-2222-4222-8222-222222222222"},
                          {"type": "relationship", "spec_version": "2.1", "id": "relationship--55555555-5555-4555-8555-555555555555",
                           "relationship_type": "hosts", "source_ref": "indicator--33333333-3333-4333-8333-333333333333",
                           "target_ref": "indicator--11111111-1111-4111-8111-111111111111"}]}
                        """);
        assertThat(sources.newestImport(id).get("state").asString()).isEqualTo("done");

        assertThat(things(portal, "stated.example/drop", "downloads"))
                .containsExactly("md5:0123456789abcdef0123456789abcdef");
        assertThat(things(portal, "0123456789abcdef0123456789abcdef", "downloaded-from"))
                .containsExactly("url:stated.example/drop");
        assertThat(
                        portal.api(Role.ANALYST)
                                .get("/api/v1/relations/stated?thing=198.51.100.99")
                                .body())
                .contains("url:stated.example/drop", "Relation bundle (hosts)");
    }

    @Test
    void pagesFollowEachOther(TestPortal portal) {
        ApiClient api = portal.api(Role.ANALYST);
        String path = "/api/v1/relations/about?limit=4&thing=source:" + source;
        JsonNode first = api.get(path).json();
        JsonNode second = api.get(path + "&after=" + first.get("next").asString()).json();
        JsonNode third = api.get(path + "&after=" + second.get("next").asString()).json();

        assertThat(first.get("items")).hasSize(4);
        assertThat(second.get("items")).hasSize(4).doesNotContainAnyElementsOf(first.get("items"));
        assertThat(third.get("items")).hasSize(2);
        assertThat(third.get("next").isNull()).isTrue();
    }

    @Test
    void whatIsRedStaysInTheCentre(TestPortal portal) throws InterruptedException {
        ApiClient operator = portal.api(Role.OPERATOR);
        var sources = new SourceCalls(operator);
        long id =
                sources.upload(
                        "Relation red list",
                        "red.csv",
                        "indicator,malware,tlp\nred.linked.example,Redweed,TLP:RED\n");
        sources.newestImport(id);
        for (int tries = 0;
                things(operator, "threat:Redweed", "about").isEmpty() && tries < 300;
                tries++) {
            Thread.sleep(100);
        }

        assertThat(things(operator, "threat:Redweed", "about"))
                .containsExactly("domain:red.linked.example");
        assertThat(things(operator, "linked.example", "names-below"))
                .contains("domain:red.linked.example");
        assertThat(things(portal, "threat:Redweed", "about")).isEmpty();
        assertThat(things(portal, "linked.example", "names-below"))
                .doesNotContain("domain:red.linked.example");
        assertThat(things(portal, "red.linked.example", "threats")).isEmpty();
        assertThat(things(portal, "source:" + id, "about")).isEmpty();
    }

    @Test
    void aReportGivesAnAgencyItsIndicatorsOnlyByGrant(TestPortal portal) {
        ApiClient operator = portal.api(Role.OPERATOR);
        String id =
                operator.post(
                                "/api/v1/reports",
                                """
                                {"kind": "apt", "title": "Osier", "tlp": "AMBER", "summary": "On Osier.",
                                 "text": "More.", "actors": [{"name": "Osier Weaver", "aliases": ["TA-Osier"]}],
                                 "indicators": [{"value": "osier.example", "role": "c2", "threats": ["Withy"]}]}""")
                        .json()
                        .at("/report/id")
                        .asString();
        operator.post("/api/v1/reports/" + id + "/publish", "{}");
        Person analyst = portal.newPerson(portal.newAgency("Weir police"), Role.ANALYST);
        ApiClient agency = portal.api(analyst);
        String report = "report:" + id;

        assertThat(things(agency, report, "about")).isEmpty();
        assertThat(things(agency, report, "threats")).isEmpty();
        assertThat(things(agency, report, "actors")).containsExactly("actor:Osier Weaver");
        assertThat(things(agency, "actor:TA-Osier", "reports")).containsExactly(report);
        assertThat(things(agency, "osier.example", "reports")).containsExactly(report);
        assertThat(counts(agency, report).at("/node/label").asString()).isEqualTo("Osier");
        operator.post(
                "/api/v1/reports/" + id + "/grants?agency=" + analyst.agency(),
                "{\"through\": \"2099-12-31\"}");
        assertThat(things(agency, report, "about")).containsExactly("domain:osier.example");
        assertThat(things(agency, report, "threats")).containsExactly("threat:Withy");
    }

    @Test
    void aReportThatMayNotBeSeenIsNotThere(TestPortal portal) {
        Answer answer =
                portal.api(Role.ANALYST)
                        .get("/api/v1/relations?thing=report:01234567-89ab-7def-8123-456789abcdef");

        assertThat(answer.status()).isEqualTo(404);
    }

    @Test
    void wrongQuestionsAreRefusedWithAReason(TestPortal portal) {
        ApiClient api = portal.api(Role.ANALYST);

        assertThat(api.get("/api/v1/relations?thing=just+words").body()).contains("has blanks");
        assertThat(api.get("/api/v1/relations/urls?thing=" + MD5).body())
                .contains("has no known URLs");
        assertThat(api.get("/api/v1/relations/nothing?thing=" + MD5).status()).isEqualTo(404);
        assertThat(api.get("/api/v1/relations/sources?after=x&thing=" + MD5).status())
                .isEqualTo(400);
        assertThat(portal.api(Role.EMPLOYEE).get("/api/v1/relations?thing=" + MD5).status())
                .isEqualTo(403);
    }

    @Test
    void theLookupPageShowsWhatIsRelated(TestPortal portal, Browser browser) {
        browser.signIn(Role.ANALYST)
                .open("/lookup?q=linked.example")
                .waitForCount("[data-section]", 0)
                .waitFor("Open in graph")
                .waitFor("198.51.100.201");

        assertThat(browser.text()).contains("known URLs", "mail servers", "Fen Otter");
        browser.driver()
                .executeScript("document.getElementById('section-related').scrollIntoView()");
        browser.assertSound().screenshot("related");
    }
}
