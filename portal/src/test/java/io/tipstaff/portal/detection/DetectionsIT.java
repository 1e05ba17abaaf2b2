package io.tipstaff.portal.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.portal.ApiClient;
import io.tipstaff.portal.Browser;
import io.tipstaff.portal.PortalTest;
import io.tipstaff.portal.TestPortal;
import io.tipstaff.portal.agency.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@PortalTest
class DetectionsIT {

    @TempDir Path folder;

    @Test
    void anEventBySyslogAppearsOnTheOpenPageWithoutReload(TestPortal portal, Browser browser)
            throws IOException {
        EventCalls events = new EventCalls(portal);
        events.know("Live list", "live-c2.example\n");
        browser.signIn(Role.OPERATOR).open("/detections?q=live-c2").waitFor("live");

        events.syslog(
                "<34>1 2026-11-24T08:00:00Z proxy1 squid 77 - - GET http://www.live-c2.example/gate from 10.0.0.5\n");

        browser.waitFor("www.live-c2.example").assertSound().screenshot("detections");
        assertThat(browser.text()).contains("Live list");
    }

    @Test
    void bothFramingsOfSyslogAreUnderstood(TestPortal portal) throws IOException {
        EventCalls events = new EventCalls(portal);
        events.know("Framing list", "framed.example\n");
        String counted = "<13>1 - host app - - - one.framed.example\nstill the same event";

        events.syslog(
                counted.length()
                        + " "
                        + counted
                        + "<13>Nov 24 08:00:01 host app: two.framed.example\n");

        JsonNode found = events.detections("framed.example", 2);
        assertThat(found.get(0).get("written").asString()).isEqualTo("two.framed.example");
        assertThat(found.get(1).get("event").asString()).contains("still the same event");
    }

    @Test
    void aLogFileIsMatchedAndItsDetectionsAreShown(TestPortal portal, Browser browser)
            throws IOException {
        EventCalls events = new EventCalls(portal);
        events.know("Upload list", "upload-c2.example # Mudlark\n");
        Path log =
                Files.writeString(
                        folder.resolve("proxy.log"),
                        "first line\n{\"url\":\"http:\\/\\/upload-c2.example\\/x\"}\nlast line without end");

        browser.signIn(Role.OPERATOR).open("/events");
        browser.find("#file").sendKeys(log.toString());
        browser.click("form[action$='/events/logs'] button").waitFor("Show its detections");
        browser.assertSound();
        browser.click("a.btn-primary").waitFor("upload-c2.example");

        assertThat(browser.text()).contains("line 2");
        browser.assertSound();
    }

    @Test
    void aDetectionSaysWhereItStandsAndWhoReportedTheIndicator(TestPortal portal)
            throws IOException {
        EventCalls events = new EventCalls(portal);
        events.know("Where list", "where.example\n");

        events.syslog("<13>1 - host app - - - go to WWW.Where.Example. now\n");

        JsonNode one = events.detections("where.example", 1).get(0);
        String event = one.get("event").asString();
        int offset = one.get("offset").asInt();
        assertThat(event.substring(offset, offset + one.get("length").asInt()))
                .isEqualTo("WWW.Where.Example");
        assertThat(one.get("indicator").asString()).isEqualTo("where.example");
        assertThat(one.get("feeds").get(0).asString()).isEqualTo("Where list");
    }

    @Test
    void oneAgencyNeverSeesTheDetectionsOfAnother(TestPortal portal) throws IOException {
        EventCalls events = new EventCalls(portal);
        events.know("Secret list", "secret-c2.example\n");

        events.syslog("<13>1 - host app - - - secret-c2.example\n");

        JsonNode own = events.detections("secret-c2.example", 1);
        ApiClient.Answer others =
                portal.api(Role.ANALYST).get("/api/v1/detections?q=secret-c2.example");
        ApiClient.Answer one =
                portal.api(Role.ANALYST).get("/api/v1/detections/" + own.get(0).get("id").asLong());
        assertThat(others.json().get("items").size()).isZero();
        assertThat(one.status()).isEqualTo(404);
    }

    @Test
    void eventsOfANamedSenderBelongToItsAgency(TestPortal portal, Browser browser) {
        browser.signIn(Role.OPERATOR)
                .open("/events")
                .type("#name", "Mail relay")
                .type("#sender", "203.0.113.0/24");
        browser.click("form[action$='/events/sources'] button").waitFor("203.0.113.0/24");

        browser.assertSound();
    }

    @Test
    void aSenderThatIsNoNetworkIsRefusedBesideItsField(TestPortal portal, Browser browser) {
        browser.signIn(Role.OPERATOR)
                .open("/events")
                .type("#name", "Broken")
                .type("#sender", "not.a.network/99");
        browser.click("form[action$='/events/sources'] button")
                .waitFor("This is neither an address nor a network");
    }

    @Test
    void theEmptyPageSaysWhatToDo(TestPortal portal, Browser browser) {
        browser.signIn(Role.ANALYST)
                .open("/detections?q=nothing-has-this")
                .waitFor("No detections")
                .assertSound();
    }

    @Test
    void indicatorsThatAreWithdrawnNoLongerMatch(TestPortal portal) throws IOException {
        EventCalls events = new EventCalls(portal);
        long source = events.know("Passing list", "passing.example\nstaying.example\n");

        events.remove(source);
        events.know("Staying list", "marker.example\n");
        events.syslog("<13>1 - host app - - - passing.example and marker.example\n");

        events.detections("marker.example", 1);
        assertThat(events.now("marker.example"))
                .noneMatch(found -> found.get("indicator").asString().equals("passing.example"));
    }

    @Test
    void manyEventsAtOnceAreAllMatched(TestPortal portal) throws IOException {
        EventCalls events = new EventCalls(portal);
        events.know("Burst list", "burst.example\n");
        var burst = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            burst.append("<13>1 - host app - - - ")
                    .append(i % 100 == 0 ? "n" + i + ".burst.example" : "harmless " + i)
                    .append('\n');
        }

        events.syslog(burst.toString());

        assertThat(events.detections("burst.example", 200).size()).isEqualTo(200);
    }
}
