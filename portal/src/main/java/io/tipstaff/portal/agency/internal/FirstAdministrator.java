package io.tipstaff.portal.agency.internal;

import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.agency.internal.JdbcPeople.NewPerson;
import io.tipstaff.portal.audit.Actor;
import io.tipstaff.portal.audit.AuditLog;
import io.tipstaff.portal.database.AgencyScope;
import io.tipstaff.portal.shell.StartNotice;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes the centre and its first operator when the database holds nobody yet.
@Component
class FirstAdministrator implements StartNotice {

    static final String LOGIN = "administrator";

    private final JdbcAccounts accounts;
    private final JdbcPeople people;
    private final JdbcAgencies agencies;
    private final Passwords passwords;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    FirstAdministrator(
            JdbcAccounts accounts,
            JdbcPeople people,
            JdbcAgencies agencies,
            Passwords passwords,
            AuditLog audit,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.people = people;
        this.agencies = agencies;
        this.passwords = passwords;
        this.audit = audit;
        this.transaction = transaction;
    }

    @Override
    public List<String> lines() {
        return AgencyScope.everyAgency().call(() -> transaction.execute(_ -> makeIfNobody()));
    }

    private List<String> makeIfNobody() {
        if (!accounts.isEmpty()) {
            return List.of();
        }
        String password = passwords.oneTime();
        people.insert(
                new NewPerson(
                        agencies.insertOperator("Cybercrime centre"),
                        LOGIN,
                        "Administrator",
                        Set.of(Role.OPERATOR, Role.ANALYST, Role.TRAINING_OFFICER, Role.AUDITOR)),
                passwords.hash(password));
        audit.record(Actor.program(), "person.created", LOGIN);
        return List.of(
                "Sign in as  " + LOGIN,
                "with the one-time password  " + password + "  (you will choose another)");
    }
}
