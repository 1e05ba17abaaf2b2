package io.tipstaff.portal.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tipstaff.portal.ApiClient.Answer;
import io.tipstaff.portal.Browser;
import io.tipstaff.portal.PortalTest;
import io.tipstaff.portal.TestPortal;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.audit.AuditVerdict.Broken;
import io.tipstaff.portal.audit.AuditVerdict.Intact;
import io.tipstaff.portal.database.AgencyScope;
import io.tipstaff.portal.database.Database;
import io.tipstaff.portal.database.OwnerAccess;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class AuditIT {

    @Test
    void holdsAsLongAsNobodyTouchesIt(TestPortal portal) {
        AuditLog log = portal.part(AuditLog.class);
        log.record(Actor.program(), "test.done", "something");

        AuditVerdict verdict = AgencyScope.everyAgency().call(log::verify);

        assertThat(verdict).isInstanceOf(Intact.class);
    }

    @Test
    void showsWhichEntryWasChanged(TestPortal portal) {
        AuditLog log = portal.part(AuditLog.class);
        log.record(Actor.program(), "test.done", "the truth");
        long number = newest(log).number();
        JdbcClient owner = OwnerAccess.of(portal.part(Database.class)).client();

        owner.sql("alter table audit.entry disable trigger entry_only_grows").update();
        owner.sql("alter table audit.entry no force row level security").update();
        rewrite(owner, number, "a lie");
        AuditVerdict changed = AgencyScope.everyAgency().call(log::verify);
        rewrite(owner, number, "the truth");
        owner.sql("alter table audit.entry force row level security").update();
        owner.sql("alter table audit.entry enable trigger entry_only_grows").update();

        assertThat(changed).isEqualTo(new Broken(number, "changed"));
        assertThat(AgencyScope.everyAgency().call(log::verify)).isInstanceOf(Intact.class);
    }

    private static void rewrite(JdbcClient owner, long number, String subject) {
        owner.sql("update audit.entry set subject = :subject where number = :number")
                .param("subject", subject)
                .param("number", number)
                .update();
    }

    private static AuditEntry newest(AuditLog log) {
        return AgencyScope.everyAgency().call(() -> log.newest(Long.MAX_VALUE, "", 1)).getFirst();
    }

    @Test
    void cannotBeChangedByTheApplication(TestPortal portal) {
        JdbcClient application = portal.part(JdbcClient.class);

        assertThatThrownBy(
                        () ->
                                AgencyScope.everyAgency()
                                        .run(
                                                () ->
                                                        application
                                                                .sql(
                                                                        "update audit.entry set subject = ''")
                                                                .update()))
                .hasStackTraceContaining("permission denied for table entry");
    }

    @Test
    void showsAnAuditorTheOwnAgencyOnly(TestPortal portal) {
        Person auditor = portal.newPerson(portal.newAgency("Palace guard"), Role.AUDITOR);

        Answer entries = portal.api(auditor).get("/api/v1/audit?limit=1000");
        List<String> agencies = entries.json().path("items").findValuesAsString("agency");

        assertThat(agencies).isNotEmpty().containsOnly(auditor.agencyName());
        assertThat(portal.api(auditor).get("/api/v1/audit/verification").status()).isEqualTo(403);
    }

    @Test
    void isReadAndCheckedOnItsPage(TestPortal portal, Browser browser) {
        portal.newAgency("Lighthouse service");

        browser.signIn(Role.OPERATOR).open("/audit").waitFor("agency.created");
        browser.assertSound().screenshot("audit");
        browser.click("form[action='/audit/verify'] button").waitFor("every one as it was written");

        browser.assertSound();
    }
}
