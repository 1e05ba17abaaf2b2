package io.tipstaff.portal.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.portal.ApiClient;
import io.tipstaff.portal.ApiClient.Answer;
import io.tipstaff.portal.PortalTest;
import io.tipstaff.portal.TestPortal;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.agency.TokenScope;
import io.tipstaff.portal.feeds.SourceCalls;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the standard (TAXII 2.1) wants of a server, section by section.
@PortalTest
class TaxiiIT {

    private static final String TAXII = "application/taxii+json;version=2.1";
    private static final String COLLECTION = "/taxii2/feeds/collections/iot-url";

    @BeforeAll
    static void importAList(TestPortal portal) throws InterruptedException {
        SourceCalls sources = new SourceCalls(portal.api(Role.OPERATOR));
        var list = new StringBuilder("indicator,category\n");
        for (int i = 0; i < 7; i++) {
            list.append("cam").append(i).append(".taxii.example,iot\n");
        }
        sources.newestImport(sources.upload("TAXII list", "taxii.csv", list.toString()));
        for (int tries = 0; objects(portal, "").size() < 7 && tries < 300; tries++) {
            Thread.sleep(100);
        }
    }

    private static Answer get(TestPortal portal, String path) {
        ApiClient api = portal.api(Role.OPERATOR);
        return api.send(api.request(path).header("Accept", TAXII).GET());
    }

    private static JsonNode objects(TestPortal portal, String query) {
        return get(portal, COLLECTION + "/objects/" + query).json().path("objects");
    }

    @Test
    void discoveryLeadsToTheRootAndItsCollections(TestPortal portal) {
        Answer discovery = get(portal, "/taxii2/");
        Answer root = get(portal, discovery.json().at("/api_roots/0").asString());
        Answer collections = get(portal, "/taxii2/feeds/collections/");

        assertThat(discovery.type()).isEqualTo(TAXII);
        assertThat(root.json().at("/versions/0").asString()).isEqualTo(TAXII);
        assertThat(root.json().at("/max_content_length").asInt()).isPositive();
        assertThat(collections.json().at("/collections/0/can_read").asBoolean()).isTrue();
        assertThat(collections.json().at("/collections/0/id").asString())
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    }

    @Test
    void aCollectionIsFoundByItsIdAndByItsAlias(TestPortal portal) {
        String id = get(portal, COLLECTION + "/").json().at("/id").asString();

        assertThat(
                        get(portal, "/taxii2/feeds/collections/" + id + "/")
                                .json()
                                .at("/alias")
                                .asString())
                .isEqualTo("iot-url");
        assertThat(get(portal, "/taxii2/feeds/collections/nonsense/").status()).isEqualTo(404);
    }

    @Test
    void objectsAreIndicatorsOfStix21(TestPortal portal) {
        JsonNode object = objects(portal, "").get(0);

        assertThat(object.at("/type").asString()).isEqualTo("indicator");
        assertThat(object.at("/spec_version").asString()).isEqualTo("2.1");
        assertThat(object.at("/pattern").asString()).contains("taxii.example");
        assertThat(object.at("/object_marking_refs/0").asString())
                .startsWith("marking-definition--");
    }

