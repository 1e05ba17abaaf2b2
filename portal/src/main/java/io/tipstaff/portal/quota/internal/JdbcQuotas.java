package io.tipstaff.portal.quota.internal;

import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.database.AgencyScope;
import io.tipstaff.portal.quota.Allowance;
import io.tipstaff.portal.quota.Quotas;
import io.tipstaff.portal.quota.Taken;
import io.tipstaff.portal.quota.Taken.Exhausted;
import io.tipstaff.portal.quota.Taken.Granted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/// Plans and what was used of them, in PostgreSQL.
///
/// Whoever takes holds the row of the agency's year until the transaction ends: two that take at
/// once wait for each other.
@Repository
class JdbcQuotas implements Quotas {

    /// A plan that was lowered below what is used counts as used up, not as a debt of the extras.
    private static final String BALANCE =
            """
            select :operator or (p.agency_id is not null and p.lookups is null) as unlimited,
                   greatest(coalesce(p.lookups, :usual), coalesce(y.used, 0))
                       + coalesce(sum(e.lookups), 0) as lookups,
                   coalesce(y.used, 0) + coalesce(sum(e.used), 0) as used,
                   greatest(0, coalesce(p.lookups, :usual) - coalesce(y.used, 0)) as of_plan
            from agency.agency a
            left join quota.plan p on p.agency_id = a.id
            left join quota.year y on y.agency_id = a.id and y.year = :year
            left join quota.extra e on e.agency_id = a.id and e.expires_at > now()
            where a.id = :agency
            group by p.agency_id, p.lookups, y.used
            """;

    /// What an agency had before it asked.
    ///
    /// @param ofPlan how many of what is left are the plan's; without meaning if nothing runs out
    /// @param wanted how many of the objects were not asked for within the hour
    private record Before(Allowance allowance, long ofPlan, int wanted) {}

    private record Extra(UUID request, int left) {}

    private final JdbcClient database;
    private final Clock clock;

    JdbcQuotas(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Taken take(Person person, Collection<UUID> objects) {
        UUID agency = person.agency().value();
        int year = thisYear();
        lock(agency, year);
        Before before = remember(person, year, objects);
        Allowance had = before.allowance();
        int wanted = before.wanted();
        if (wanted > had.left()) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new Exhausted(wanted, had);
        }
        use(agency, year, before);
        return new Granted(
                wanted,
                new Allowance(had.unlimited(), had.limit(), had.used() + wanted, had.resetsAt()));
    }

    @Override
    public boolean isPaid(Person person, UUID object) {
        return database.sql(
                        """
                        select exists (select from quota.asked
                                       where agency_id = :agency and key = :key
                                         and at > now() - make_interval(secs => :seconds))
                        """)
                .param("agency", person.agency().value())
                .param("key", object)
                .param("seconds", AFTERWARDS.toSeconds())
                .query(Boolean.class)
                .single();
    }

    @Override
    @Transactional(readOnly = true)
    public Allowance of(Person person) {
        return allowance(person.agency().value(), person.ofOperator(), thisYear());
    }

    Allowance of(UUID agency, boolean operator) {
        return allowance(agency, operator, thisYear());
    }

    /// Returns the lookups a year of an agency; null for no limit.
    @Nullable Integer planned(UUID agency) {
        return database.sql(
                        """
                        select case when p.agency_id is null then :usual else p.lookups end as lookups
                        from agency.agency a left join quota.plan p on p.agency_id = a.id
                        where a.id = :agency
                        """)
                .param("usual", LOOKUPS_A_YEAR)
                .param("agency", agency)
                .query((row, _) -> Optional.ofNullable(row.getObject("lookups", Integer.class)))
                .single()
                .orElse(null);
    }

    /// Gives an agency another plan; null is one without an end.
    void plan(UUID agency, @Nullable Integer lookups) {
        database.sql(
                        """
                        insert into quota.plan (agency_id, lookups) values (:agency, :lookups)
                        on conflict (agency_id) do update set lookups = excluded.lookups
                        """)
                .param("agency", agency)
                .param("lookups", lookups)
                .update();
    }

    void grant(UUID request, UUID agency, int lookups, Instant until) {
        database.sql(
                        """
                        insert into quota.extra (request_id, agency_id, lookups, expires_at)
                        values (:request, :agency, :lookups, :until)
                        """)
                .param("request", request)
                .param("agency", agency)
                .param("lookups", lookups)
                .param("until", Timestamp.from(until))
                .update();
    }

