package io.tipstaff.portal.agency;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.portal.ApiClient;
import io.tipstaff.portal.Browser;
import io.tipstaff.portal.PortalTest;
import io.tipstaff.portal.TestPortal;
import io.tipstaff.portal.agency.internal.TotpCodes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.WebElement;

@PortalTest
class AccountIT {

    @Test
    void asksForACodeOnceCodesAreOn(TestPortal portal, Browser browser) {
        Person person = portal.newPerson(portal.newAgency("Coin office"), Role.ANALYST);
        browser.signIn(person).open("/account/codes").waitFor("Scan");
        browser.assertSound().screenshot("codes");
        String secret = browser.find("#secret").getText();

        browser.type("#code", "000000").click("main button[type=submit]").waitFor("not valid now");
        browser.type("#code", TotpCodes.previous(secret)).click("main button[type=submit]");
        browser.waitFor("Recovery codes");
        List<String> recovery =
                browser.findAll("#codes li").stream().map(WebElement::getText).toList();
        browser.assertSound().screenshot("recovery-codes");
        browser.open("/account").waitFor("Recovery codes left: 10");

        browser.driver().manage().deleteAllCookies();
        browser.signIn(person).waitFor("One-time code");
        assertThat(browser.path()).isEqualTo("/sign-in/code");
        browser.open("/account");
        assertThat(browser.path()).isEqualTo("/sign-in/code");
        browser.assertSound().screenshot("sign-in-code");
        browser.type("#code", TotpCodes.now(secret)).click("main button[type=submit]");
        browser.waitFor("Overview");

        browser.driver().manage().deleteAllCookies();
        browser.signIn(person).waitFor("One-time code");
        browser.type("#code", recovery.getFirst()).click("main button[type=submit]");
        browser.waitFor("Overview");
        browser.open("/account").waitFor("Recovery codes left: 9");
    }

    @Test
    void showsANewTokenOnceAndTakesItUntilRevoked(TestPortal portal, Browser browser) {
        Person person = portal.newPerson(portal.newAgency("Mint"), Role.ANALYST);
        browser.signIn(person).open("/account").waitFor("API tokens");

        browser.type("#name", "SIEM connector");
        browser.click("form[action='/account/tokens'] button").waitFor("not shown again");
        ApiClient program =
                new ApiClient(portal.address("/"), browser.find("#new-token").getText());
        browser.assertSound().screenshot("account");

        assertThat(program.get("/api/v1/me").json().path("login").asString())
                .isEqualTo(person.login());
        assertThat(program.post("/api/v1/me/tokens", "{}").status()).isEqualTo(403);
        assertThat(browser.open("/account").text()).doesNotContain("not shown again");
        browser.click("form[action$='/revoke'] button");
        browser.find("#confirm button[value=yes]").click();
        browser.waitFor("The token is revoked");
        assertThat(program.get("/api/v1/me").status()).isEqualTo(401);
    }

    @Test
    void endsOtherSessionsWhenThePasswordChanges(TestPortal portal, Browser browser) {
        Person person = portal.newPerson(portal.newAgency("Archive"), Role.ANALYST);
        browser.signIn(person).waitFor("Overview");
        Cookie otherSession = requireNonNull(browser.driver().manage().getCookieNamed("tipstaff"));
        browser.driver().manage().deleteAllCookies();
        browser.signIn(person).open("/account");

        browser.type("#current", TestPortal.PASSWORD)
                .type("#password", "blue herons read maps")
                .type("#repeated", "blue herons read maps");
        browser.click("form[action='/account/password'] button").waitFor("is changed");

        browser.driver().manage().deleteAllCookies();
        browser.driver().manage().addCookie(otherSession);
        browser.open("/account");
        assertThat(browser.path()).startsWith("/sign-in");
    }

    @Test
    void returnsToThePageThatWasAskedFor(TestPortal portal, Browser browser) {
        Person person = portal.newPerson(portal.newAgency("Museum"), Role.ANALYST);

        browser.open("/account?x=1");
        browser.type("#login", person.login()).type("#password", TestPortal.PASSWORD);
        browser.click("main button[type=submit]").waitFor("My account");

        assertThat(browser.path()).isEqualTo("/account?x=1");
    }
}
