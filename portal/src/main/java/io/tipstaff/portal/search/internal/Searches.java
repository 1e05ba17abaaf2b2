package io.tipstaff.portal.search.internal;

import io.tipstaff.indicator.Tlp;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.audit.AuditLog;
import io.tipstaff.portal.feeds.Clearance;
import io.tipstaff.portal.notification.Notifications;
import io.tipstaff.portal.quota.Allowance;
import io.tipstaff.portal.quota.Quotas;
import io.tipstaff.portal.quota.Taken;
import io.tipstaff.portal.search.IndicatorSearch;
import io.tipstaff.portal.shell.NotFoundException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Searches for people, out of what their agency has: a search costs as much as one lookup, however
/// many pages of it are read within the hour.
@Service
public class Searches implements IndicatorSearch {

    /// Of one person.
    public static final int MOST_KEPT = 50;

    private static final int MAX_NAME = 120;

    /// What came of a search.
    public sealed interface Outcome {

        /// What is left to the agency.
        Allowance allowance();

        /// What was found, one more than asked for if there is more.
        record Found(List<Hit> hits, Allowance allowance) implements Outcome {

            public Found {
                hits = List.copyOf(hits);
            }
        }

        /// No lookup is left.
        record Exhausted(Allowance allowance) implements Outcome {

            /// Returns what to say to a program.
            public String reason() {
                return "no lookup is left to your agency; ask for more under Requests";
            }
        }
    }

    private final JdbcSearch database;
    private final JdbcKeptSearches kept;
    private final Quotas quotas;
    private final Notifications notifications;
    private final AuditLog audit;

    Searches(
            JdbcSearch database,
            JdbcKeptSearches kept,
            Quotas quotas,
            Notifications notifications,
            AuditLog audit) {
        this.database = database;
        this.kept = kept;
        this.quotas = quotas;
        this.notifications = notifications;
        this.audit = audit;
    }

    /// Finds what changed last first.
    ///
    /// @param before only what changed before this version
    public Outcome find(SearchQuery query, long before, int limit, Person person) {
        UUID key =
                UUID.nameUUIDFromBytes(
                        ("search " + query.parameters()).getBytes(StandardCharsets.UTF_8));
        return switch (quotas.take(person, List.of(key))) {
            case Taken.Granted(_, Allowance left) ->
                    new Outcome.Found(
                            database.find(query, Clearance.of(person), before, limit), left);
            case Taken.Exhausted(_, Allowance left) -> new Outcome.Exhausted(left);
        };
    }

    /// Returns the names of the sources by their numbers.
    public Map<Long, String> sources() {
        return database.sources();
    }

    /// Returns what is left to the person's agency.
    public Allowance left(Person person) {
        return quotas.of(person);
    }

    /// Returns what a person keeps.
    public List<KeptSearch> keptBy(Person person) {
        return kept.of(person);
    }

    /// Says whether mails can be sent at all.
    public boolean canMail() {
        return notifications.areOn();
    }

    /// Keeps a search under a name; one of the same name is replaced.
    ///
    /// @throws IllegalArgumentException if the name or the search is empty, or too many are kept
    @Transactional
    public UUID keep(Person person, String name, SearchQuery query, boolean mails) {
        if (name.isBlank() || name.strip().length() > MAX_NAME) {
            throw new IllegalArgumentException("a name has from 1 to " + MAX_NAME + " characters");
        }
        if (query.isEmpty()) {
            throw new IllegalArgumentException("the search asks for nothing");
        }
        List<KeptSearch> own = kept.of(person);
        if (own.size() >= MOST_KEPT
                && own.stream().noneMatch(one -> one.name().equals(name.strip()))) {
            throw new IllegalArgumentException("at most " + MOST_KEPT + " searches are kept");
        }
        audit.record(person.actor(), "search.kept", name.strip(), query.parameters());
        return kept.keep(person, name.strip(), query, mails, database.version());
    }

    @Override
    public Map<String, String> read(Map<String, String> parameters) {
        return SearchQuery.of(parameters).parameters();
    }

    @Override
    public String said(Map<String, String> query) {
        return SearchQuery.of(query).parameters().entrySet().stream()
                .map(part -> said(part.getKey(), part.getValue()))
                .collect(Collectors.joining(", "));
    }

    private String said(String name, String value) {
        return switch (name) {
            case "value" -> name + " " + value.replace(".", "[.]");
            case "tlp" -> "marking " + Tlp.valueOf(value).label();
            case "source" -> name + " " + sources().getOrDefault(Long.valueOf(value), value);
            case "from", "until" -> "last seen " + name + " " + value;
            default -> name + " " + value;
        };
    }

    @Override
    public Map<String, String> kept(UUID id, Person owner) {
        return kept.of(owner).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .map(one -> one.query().parameters())
                .orElseThrow(() -> new NotFoundException("no such search"));
    }

    @Override
    public List<Long> best(Map<String, String> query, Tlp strictest, int limit) {
        return database.best(SearchQuery.of(query), strictest, limit);
    }

    /// Forgets a kept search.
    ///
    /// @throws NotFoundException if the person keeps none with this id
    @Transactional
    public void forget(UUID id, Person person) {
        if (!kept.forget(id, person)) {
            throw new NotFoundException("no such search");
        }
        audit.record(person.actor(), "search.forgotten", id.toString());
    }
}