    @Test
    void pagesLeadThroughAllObjectsOnce(TestPortal portal) {
        List<String> seen = new ArrayList<>();
        String next = "";
        boolean more = true;

        while (more) {
            JsonNode page = get(portal, COLLECTION + "/objects/?limit=2" + next).json();
            page.at("/objects").forEach(object -> seen.add(object.at("/id").asString()));
            more = page.path("more").asBoolean(false);
            next = "&next=" + page.path("next").asString("");
        }

        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void whatIsWrittenBetweenTwoPagesIsNeitherSkippedNorRepeated(TestPortal portal)
            throws Exception {
        JsonNode first = get(portal, COLLECTION + "/objects/?limit=3").json();
        String changed = first.at("/objects/0/pattern").asString().replaceAll(".*'(.*)'.*", "$1");
        portal.api(Role.OPERATOR)
                .post(
                        "/api/v1/verdicts",
                        "{\"values\": [\"domain "
                                + changed
                                + "\"], \"says\": \"malicious\", \"comment\": \"Case 9\"}");
        Thread.sleep(3000);

        JsonNode rest =
                get(portal, COLLECTION + "/objects/?next=" + first.at("/next").asString()).json();

        List<String> ids = new ArrayList<>();
        rest.at("/objects").forEach(object -> ids.add(object.at("/id").asString()));
        assertThat(ids).hasSize(5).contains(first.at("/objects/0/id").asString());
        assertThat(ids).doesNotContain(first.at("/objects/1/id").asString());
    }

    @Test
    void headersTellWhenTheFirstAndTheLastWereAdded(TestPortal portal) throws Exception {
        HttpResponse<String> answer =
                HttpClient.newHttpClient()
                        .send(
                                portal.api(Role.OPERATOR).request(COLLECTION + "/objects/").build(),
                                BodyHandlers.ofString());
        String last = answer.headers().firstValue("X-TAXII-Date-Added-Last").orElseThrow();

        assertThat(last).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
        assertThat(get(portal, COLLECTION + "/objects/?added_after=" + last).body())
                .isEqualTo("{}");
        assertThat(objects(portal, "?added_after=2020-01-01T00:00:00Z")).hasSize(7);
    }

    @Test
    void aClientThatPagesByTheTimeOfTheLastObjectSeesAll(TestPortal portal) throws Exception {
        Set<String> seen = new HashSet<>();
        String after = "2020-01-01T00:00:00Z";
        HttpClient http = HttpClient.newHttpClient();
        while (!after.isEmpty()) {
            HttpResponse<String> page =
                    http.send(
                            portal.api(Role.OPERATOR)
                                    .request(COLLECTION + "/objects/?limit=2&added_after=" + after)
                                    .build(),
                            BodyHandlers.ofString());
            new JsonMapper()
                    .readTree(page.body())
                    .path("objects")
                    .forEach(object -> seen.add(object.at("/id").asString()));
            after = page.headers().firstValue("X-TAXII-Date-Added-Last").orElse("");
        }

        assertThat(seen).hasSize(7);
    }

    @Test
    void filtersLeaveWhatMatches(TestPortal portal) {
        String id = objects(portal, "").get(3).at("/id").asString();

        assertThat(objects(portal, "?match%5Bid%5D=" + id)).hasSize(1);
        assertThat(objects(portal, "?match%5Btype%5D=malware")).isEmpty();
        assertThat(objects(portal, "?match%5Btype%5D=malware,indicator")).hasSize(7);
        assertThat(objects(portal, "?match%5Bspec_version%5D=2.0")).isEmpty();
        assertThat(objects(portal, "?match%5Bversion%5D=all")).hasSize(7);
        assertThat(objects(portal, "?match%5Bversion%5D=2020-01-01T00:00:00Z")).isEmpty();
        String modified = objects(portal, "").get(3).at("/modified").asString();
        assertThat(objects(portal, "?match%5Bversion%5D=" + modified)).isNotEmpty();
    }

    @Test
    void oneObjectIsReadByItsIdWithItsVersions(TestPortal portal) {
        String id = objects(portal, "").get(2).at("/id").asString();

        Answer versions = get(portal, COLLECTION + "/objects/" + id + "/versions/");

        assertThat(
                        get(portal, COLLECTION + "/objects/" + id + "/")
                                .json()
                                .at("/objects/0/id")
                                .asString())
                .isEqualTo(id);
        assertThat(versions.json().at("/versions")).hasSize(1);
        assertThat(
                        get(
                                        portal,
                                        COLLECTION
                                                + "/objects/indicator--00000000-0000-4000-8000-000000000000/")
                                .status())
                .isEqualTo(404);
    }

    @Test
    void theManifestNamesEachObject(TestPortal portal) {
        JsonNode record = get(portal, COLLECTION + "/manifest/").json().at("/objects/0");

        assertThat(record.at("/id").asString()).startsWith("indicator--");
        assertThat(record.at("/media_type").asString())
                .isEqualTo("application/stix+json;version=2.1");
        assertThat(record.has("date_added")).isTrue();
        assertThat(record.has("version")).isTrue();
    }

    @Test
    void mistakesAreExplainedWithTheRightStatus(TestPortal portal) {
        ApiClient api = portal.api(Role.OPERATOR);

        assertThat(get(portal, COLLECTION + "/objects/?limit=none").status()).isEqualTo(400);
        assertThat(get(portal, COLLECTION + "/objects/?next=%25%25").status()).isEqualTo(400);
        assertThat(get(portal, COLLECTION + "/objects/?added_after=yesterday").body())
                .contains("added_after is no RFC 3339 time: yesterday");
        assertThat(
                        api.send(
                                        api.request("/taxii2/")
                                                .header(
                                                        "Accept",
                                                        "application/taxii+json;version=9.9"))
                                .status())
                .isEqualTo(406);
        assertThat(
                        api.send(
                                        api.request(COLLECTION + "/objects/")
                                                .header("Content-Type", TAXII)
                                                .POST(BodyPublishers.ofString("{}")))
                                .status())
                .isEqualTo(403);
    }

    @Test
    void aTokenIsTheBearerOrThePassword(TestPortal portal) throws Exception {
        Person analyst = portal.newPerson(portal.newAgency("Taxi"), Role.ANALYST);
        String token = portal.token(analyst, Set.of(TokenScope.values()));
        var anonymous = new ApiClient(portal.address("/"), null);
        String basic =
                Base64.getEncoder()
                        .encodeToString(("anybody:" + token).getBytes(StandardCharsets.UTF_8));

        HttpResponse<Void> refused =
                HttpClient.newHttpClient()
                        .send(anonymous.request("/taxii2/").build(), BodyHandlers.discarding());

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().allValues("WWW-Authenticate")).hasSize(2);
        assertThat(
                        anonymous
                                .send(
                                        anonymous
                                                .request("/taxii2/feeds/collections/")
                                                .header("Authorization", "Basic " + basic))
                                .json()
                                .at("/collections"))
                .hasSize(6);
    }

    @Test
    void anAgencySeesOnlyCollectionsThatItSubscribedTo(TestPortal portal) {
        Person analyst = portal.newPerson(portal.newAgency("Outsider"), Role.ANALYST);

        assertThat(portal.api(analyst).get(COLLECTION + "/objects/").status()).isEqualTo(404);
    }
}
