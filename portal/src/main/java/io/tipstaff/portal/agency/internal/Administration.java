package io.tipstaff.portal.agency.internal;

import io.tipstaff.portal.agency.Agency;
import io.tipstaff.portal.agency.AgencyId;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.PersonId;
import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.agency.internal.JdbcAccounts.Strength;
import io.tipstaff.portal.agency.internal.JdbcPeople.NewPerson;
import io.tipstaff.portal.audit.AuditLog;
import io.tipstaff.portal.database.Slice;
import io.tipstaff.portal.shell.NotFoundException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What operators do with agencies and people. Every change is in the audit log.
@Service
@Transactional
public class Administration {

    private final JdbcAgencies agencies;
    private final JdbcPeople people;
    private final JdbcAccounts accounts;
    private final Passwords passwords;
    private final Sessions sessions;
    private final AuditLog audit;

    Administration(
            JdbcAgencies agencies,
            JdbcPeople people,
            JdbcAccounts accounts,
            Passwords passwords,
            Sessions sessions,
            AuditLog audit) {
        this.agencies = agencies;
        this.people = people;
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.audit = audit;
    }

    /// Somebody who was just entered, with the password to hand over; it is shown once.
    public record Invitation(PersonId person, String login, String oneTimePassword) {}

    /// Returns the agencies by name.
    public List<Agency> agencies() {
        return agencies.all();
    }

    /// Returns an agency.
    public Agency agency(AgencyId id) {
        return agencies.find(id).orElseThrow(() -> new NotFoundException("no such agency"));
    }

    /// Enters an agency.
    ///
    /// @throws RefusedException if the name is taken
    public AgencyId createAgency(Person me, String name, @Nullable String country) {
        refuseTaken(name, null);
        AgencyId id = agencies.insert(name, country);
        audit.record(me.actor(), "agency.created", name);
        return id;
    }

    /// Changes an agency's name and country.
    ///
    /// @throws RefusedException if the name is taken
    public void changeAgency(Person me, AgencyId id, String name, @Nullable String country) {
        Agency before = agency(id);
        refuseTaken(name, id);
        agencies.update(id, name, country);
        audit.record(me.actor(), "agency.changed", name, Map.of("before", before.name()));
    }

    private void refuseTaken(String name, @Nullable AgencyId butBy) {
        if (agencies.isNameTaken(name, butBy)) {
            throw new RefusedException("name", "agency.refused.name-taken");
        }
    }

    /// Closes an agency: nobody of it may sign in, sessions and tokens end at once.
    ///
    /// @throws RefusedException for the centre itself
    public void closeAgency(Person me, AgencyId id) {
        Agency agency = agency(id);
        if (agency.operator()) {
            throw new RefusedException("", "agency.refused.own-agency");
        }
        agencies.setActive(id, false);
        audit.record(me.actor(), "agency.closed", agency.name());
    }

    /// Opens a closed agency again.
    public void openAgency(Person me, AgencyId id) {
        Agency agency = agency(id);
        agencies.setActive(id, true);
        audit.record(me.actor(), "agency.opened", agency.name());
    }

    /// Returns people, filtered and sorted.
    ///
    /// @throws IllegalArgumentException for an unknown sort order or cursor
    public Slice<PersonRecord> people(
            String text, String sort, @Nullable String cursor, int limit) {
        return people.slice(text, sort, cursor, limit);
    }

    /// Returns somebody.
    public PersonRecord person(PersonId id) {
        return people.find(id).orElseThrow(() -> new NotFoundException("no such person"));
    }

    /// Enters somebody with a one-time password.
    ///
    /// @throws RefusedException if the sign-in name is taken or the roles do not fit the agency
    public Invitation invite(
            Person me, AgencyId agency, String login, String name, Set<Role> roles) {
        String folded = login.strip().toLowerCase(Locale.ROOT);
        if (people.isLoginTaken(folded)) {
            throw new RefusedException("login", "agency.refused.login-taken");
        }
        refuseForeignOperator(agency(agency), roles);
        String password = passwords.oneTime();
        PersonId id =
                people.insert(new NewPerson(agency, folded, name, roles), passwords.hash(password));
        audit.record(me.actor(), "person.created", folded, Map.of("roles", names(roles)));
        return new Invitation(id, folded, password);
    }

    private static void refuseForeignOperator(Agency agency, Set<Role> roles) {
        if (roles.contains(Role.OPERATOR) && !agency.operator()) {
            throw new RefusedException("roles", "agency.refused.foreign-operator");
        }
    }

    /// Changes somebody's name and roles.
    ///
    /// @throws RefusedException if no operator would be left or the roles do not fit the agency
    public void changePerson(Person me, PersonId id, String name, Set<Role> roles) {
        PersonRecord before = person(id);
        refuseForeignOperator(agency(before.agency()), roles);
        if (!roles.contains(Role.OPERATOR)) {
            refuseLastOperator(before);
        }
        people.update(id, name, roles);
        audit.record(
                me.actor(),
                "person.changed",
                before.login(),
                Map.of("roles", names(roles), "roles before", names(before.roles())));
    }

    private void refuseLastOperator(PersonRecord person) {
        if (person.roles().contains(Role.OPERATOR) && people.otherOperators(person.id()) == 0) {
            throw new RefusedException("roles", "agency.refused.last-operator");
        }
    }

    /// Closes somebody's account; sessions end and tokens stop working at once.
    ///
    /// @throws RefusedException if no operator would be left
    public void closePerson(Person me, PersonId id) {
        PersonRecord person = person(id);
        refuseLastOperator(person);
        people.setActive(id, false);
        sessions.endAll(id);
        audit.record(me.actor(), "person.closed", person.login());
    }

    /// Opens a closed account again.
    public void openPerson(Person me, PersonId id) {
        PersonRecord person = person(id);
        people.setActive(id, true);
        audit.record(me.actor(), "person.opened", person.login());
    }

    /// Gives somebody a new one-time password and turns one-time codes off, for whoever lost both;
    /// sessions end.
    public Invitation resetPassword(Person me, PersonId id) {
        PersonRecord person = person(id);
        String password = passwords.oneTime();
        accounts.changePassword(id, passwords.hash(password), Strength.TEMPORARY);
        accounts.removeCodes(id);
        sessions.endAll(id);
        audit.record(me.actor(), "password.reset", person.login());
        return new Invitation(id, person.login(), password);
    }

    private static String names(Set<Role> roles) {
        return roles.stream().sorted().map(Role::name).collect(Collectors.joining(" "));
    }
}
