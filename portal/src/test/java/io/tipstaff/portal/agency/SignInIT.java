package io.tipstaff.portal.agency;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.portal.Browser;
import io.tipstaff.portal.PortalTest;
import io.tipstaff.portal.TestPortal;
import org.junit.jupiter.api.Test;

@PortalTest
class SignInIT {

    @Test
    void asksWhoeverComesToSignIn(Browser browser) {
        browser.open("/");

        assertThat(browser.path()).startsWith("/sign-in");
        browser.assertSound().screenshot("sign-in");
    }

    @Test
    void letsInWithTheRightPassword(Browser browser) {
        browser.signIn(Role.ANALYST);

        assertThat(browser.path()).isEqualTo("/");
        browser.assertSound().screenshot("home");
    }

    @Test
    void keepsOutWithTheWrongPassword(TestPortal portal, Browser browser) {
        Person person = portal.newPerson(portal.newAgency("Coast guard"), Role.ANALYST);

        browser.signIn(person.login(), "not the password at all");

        assertThat(browser.text()).contains("do not belong together");
        browser.assertSound();
    }
}
