package io.tipstaff.portal.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.portal.ApiClient;
import io.tipstaff.portal.ApiClient.Answer;
import io.tipstaff.portal.PortalTest;
import io.tipstaff.portal.TestPortal;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.agency.TokenScope;
import io.tipstaff.portal.feeds.SourceCalls;
import java.net.http.HttpRequest;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What a MISP module, an OpenCTI connector or a Cortex analyser of the commercial portal sends.
@PortalTest
class CompatibleApiIT {

    @BeforeAll
    static void importAList(TestPortal portal) throws InterruptedException {
        SourceCalls sources = new SourceCalls(portal.api(Role.OPERATOR));
        long id =
                sources.upload(
                        "Compatible list",
                        "compatible.csv",
                        """
                        indicator,malware,category,confidence,first_seen
                        compatible.example,Mudlark,phishing,100,2026-11-01
                        198.51.100.7,Quillworm,botnet,100,2026-11-01
                        http://compatible.example/a/gate.php?x=1,Mudlark,phishing,100,2026-11-01
                        0cc175b9c0f1b6a831c399e269772661,Mudlark,malware,100,2026-11-01
                        """);
        sources.newestImport(id);
    }

    private static Answer ask(TestPortal portal, String path) {
        return portal.api(Role.OPERATOR).get(path);
    }

    @Test
    void aDomainHasZoneLicenceAndGeneralInformation(TestPortal portal) {
        Answer answer = ask(portal, "/api/domain/compatible.example");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/Zone").asString()).isIn("Red", "Orange");
        assertThat(answer.json().at("/DomainGeneralInfo/Domain").asString())
                .isEqualTo("compatible.example");
        assertThat(answer.json().at("/LicenseInfo/AccessType").asString()).isEqualTo("Commercial");
        assertThat(answer.json().at("/DomainDnsResolutions").isArray()).isTrue();
    }

    @Test
    void onlyTheSectionsAskedForAreAnswered(TestPortal portal) {
        Answer answer = ask(portal, "/api/ip/198.51.100.7?sections=LicenseInfo,Zone,IpGeneralInfo");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/IpGeneralInfo/ThreatScore").asInt()).isPositive();
        assertThat(answer.json().has("IpWhoIs")).isFalse();
    }

    @Test
    void anUnknownSectionIsNamed(TestPortal portal) {
        Answer answer = ask(portal, "/api/ip/198.51.100.7?sections=Nonsense");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("no such section: Nonsense");
    }

    @Test
    void aUrlIsTakenEncodedInThePath(TestPortal portal) {
        Answer answer =
                ask(portal, "/api/url/http%3A%2F%2Fcompatible.example%2Fa%2Fgate.php%3Fx%3D1");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/UrlGeneralInfo/Host").asString())
                .isEqualTo("compatible.example");
    }

    @Test
    void aHashTellsItsThreats(TestPortal portal) {
        Answer answer = ask(portal, "/api/hash/0CC175B9C0F1B6A831C399E269772661");

        assertThat(answer.json().at("/FileGeneralInfo/FileStatus").asString()).isEqualTo("Malware");
        assertThat(answer.json().at("/DetectionsInfo/0/DetectionName").asString())
                .isEqualTo("Mudlark");
    }

    @Test
    void theFreeServicesShapeTakesTheKeyInItsOwnHeader(TestPortal portal) {
        Person analyst = portal.newPerson(portal.newAgency("Harbour"), Role.ANALYST);
        String token = portal.token(analyst, Set.of(TokenScope.values()));
        var anonymous = new ApiClient(portal.address("/"), null);

        HttpRequest.Builder request =
                anonymous
                        .request("/api/v1/search/domain?request=compatible.example")
                        .header("x-api-key", token);

        assertThat(anonymous.send(request).json().at("/Zone").asString()).isIn("Red", "Orange");
    }

    @Test
    void whatNobodyReportedIsNotFound(TestPortal portal) {
        assertThat(ask(portal, "/api/domain/never-heard-of.example").status()).isEqualTo(404);
    }

    @Test
    void aValueOfAnotherKindIsABadRequest(TestPortal portal) {
        Answer answer = ask(portal, "/api/ip/compatible.example");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("not of the kind ip: compatible.example");
    }

    @Test
    void aTokenThatIsNotKnownIsRefused(TestPortal portal) {
        var stranger = new ApiClient(portal.address("/"), "unknown");

        assertThat(stranger.get("/api/domain/compatible.example").status()).isEqualTo(401);
    }

    @Test
    void aQuotaThatIsUsedUpIsForbidden(TestPortal portal) {
        Person analyst = portal.newPerson(portal.newAgency("Spent"), Role.ANALYST);
        portal.api(Role.OPERATOR).put("/api/v1/plans/" + analyst.agency(), "{\"lookups\": \"0\"}");

        Answer answer = portal.api(analyst).get("/api/domain/compatible.example");

        assertThat(answer.status()).isEqualTo(403);
    }
}
