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
        Allowance before = allowance(agency, person.ofOperator(), year);
        int wanted = remember(agency, objects);
        if (wanted > before.left()) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new Exhausted(wanted, before);
        }
        use(agency, year, wanted, before.unlimited());
        return new Granted(
                wanted,
                new Allowance(
                        before.unlimited(),
                        before.limit(),
                        before.used() + wanted,
                        before.resetsAt()));
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
        database.sql(
                        """
                        insert into quota.year (agency_id, year) values (:agency, :year)
                        on conflict (agency_id, year) do update set used = quota.year.used
                        """)
                .param("agency", agency)
                .param("year", year)
                .update();
    }

    /// Returns how many of the objects were not asked for within the hour.
    private int remember(UUID agency, Collection<UUID> objects) {
        return database.sql(
                        """
                        insert into quota.asked as a (agency_id, key)
                        select :agency, key from unnest(:keys::uuid[]) as key group by key
                        on conflict (agency_id, key) do update set at = now()
                        where a.at < now() - interval '1 hour'
                        """)
                .param("agency", agency)
                .param("keys", objects.toArray(UUID[]::new))
                .update();
    }

    private void use(UUID agency, int year, int count, boolean unlimited) {
        int rest = count - usePlan(agency, year, count, unlimited);
        for (Extra extra : rest > 0 ? extras(agency) : List.<Extra>of()) {
            int part = Math.min(rest, extra.left());
            database.sql("update quota.extra set used = used + :part where request_id = :request")
                    .param("part", part)
                    .param("request", extra.request())
                    .update();
            rest -= part;
        }
    }

    /// Returns how many the plan had left.
    private int usePlan(UUID agency, int year, int count, boolean unlimited) {
        int fromPlan = unlimited ? count : (int) Math.min(count, planLeft(agency, year));
        database.sql(
                        """
                        update quota.year set used = used + :count
                        where agency_id = :agency and year = :year
                        """)
                .param("count", fromPlan)
                .param("agency", agency)
                .param("year", year)
                .update();
        return fromPlan;
    }

    private long planLeft(UUID agency, int year) {
        return database.sql(
                        """
                        select greatest(0, coalesce(p.lookups, :usual) - y.used)
                        from quota.year y left join quota.plan p using (agency_id)
                        where y.agency_id = :agency and y.year = :year
                        """)
                .param("usual", LOOKUPS_A_YEAR)
                .param("agency", agency)
                .param("year", year)
                .query(Long.class)
                .single();
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

    /// A plan that was lowered below what is used counts as used up, not as a debt of the extras.
    private Allowance allowance(UUID agency, boolean operator, int year) {
        return database.sql(
                        """
                        select :operator or (p.agency_id is not null and p.lookups is null) as unlimited,
                               greatest(coalesce(p.lookups, :usual), coalesce(y.used, 0))
                                   + coalesce(sum(e.lookups), 0) as lookups,
                               coalesce(y.used, 0) + coalesce(sum(e.used), 0) as used
                        from agency.agency a
                        left join quota.plan p on p.agency_id = a.id
                        left join quota.year y on y.agency_id = a.id and y.year = :year
                        left join quota.extra e on e.agency_id = a.id and e.expires_at > now()
                        where a.id = :agency
                        group by p.agency_id, p.lookups, y.used
                        """)
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
