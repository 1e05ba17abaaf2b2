package io.tipstaff.portal.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.portal.Browser;
import io.tipstaff.portal.PortalTest;
import io.tipstaff.portal.TestPortal;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.database.AgencyScope;
import io.tipstaff.portal.reports.document.DemoReports;
import io.tipstaff.portal.reports.internal.ReportFilter;
import io.tipstaff.portal.reports.internal.ReportReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@PortalTest
class ReportPagesIT {

    private static final String BODY_FORM = "main form:last-of-type ";

    private static void demo(TestPortal portal) {
        AgencyScope.everyAgency().run(() -> portal.part(DemoReports.class).load());
    }

    private static String idOf(TestPortal portal, String title) {
        Person operator = portal.person(Role.OPERATOR);
        var filter = new ReportFilter(title, null, null, null, null, null, null, null);
        return operator.scope()
                .call(() -> portal.part(ReportReading.class).all(operator, filter))
                .getFirst()
                .id()
                .toString();
    }

    @Test
    void theCentreWritesPublishesAndGoesOn(TestPortal portal, Browser browser) {
        browser.signIn(Role.OPERATOR).open("/reports/new").waitFor("Begin with a document");
        browser.click(BODY_FORM + "button[type=submit]").waitFor("A title is needed");
        browser.type("#title", "Rook Lane")
                .type("#summary", "They ring at **doors**.")
                .type("#actors", "Rook Lane = TA-2")
                .type("#techniques", "T1566, T9999")
                .type("#indicators", "rook-lane[.]example | c2");
        browser.click(BODY_FORM + "button[type=submit]").waitFor("no technique of ATT&CK: T9999");
        browser.assertSound();
        browser.type("#techniques", "T1566").type("#body", "## Course\n\nBy night.");
        browser.click(BODY_FORM + "button[type=submit]").waitFor("Draft of edition 1");
        browser.assertSound().screenshot("report-draft");
        browser.type("#news", "First").click("main form .btn-primary").waitFor("was published");

        assertThat(browser.text()).contains("By night.", "rook-lane.example", "Phishing");
        browser.assertSound();
    }

    @Test
    void aDocumentFillsTheEditor(Browser browser) throws IOException {
        Path document = Files.createTempFile("report", ".json");
        Files.write(
                document,
                ReportPagesIT.class.getResourceAsStream("/reports/bundle.json").readAllBytes());

        browser.signIn(Role.OPERATOR)
                .open("/reports/new")
                .find("#file")
                .sendKeys(document.toString());
        browser.click("main form:first-of-type button").waitFor("with 1 indicator");

        assertThat(browser.find("#title").getDomProperty("value"))
                .isEqualTo("Brass Otter at the banks");
        assertThat(browser.find("#indicators").getDomProperty("value"))
                .contains("gate.brass-otter.example | c2 | Otterkit");
        browser.assertSound().screenshot("report-editor");
    }

    @Test
    void anAgencyAsksAndTheOperatorGrantsAPart(TestPortal portal, Browser browser) {
        demo(portal);
        Person analyst = portal.newPerson(portal.newAgency("Coast guard"), Role.ANALYST);
        String id = idOf(portal, "Paper Heron");

        browser.signIn(analyst).open("/reports").waitFor("Paper Heron");
        browser.assertSound().screenshot("reports");
        browser.open("/reports/matrix").waitFor("No techniques to show").assertSound();
        browser.open("/reports/" + id).waitFor("Ask for more");
        assertThat(browser.text()).doesNotContain("tide-tables");
        browser.assertSound().screenshot("report-summary");
        browser.click("main a[href*='/requests/new/report']")
                .waitFor("Only indicators of these kinds");
        browser.click("main form .btn-primary").waitFor("Say what it is needed for");
        browser.type("#reason", "Boarding of a freighter").click("input[value=domain]");
        browser.assertSound().screenshot("report-request");
        browser.click("main form .btn-primary").waitFor("The request was sent");
        browser.open("/reports/" + id).waitFor("has asked for this report").assertSound();
        browser.open("/requests").waitFor("Boarding of a freighter").assertSound();

        browser.signIn(Role.OPERATOR)
                .open("/requests?kind=report&q=freighter")
                .waitFor("Boarding of a freighter");
        browser.click("tbody tr:first-child a").waitFor("Decide");
        browser.click("input[value=chosen]")
                .click("input[value='domain login.harbour-calendar.example']")
                .click("input[value=timeline]");
        browser.assertSound().screenshot("report-decision");
        browser.click("main form.panel .btn-primary").waitFor("The decision was saved");
        browser.open("/reports/grants").waitFor("Coast guard").assertSound().screenshot("grants");

        browser.signIn(analyst).open("/reports/" + id).waitFor("cdn.tide-tables.example");
        assertThat(browser.text()).contains("Timeline");
        assertThat(browser.text())
                .doesNotContain("login.harbour-calendar.example", "Full text", "198.51.100.23");
        browser.assertSound();
    }

    @Test
    void theFullReportIsReadWithItsHistoryAndMatrix(TestPortal portal, Browser browser) {
        demo(portal);
        String id = idOf(portal, "Paper Heron");

        browser.signIn(Role.OPERATOR).open("/reports/" + id).waitFor("History of the campaign");
        assertThat(browser.text())
                .contains("2 indicators added", "Techniques added: T1114.002, T1528")
                .contains("C2 infrastructure", "rule Reedline_Loader");
        browser.assertSound().screenshot("report");
        browser.open("/reports/" + id + "/editions/1").waitFor("This is edition 1 as it was");
        assertThat(browser.text()).doesNotContain("harbour-calendar");
        browser.open("/reports/matrix").waitFor("Initial Access").assertSound();
        browser.screenshot("report-matrix");
        browser.open("/reports/actors").waitFor("Till Magpie").assertSound();
        browser.open("/reports/actors/inkwater").waitFor("TA-EX-17").assertSound();
        browser.screenshot("report-actor");
        browser.open("/reports?kind=financial").waitFor("Till Magpie");
        assertThat(browser.text()).doesNotContain("Paper Heron: letters");
        browser.open("/reports?q=nothing+like+it").waitFor("Nothing fits").assertSound();
    }
}
