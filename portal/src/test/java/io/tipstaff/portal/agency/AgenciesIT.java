package io.tipstaff.portal.agency;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.portal.ApiClient;
import io.tipstaff.portal.ApiClient.Answer;
import io.tipstaff.portal.Browser;
import io.tipstaff.portal.PortalTest;
import io.tipstaff.portal.TestPortal;
import org.junit.jupiter.api.Test;

@PortalTest
class AgenciesIT {

    @Test
    void createsAnAgency(Browser browser) {
        browser.signIn(Role.OPERATOR).open("/agencies/new");
        browser.type("#country", "xx").click("main button[type=submit]");
        browser.waitFor("A name is needed").waitFor("Two capital letters");
        browser.assertSound();

        browser.type("#name", "River police").type("#country", "DE");
        browser.click("main button[type=submit]").waitFor("Saved");

        assertThat(browser.text()).contains("River police");
        browser.assertSound().screenshot("agencies");
    }

    @Test
    void showsEachAgencyOnlyItself(TestPortal portal) {
        Person one = portal.newPerson(portal.newAgency("North"), Role.ANALYST);
        Person other = portal.newPerson(portal.newAgency("South"), Role.ANALYST);
        ApiClient api = portal.api(one);

        Answer list = api.get("/api/v1/agencies");

        assertThat(list.json().path("items")).hasSize(1);
        assertThat(list.body()).contains(one.agency().toString());
        assertThat(api.get("/api/v1/agencies/" + other.agency()).status()).isEqualTo(404);
    }

    @Test
    void closesAnAgencyWithEverybodyInIt(TestPortal portal) {
        Person person = portal.newPerson(portal.newAgency("Old guard"), Role.ANALYST);
        ApiClient theirs = portal.api(person);
        assertThat(theirs.get("/api/v1/me").status()).isEqualTo(200);

        portal.api(Role.OPERATOR).post("/api/v1/agencies/" + person.agency() + "/close", "");

        assertThat(theirs.get("/api/v1/me").status()).isEqualTo(401);
    }
}
