package io.tipstaff.portal.notification.internal;

import static java.util.Objects.requireNonNull;

import io.tipstaff.portal.agency.People;
import io.tipstaff.portal.agency.PersonId;
import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.database.AgencyScope;
import io.tipstaff.portal.notification.Notifications;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The queue of mails in PostgreSQL, and who sends them.
///
/// A mail is locked while it is sent, so several nodes share the work. One that fails is tried
/// again after 1, 2, 4 … minutes, at most a day apart, and given up after a week or so.
@Repository
class MailQueue implements Notifications {

    private static final Logger LOG = LoggerFactory.getLogger(MailQueue.class);
    private static final int ATTEMPTS = 16;

    private record Waiting(
            UUID id, @Nullable UUID person, @Nullable String role, String subject, String body) {}

    private final JdbcClient database;
    private final People people;
    private final TransactionTemplate one;
    private final @Nullable MailServer server;
    private final @Nullable JavaMailSenderImpl sender;

    MailQueue(
            JdbcClient database,
            People people,
            PlatformTransactionManager transactions,
            @Value("${TIPSTAFF_MAIL_SERVER:}") String address) {
        this.database = database;
        this.people = people;
        this.one = new TransactionTemplate(transactions);
        this.server = address.isBlank() ? null : MailServer.parse(address);
        this.sender = server == null ? null : server.sender();
    }

    @Override
    public boolean areOn() {
        return server != null;
    }

    @Override
    public void mail(PersonId to, String subject, String text) {
        queue(to.value(), null, subject, text);
    }

    @Override
    public void mail(Role to, String subject, String text) {
        queue(null, to.name(), subject, text);
    }

    private void queue(@Nullable UUID person, @Nullable String role, String subject, String text) {
        if (areOn()) {
            database.sql(
                            """
                            insert into notification.mail (person_id, role, subject, body)
                            values (:person::uuid, :role, :subject, :body)
                            """)
                    .param("person", person)
                    .param("role", role)
                    .param("subject", subject.replaceAll("\\R", " "))
                    .param("body", text)
                    .update();
        }
    }

    @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void sendWaiting() {
        if (areOn()) {
            AgencyScope.everyAgency()
                    .run(
                            () -> {
                                while (Boolean.TRUE.equals(one.execute(_ -> sendNext()))) {
                                    // the next one
                                }
                            });
        }
    }

    private boolean sendNext() {
        Optional<Waiting> next =
                database.sql(
                                """
                                select id, person_id, role, subject, body from notification.mail
                                where state = 'waiting' and next_at <= now()
                                order by next_at limit 1 for update skip locked
                                """)
                        .query(
                                (row, _) ->
                                        new Waiting(
                                                row.getObject("id", UUID.class),
                                                row.getObject("person_id", UUID.class),
                                                row.getString("role"),
                                                row.getString("subject"),
                                                row.getString("body")))
                        .optional();
        next.ifPresent(this::send);
        return next.isPresent();
    }

    private void send(Waiting mail) {
        List<String> addresses =
                mail.person() == null
                        ? people.mailAddressesOf(Role.valueOf(String.valueOf(mail.role())))
                        : people.mailAddressOf(new PersonId(mail.person())).stream().toList();
        if (addresses.isEmpty()) {
            end(mail, "given-up", "nobody with a mail address");
            return;
        }
        try {
            for (String address : addresses) {
                deliver(mail, address);
            }
            end(mail, "sent", null);
        } catch (MailException failed) {
            LOG.warn("a mail could not be handed to {}: {}", server, failed.getMessage());
            retry(mail, String.valueOf(failed.getMessage()));
        }
    }

    private void deliver(Waiting mail, String address) {
        var message = new SimpleMailMessage();
        message.setFrom(requireNonNull(server).from());
        message.setTo(address);
        message.setSubject(mail.subject());
        message.setText(mail.body());
        requireNonNull(sender).send(message);
    }

    private void end(Waiting mail, String state, @Nullable String problem) {
        database.sql(
                        """
                        update notification.mail
                        set state = :state, problem = :problem, attempts = attempts + 1
                        where id = :id
                        """)
                .param("state", state)
                .param("problem", problem)
                .param("id", mail.id())
                .update();
    }

    private void retry(Waiting mail, String problem) {
        database.sql(
                        """
                        update notification.mail
                        set attempts = attempts + 1, problem = :problem,
                            state = case when attempts + 1 >= :most then 'given-up' else 'waiting' end,
                            next_at = now() + least(interval '1 day', interval '1 minute' * power(2, attempts))
                        where id = :id
                        """)
                .param("problem", problem)
                .param("most", ATTEMPTS)
                .param("id", mail.id())
                .update();
    }
}
