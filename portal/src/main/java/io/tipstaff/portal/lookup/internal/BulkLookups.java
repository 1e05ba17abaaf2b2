package io.tipstaff.portal.lookup.internal;

import io.tipstaff.portal.agency.People;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.audit.AuditLog;
import io.tipstaff.portal.database.AgencyScope;
import io.tipstaff.portal.lookup.Answer;
import io.tipstaff.portal.lookup.MeteredLookup;
import io.tipstaff.portal.lookup.MeteredLookup.Outcome;
import io.tipstaff.portal.lookup.internal.JdbcBulks.Asked;
import io.tipstaff.portal.shell.NotFoundException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Looks up files of objects, batch by batch behind the page. What a crash interrupts goes on.
@Service
public class BulkLookups {

    /// Objects of one file.
    public static final int MOST_OBJECTS = 100_000;

    private static final Logger LOG = LoggerFactory.getLogger(BulkLookups.class);
    private static final int BATCH = 500;
    private static final int LONGEST_LINE = 8_192;
    private static final int KEPT_DAYS = 7;

    private final JdbcBulks database;
    private final MeteredLookup lookup;
    private final People people;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Set<UUID> working = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    BulkLookups(
            JdbcBulks database,
            MeteredLookup lookup,
            People people,
            AuditLog audit,
            PlatformTransactionManager transactions) {
        this.database = database;
        this.lookup = lookup;
        this.people = people;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Takes a file with one object a line; of a table the first column. Lines that are empty or
    /// begin with `#` are passed over.
    ///
    /// @throws IllegalArgumentException if it has no object, too many, or a line that is too long
    @Transactional
    public UUID start(Person person, String name, InputStream file) throws IOException {
        List<String> queries = read(file);
        if (queries.isEmpty()) {
            throw new IllegalArgumentException("the file holds no object; write one a line");
        }
        UUID id = database.add(person, name, queries);
        audit.record(
                person.actor(),
                "lookup.bulk",
                name,
                Map.of("objects", Integer.toString(queries.size())));
        return id;
    }

    private static List<String> read(InputStream file) throws IOException {
        List<String> queries = new ArrayList<>();
        var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
        for (String line = next(lines); line != null; line = next(lines)) {
            String query = ObjectLine.of(line);
            if (!query.isEmpty()) {
                if (queries.size() == MOST_OBJECTS) {
                    throw new IllegalArgumentException(
                            "the file holds more than " + MOST_OBJECTS + " objects; split it up");
                }
                queries.add(query);
            }
        }
        return queries;
    }

    /// Reads a line without ever holding more than the bound of it.
    private static @Nullable String next(BufferedReader lines) throws IOException {
        var line = new StringBuilder();
        int c = lines.read();
        if (c < 0) {
            return null;
        }
        for (; c >= 0 && c != '\n'; c = lines.read()) {
            if (line.length() == LONGEST_LINE) {
                throw new IllegalArgumentException(
                        "a line is longer than "
                                + LONGEST_LINE
                                + " characters: "
                                + line.substring(0, 60)
                                + "…");
            }
            line.append((char) c);
        }
        return line.toString();
    }

    /// Returns the newest of the person's agency.
    public List<Bulk> of(Person person) {
        return database.of(person.agency(), 50);
    }

    /// Finds one of the person's agency.
    ///
    /// @throws NotFoundException if there is none
    public Bulk find(UUID id, Person person) {
        return database.find(id, person.agency())
                .orElseThrow(() -> new NotFoundException("no such bulk lookup"));
    }

    /// Counts its answers by zone; what is no indicator counts under the empty text.
    public Map<String, Long> zones(Bulk bulk) {
        return database.zones(bulk.id());
    }

    /// Returns the answers with the highest scores.
    public List<BulkAnswer> worst(Bulk bulk, int limit) {
        return database.worst(bulk.id(), limit);
    }

    /// Hands on all its objects in the order of the file, those without an answer too.
    @Transactional(readOnly = true)
    public void each(Bulk bulk, Consumer<BulkAnswer> taker) {
        database.each(bulk.id(), taker);
    }

    /// Lets one go on that waits for lookups.
    @Transactional
    public void resume(Bulk bulk) {
        if (bulk.state() == Bulk.State.WAITING) {
            database.become(bulk.id(), Bulk.State.RUNNING);
        }
    }

    @EventListener
    void on(ContextClosedEvent end) {
        closing = true;
    }

    /// Works on what runs, each on a thread of its own.
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    public void work() {
        for (Asked asked : AgencyScope.everyAgency().call(database::running)) {
            if (working.add(asked.id())) {
                Thread.ofVirtual().name("bulk-" + asked.id()).start(() -> work(asked));
            }
        }
    }

    private void work(Asked asked) {
        try {
            AgencyScope.of(asked.agency().value())
                    .run(
                            () ->
                                    people.active(asked.person())
                                            .ifPresent(person -> work(asked.id(), person)));
        } catch (RuntimeException failed) { // the thread's top: the next round tries again
            LOG.warn("the bulk lookup {} was interrupted", asked.id(), failed);
        } finally {
            working.remove(asked.id());
        }
    }

    private enum Step {
        ANSWERED,
        /// Nothing is left to do, or another node does it.
        ENDED,
        /// The agency has too few lookups left.
        EXHAUSTED
    }

    private void work(UUID id, Person person) {
        Step step = Step.ANSWERED;
        while (step == Step.ANSWERED && !closing) {
            step = transaction.execute(status -> step(id, person, status));
        }
        if (step == Step.EXHAUSTED) {
            transaction.executeWithoutResult(_ -> database.become(id, Bulk.State.WAITING));
        }
    }

    /// Counting and answers are one transaction: what was counted is answered.
    private Step step(UUID id, Person person, TransactionStatus status) {
        if (!database.hold(id)) {
            return Step.ENDED;
        }
        Map<Integer, String> waiting = database.waiting(id, BATCH);
        if (waiting.isEmpty()) {
            database.become(id, Bulk.State.DONE);
            return Step.ENDED;
        }
        return switch (lookup.ask(person, List.copyOf(waiting.values()))) {
            case Outcome.Answered(List<Answer> answers, _) -> {
                database.save(id, inShort(List.copyOf(waiting.keySet()), answers));
                yield Step.ANSWERED;
            }
            case Outcome.Exhausted _ -> {
                status.setRollbackOnly();
                yield Step.EXHAUSTED;
            }
        };
    }

    private static List<BulkAnswer> inShort(List<Integer> ordinals, List<Answer> answers) {
        return IntStream.range(0, ordinals.size())
                .mapToObj(i -> BulkAnswer.of(ordinals.get(i), answers.get(i)))
                .toList();
    }

    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forget() {
        AgencyScope.everyAgency().run(() -> database.forgetBefore(KEPT_DAYS));
    }
}
