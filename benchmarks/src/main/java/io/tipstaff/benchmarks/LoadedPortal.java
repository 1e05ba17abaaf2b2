package io.tipstaff.benchmarks;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tipstaff.indicator.Tlp;
import io.tipstaff.portal.Options;
import io.tipstaff.portal.RunningTipstaff;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.PersonId;
import io.tipstaff.portal.agency.TokenScope;
import io.tipstaff.portal.agency.internal.Account;
import io.tipstaff.portal.agency.internal.Administration;
import io.tipstaff.portal.agency.internal.ApiTokens;
import io.tipstaff.portal.agency.internal.MyAccount;
import io.tipstaff.portal.agency.internal.SignIn;
import io.tipstaff.portal.database.AgencyScope;
import io.tipstaff.portal.feeds.Import;
import io.tipstaff.portal.feeds.Transport;
import io.tipstaff.portal.feeds.internal.NewSource;
import io.tipstaff.portal.feeds.internal.SourceAdministration;
import io.tipstaff.portal.lookup.Lookup;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A portal that runs in this process, and what an operator does with it.
final class LoadedPortal implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);

    private final RunningTipstaff running;
    private final SourceAdministration sources;
    private final JdbcClient jdbc;
    private final MeterRegistry metrics;
    private final Person operator;
    private final Map<String, Double> stepsBefore = new TreeMap<>();

    LoadedPortal(Path home) throws IOException {
        running = RunningTipstaff.start(new Options(home, "127.0.0.1", 0, false, false, null));
        sources = running.part(SourceAdministration.class);
        jdbc = running.part(JdbcClient.class);
        metrics = running.part(MeterRegistry.class);
        operator = AgencyScope.everyAgency().call(this::administrator);
    }

    private Person administrator() {
        PersonId id =
                running.part(Administration.class)
                        .people("administrator", "login", null, 1)
                        .rows()
                        .getFirst()
                        .id();
        return running.part(SignIn.class).account(id).map(Account::person).orElseThrow();
    }

    long add(String name, Path file) {
        var source =
                new NewSource(
                        name,
                        Transport.PATH,
                        file.toString(),
                        null,
                        null,
                        70,
                        Tlp.GREEN,
                        List.of(),
                        null,
                        false);
        return operator.scope().call(() -> sources.add(source, null, operator));
    }

    /// Waits for the import that adding a source asked for.
    Import firstImport(long source) {
        return await(source, 0);
    }

    /// Imports once more and waits.
    Import refresh(long source) {
        long last = sources.imports(source, 1).getFirst().id();
        operator.scope()
                .run(() -> sources.refresh(sources.find(source).orElseThrow().source(), operator));
        return await(source, last);
    }

    private Import await(long source, long after) {
        while (true) {
            List<Import> newest = sources.imports(source, 1);
            if (!newest.isEmpty()
                    && newest.getFirst().id() > after
                    && newest.getFirst().state().isFinal()) {
                return newest.getFirst();
            }
            pause();
        }
    }

    Lookup lookup() {
        return running.part(Lookup.class);
    }

    URI address(String path) {
        return running.address().resolve(path);
    }

    /// Makes a token of the operator for reading. A password that was given by the program opens
    /// nothing, so a store that was never asked before gets another one.
    String token() {
        return operator.scope()
                .call(
                        () -> {
                            running.part(MyAccount.class)
                                    .changePassword(
                                            operator, UUID.randomUUID() + " of a benchmark");
                            return running.part(ApiTokens.class)
                                    .make(
                                            operator,
                                            "benchmark",
                                            Set.of(TokenScope.READ),
                                            Duration.ofDays(1));
                        });
    }

    /// Asks PostgreSQL for an indicator with what sources say of it, by its number; returns its
    /// values.
    List<String> plainQuery(long number) {
        return jdbc.sql(
                        """
                        select * from feeds.indicator i
                        left join feeds.observation o on o.indicator_id = i.id where i.id = :id
                        """)
                .param("id", number)
                .query((row, _) -> row.getString("value") + row.getString("context"))
                .list();
    }

    void remove(long... gone) {
        for (long source : gone) {
            operator.scope()
                    .run(
                            () ->
                                    sources.remove(
                                            sources.find(source).orElseThrow().source(), operator));
        }
    }

    /// Waits until everything is assessed, and returns how many were in a second.
    double assessed() {
        long waiting = waiting();
        long began = System.nanoTime();
        while (isAnyWaiting()) {
            pause();
        }
        return waiting / ((System.nanoTime() - began) / 1e9);
    }

    /// Waits until everything is assessed, matched, published and compared; returns the seconds.
    double settle() {
        long began = System.nanoTime();
        assessed();
        while (!sources.indexIsCurrent() || isAnyBehind()) {
            pause();
        }
        return (System.nanoTime() - began) / 1e9;
    }

    /// Says whether published feeds or similarity lag behind the assessments.
    private boolean isAnyBehind() {
        return jdbc.sql(
                        """
                        select least((select version from publication.progress),
                                     (select version from similarity.progress))
                            < coalesce((select max(version) from feeds.assessment), 0)
                        """)
                .query(Boolean.class)
                .single();
    }

    double secondsSince(Import done) {
        Instant ended = done.endedAt();
        return ended == null ? 0 : Duration.between(ended, Instant.now()).toMillis() / 1000.0;
    }

    /// Forgets the heap's peak and the steps so far.
    void startOver() {
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
        steps();
    }

    double peakHeapBytes() {
        return heap().stream().mapToDouble(pool -> pool.getPeakUsage().getUsed()).sum();
    }

    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    long indicators() {
        return jdbc.sql("select count(*) from feeds.indicator").query(Long.class).single();
    }

    /// Counting them all the time would be a load of its own.
    private boolean isAnyWaiting() {
        return jdbc.sql("select exists (select from feeds.reassess)").query(Boolean.class).single();
    }

    private long waiting() {
        return jdbc.sql("select count(*) from feeds.reassess").query(Long.class).single();
    }

    /// Returns the seconds of each step since the last call.
    Map<String, Double> steps() {
        Map<String, Double> since = new TreeMap<>();
        for (Timer timer : metrics.find("tipstaff.import.step").timers()) {
            String step = String.valueOf(timer.getId().getTag("step"));
            double total = timer.totalTime(TimeUnit.MILLISECONDS) / 1000;
            since.put(step, total - stepsBefore.getOrDefault(step, 0.0));
            stepsBefore.put(step, total);
        }
        return since;
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", interrupted);
        }
    }

    @Override
    public void close() {
        running.close();
    }
}
