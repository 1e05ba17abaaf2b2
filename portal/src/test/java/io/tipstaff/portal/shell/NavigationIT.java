package io.tipstaff.portal.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.portal.Browser;
import io.tipstaff.portal.PortalTest;
import io.tipstaff.portal.agency.Role;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.JavascriptExecutor;

/// How one moves through the portal.
@PortalTest
class NavigationIT {

    @Test
    void staysInSightHoweverFarAPageIsScrolled(Browser browser) {
        browser.signIn(Role.OPERATOR).open("/lookup");
        var page = (JavascriptExecutor) browser.driver();

        Object top =
                page.executeScript(
                        """
                        document.querySelector("main").style.minHeight = "4000px";
                        window.scrollTo(0, 3000);
                        return Math.round(document.querySelector(".sidebar").getBoundingClientRect().top
                            - document.querySelector(".topbar").getBoundingClientRect().bottom);
                        """);

        assertThat(top).isEqualTo(0L);
    }
}
