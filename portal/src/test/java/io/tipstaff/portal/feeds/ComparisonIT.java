package io.tipstaff.portal.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.portal.Browser;
import io.tipstaff.portal.PortalTest;
import io.tipstaff.portal.TestPortal;
import io.tipstaff.portal.agency.Role;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What sources add to each other.
@PortalTest
class ComparisonIT {

    @BeforeAll
    static void importLists(TestPortal portal) {
        SourceCalls sources = new SourceCalls(portal.api(Role.OPERATOR));
        sources.newestImport(
                sources.upload(
                        "Early list", "early.txt", "a.compared.example\nb.compared.example\n"));
        sources.newestImport(
                sources.upload(
                        "Late list",
                        "late.txt",
                        "b.compared.example\nc.compared.example\nd.compared.example\n"));
    }

    private static JsonNode row(JsonNode comparison, String name) {
        return comparison
                .at("/rows")
                .valueStream()
                .filter(row -> row.at("/name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eachSourceHasWhatItAloneReportsAndWhatItKnewFirst(TestPortal portal) {
        JsonNode comparison = portal.api(Role.ANALYST).get("/api/v1/sources/comparison").json();

        JsonNode early = row(comparison, "Early list");
        JsonNode late = row(comparison, "Late list");
        assertThat(early.at("/indicators").asLong()).isEqualTo(2);
        assertThat(early.at("/alone").asLong()).isEqualTo(1);
        assertThat(early.at("/first").asLong()).isEqualTo(1);
        assertThat(late.at("/alone").asLong()).isEqualTo(2);
        assertThat(late.at("/first").asLong()).isZero();
    }

    @Test
    void thePageShowsItAsAMatrix(TestPortal portal, Browser browser) {
        browser.signIn(Role.ANALYST).open("/sources/comparison").waitFor("Early list");

        assertThat(browser.text()).contains("50 %").contains("33 %");
        browser.assertSound().screenshot("comparison");
    }
}