    /// Lets what a request brought end now. It waits for whoever is taking, so that nobody reckons
    /// with lookups that go meanwhile.
    void revoke(UUID request, UUID agency) {
        lock(agency, thisYear());
        database.sql("update quota.extra set expires_at = now() where request_id = :request")
                .param("request", request)
                .update();
    }

    /// Forgets what was asked longer ago than matters.
    @Scheduled(fixedDelay = 15, timeUnit = TimeUnit.MINUTES)
    void forget() {
        AgencyScope.everyAgency()
                .run(
                        () ->
                                database.sql(
                                                "delete from quota.asked where at < now() - make_interval(secs => :seconds)")
                                        .param("seconds", AFTERWARDS.toSeconds())
                                        .update());
    }

    private int thisYear() {
        return clock.instant().atOffset(ZoneOffset.UTC).getYear();
    }

    private void lock(UUID agency, int year) {
        if (!isLocked(agency, year)) {
            database.sql(
                            """
                            insert into quota.year (agency_id, year) values (:agency, :year)
                            on conflict (agency_id, year) do nothing
                            """)
                    .param("agency", agency)
                    .param("year", year)
                    .update();
            isLocked(agency, year);
        }
    }

    /// Locks the row if it is there, and says whether it is.
    private boolean isLocked(UUID agency, int year) {
        return database.sql(
                        """
                        select 1 from quota.year where agency_id = :agency and year = :year
                        for no key update
                        """)
                .param("agency", agency)
                .param("year", year)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /// Counts those of the objects that were not asked for within the hour. The row of the year is
    /// locked before, by a statement of its own: this one sees what others did until they let it
    /// go.
    private Before remember(Person person, int year, Collection<UUID> objects) {
        return database.sql(
                        """
                        with fresh as (
                            insert into quota.asked as a (agency_id, key)
                            select :agency, key from unnest(:keys::uuid[]) as key group by key
                            on conflict (agency_id, key) do update set at = now()
                            where a.at < now() - interval '1 hour'
                            returning 1
                        ), balance as ("""
                                + BALANCE
                                + ") select balance.*, (select count(*) from fresh) as wanted from balance")
                .param("keys", objects.toArray(UUID[]::new))
                .param("operator", person.ofOperator())
                .param("usual", LOOKUPS_A_YEAR)
                .param("year", year)
                .param("agency", person.agency().value())
                .query(
                        (row, _) ->
                                new Before(
                                        allowance(row, year),
                                        row.getLong("of_plan"),
                                        row.getInt("wanted")))
                .single();
    }

    private void use(UUID agency, int year, Before before) {
        int ofPlan =
                before.allowance().unlimited()
                        ? before.wanted()
                        : (int) Math.min(before.wanted(), before.ofPlan());
        if (ofPlan > 0) {
            usePlan(agency, year, ofPlan, before.allowance().unlimited());
        }
        int rest = before.wanted() - ofPlan;
        for (Extra extra : rest > 0 ? extras(agency) : List.<Extra>of()) {
            int part = Math.min(rest, extra.left());
            database.sql("update quota.extra set used = used + :part where request_id = :request")
                    .param("part", part)
                    .param("request", extra.request())
                    .update();
            rest -= part;
        }
    }

    /// Where nothing runs out, nobody waits for the disk to have the count: whoever asks next would
    /// wait too.
    private void usePlan(UUID agency, int year, int count, boolean unlimited) {
        database.sql(
                        """
                        with commit as (select set_config('synchronous_commit',
                            case when :unlimited then 'off' else current_setting('synchronous_commit') end, true))
                        update quota.year set used = used + :count from commit
                        where agency_id = :agency and year = :year
                        """)
                .param("unlimited", unlimited)
                .param("count", count)
                .param("agency", agency)
                .param("year", year)
                .update();
    }

    private List<Extra> extras(UUID agency) {
        return database.sql(
                        """
                        select request_id, lookups - used as remaining from quota.extra
                        where agency_id = :agency and expires_at > now() and used < lookups
                        order by expires_at, request_id
                        """)
                .param("agency", agency)
                .query((row, _) -> new Extra(row.getObject(1, UUID.class), row.getInt(2)))
                .list();
    }

    private Allowance allowance(UUID agency, boolean operator, int year) {
        return database.sql(BALANCE)
                .param("operator", operator)
                .param("usual", LOOKUPS_A_YEAR)
                .param("year", year)
                .param("agency", agency)
                .query((row, _) -> allowance(row, year))
                .single();
    }

    private static Allowance allowance(ResultSet row, int year) throws SQLException {
        Instant next = Year.of(year + 1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return new Allowance(
                row.getBoolean("unlimited"), row.getLong("lookups"), row.getLong("used"), next);
    }
}
