package io.tipstaff.portal.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.portal.PortalTest;
import io.tipstaff.portal.TestPortal;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.Role;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PortalTest
class AgencyScopeIT {

    /// A query whose author forgot whose rows they are.
    private static final String FAULTY = "select login from agency.person";

    @Test
    void hidesOtherAgenciesEvenFromAFaultyQuery(TestPortal portal) {
        Person one = portal.newPerson(portal.newAgency("East"), Role.ANALYST);
        Person other = portal.newPerson(portal.newAgency("West"), Role.ANALYST);

        List<String> seen = one.scope().call(() -> logins(portal));

        assertThat(seen).containsExactly(one.login()).doesNotContain(other.login());
    }

    @Test
    void showsNothingOutsideOfAScope(TestPortal portal) {
        portal.person(Role.ANALYST);

        assertThat(logins(portal)).isEmpty();
    }

    @Test
    void neverHasTheScopeOfWhoeverHadTheConnectionBefore(TestPortal portal) {
        Person one = portal.newPerson(portal.newAgency("First"), Role.ANALYST);
        Person other = portal.newPerson(portal.newAgency("Second"), Role.ANALYST);

        for (int round = 0; round < 3; round++) {
            assertThat(one.scope().call(() -> logins(portal))).containsExactly(one.login());
            assertThat(logins(portal)).isEmpty();
            assertThat(other.scope().call(() -> logins(portal))).containsExactly(other.login());
            assertThat(one.scope().call(() -> other.scope().call(() -> logins(portal))))
                    .containsExactly(other.login());
        }
    }

    @Test
    void showsTheOperatorEverybody(TestPortal portal) {
        Person one = portal.newPerson(portal.newAgency("Up"), Role.ANALYST);
        Person other = portal.newPerson(portal.newAgency("Down"), Role.ANALYST);

        List<String> seen = portal.person(Role.OPERATOR).scope().call(() -> logins(portal));

        assertThat(seen).contains(one.login(), other.login());
    }

    @Test
    void refusesToWriteForAnotherAgency(TestPortal portal) {
        Person one = portal.newPerson(portal.newAgency("In"), Role.ANALYST);
        Person other = portal.newPerson(portal.newAgency("Out"), Role.ANALYST);

        int changed =
                one.scope()
                        .call(
                                () ->
                                        portal.part(JdbcClient.class)
                                                .sql(
                                                        "update agency.person set name = 'x' where id = :id")
                                                .param("id", other.id().value())
                                                .update());

        assertThat(changed).isZero();
    }

    @Test
    void holdsForTheWholeTransaction(TestPortal portal) {
        Person one = portal.newPerson(portal.newAgency("Left"), Role.ANALYST);
        TransactionTemplate transaction = portal.part(TransactionTemplate.class);

        List<String> seen =
                one.scope()
                        .call(
                                () -> {
                                    List<String> rows = transaction.execute(_ -> logins(portal));
                                    return rows == null ? List.<String>of() : rows;
                                });

        assertThat(seen).containsExactly(one.login());
    }

    @Test
    void cannotBeLeftByTheApplication(TestPortal portal) {
        JdbcClient application = portal.part(JdbcClient.class);

        boolean mayPass =
                application
                        .sql(
                                """
                                select rolsuper or rolbypassrls or rolcreaterole
                                from pg_roles where rolname = current_user
                                """)
                        .query(Boolean.class)
                        .single();
        int owned =
                application
                        .sql("select count(*) from pg_tables where tableowner = current_user")
                        .query(Integer.class)
                        .single();

        assertThat(mayPass).isFalse();
        assertThat(owned).isZero();
    }

    private static List<String> logins(TestPortal portal) {
        return portal.part(JdbcClient.class)
                .sql(FAULTY)
                .query((row, _) -> row.getString("login"))
                .list();
    }
}
