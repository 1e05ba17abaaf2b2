package io.tipstaff.portal;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.tipstaff.portal.agency.AgencyId;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.PersonId;
import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.agency.TokenScope;
import io.tipstaff.portal.agency.internal.Account;
import io.tipstaff.portal.agency.internal.Administration;
import io.tipstaff.portal.agency.internal.Administration.Invitation;
import io.tipstaff.portal.agency.internal.ApiTokens;
import io.tipstaff.portal.agency.internal.MyAccount;
import io.tipstaff.portal.agency.internal.SignIn;
import io.tipstaff.portal.database.AgencyScope;
import io.tipstaff.portal.evidence.TestAuthority;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// The portal of this test run, with people to act as.
public final class TestPortal implements AutoCloseable {

    /// Password of everybody whom the methods here make.
    public static final String PASSWORD = "copper teapot sings at noon";

    private final RunningTipstaff running;
    private final Person operator;
    private final Map<Role, Person> people = new ConcurrentHashMap<>();
    private final Map<Person, String> tokens = new ConcurrentHashMap<>();
    private final AtomicInteger counter = new AtomicInteger();
    private final GreenMail mailServer;
    private final TestAuthority timeStamps;

    private TestPortal(RunningTipstaff running, GreenMail mailServer, TestAuthority timeStamps) {
        this.mailServer = mailServer;
        this.timeStamps = timeStamps;
        this.running = running;
        this.operator = administrator();
        people.put(Role.OPERATOR, operator);
    }

    static TestPortal start() {
        try {
            Path home = TestHome.fresh("portal");
            var mailServer = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
            mailServer.start();
            System.setProperty(
                    "TIPSTAFF_MAIL_SERVER",
                    "smtp://127.0.0.1:"
                            + mailServer.getSmtp().getPort()
                            + "?from=portal@centre.example");
            var timeStamps = new TestAuthority();
            System.setProperty("TIPSTAFF_TSA", timeStamps.address());
            System.setProperty("TIPSTAFF_TSA_INSIDE", "true");
            return new TestPortal(
                    RunningTipstaff.start(new Options(home, "127.0.0.1", 0, false, false, null)),
                    mailServer,
                    timeStamps);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// The first administrator, past the first change of password.
    private Person administrator() {
        PersonId id =
                AgencyScope.everyAgency()
                        .call(
                                () ->
                                        part(Administration.class)
                                                .people("administrator", "login", null, 1))
                        .rows()
                        .getFirst()
                        .id();
        return settled(id);
    }

    private Person settled(PersonId id) {
        Person person = part(SignIn.class).account(id).map(Account::person).orElseThrow();
        Optional<String> fault =
                person.scope().call(() -> part(MyAccount.class).changePassword(person, PASSWORD));
        if (fault.isPresent()) {
            throw new IllegalStateException("the password was refused: " + fault.get());
        }
        return person;
    }

    /// Returns the address of a page or of a call of the API.
    public URI address(String path) {
        return running.address().resolve(path);
    }

    /// Returns a part of the application.
    public <T> T part(Class<T> type) {
        return running.part(type);
    }

    /// Returns somebody with this role, the same one each time; the operator is the administrator,
    /// the others belong to one agency that is not the centre.
    public Person person(Role role) {
        return people.computeIfAbsent(role, wanted -> newPerson(agencyOfOthers(), wanted));
    }

    private AgencyId agencyOfOthers() {
        return people.entrySet().stream()
                .filter(entry -> entry.getKey() != Role.OPERATOR)
                .map(entry -> entry.getValue().agency())
                .findFirst()
                .orElseGet(() -> newAgency("Police of Exampleland"));
    }

    /// Makes an agency; a number is added to the name.
    public AgencyId newAgency(String name) {
        return operator.scope()
                .call(
                        () ->
                                part(Administration.class)
                                        .createAgency(
                                                operator,
                                                name + " " + counter.incrementAndGet(),
                                                null));
    }

    /// Makes somebody new.
    public Person newPerson(AgencyId agency, Role... roles) {
        Set<Role> set = EnumSet.copyOf(List.of(roles));
        Invitation invitation =
                operator.scope()
                        .call(
                                () ->
                                        part(Administration.class)
                                                .invite(
                                                        operator,
                                                        agency,
                                                        "person"
                                                                + counter.incrementAndGet()
                                                                + "@agency.example",
                                                        "Robin Example",
                                                        set));
        return settled(invitation.person());
    }

    /// Returns a client of the REST API in the name of somebody with this role.
    public ApiClient api(Role role) {
        return api(person(role));
    }

    /// Returns a client of the REST API in somebody's name.
    public ApiClient api(Person person) {
        return new ApiClient(
                running.address(),
                tokens.computeIfAbsent(person, owner -> token(owner, Set.of(TokenScope.values()))));
    }

    /// Makes an API token.
    public String token(Person owner, Set<TokenScope> scopes) {
        return owner.scope()
                .call(() -> part(ApiTokens.class).make(owner, "test", scopes, Duration.ofDays(1)));
    }

    /// Waits for a mail to this address whose subject contains the text, and returns its body.
    public String mailTo(String address, String subject) throws InterruptedException {
        for (int tries = 0; tries < 300; tries++) {
            for (MimeMessage mail : mailServer.getReceivedMessages()) {
                if (isTo(mail, address, subject)) {
                    return GreenMailUtil.getBody(mail);
                }
            }
            Thread.sleep(100);
        }
        throw new AssertionError("no mail to " + address + " about " + subject);
    }

    private static boolean isTo(MimeMessage mail, String address, String subject) {
        try {
            return mail.getAllRecipients()[0].toString().equals(address)
                    && mail.getSubject().contains(subject);
        } catch (MessagingException broken) {
            throw new AssertionError(broken);
        }
    }

    /// Returns the time stamp authority of the portal.
    public TestAuthority timeStamps() {
        return timeStamps;
    }

    @Override
    public void close() {
        running.close();
        mailServer.stop();
        timeStamps.close();
    }
}
