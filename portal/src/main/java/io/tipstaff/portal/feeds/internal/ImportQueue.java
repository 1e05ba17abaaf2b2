package io.tipstaff.portal.feeds.internal;

import io.tipstaff.portal.feeds.Import;
import io.tipstaff.portal.feeds.Source;
import io.tipstaff.portal.worker.Worker;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Runs the imports that are asked for and those that are due, one after the other on a thread of
/// its own.
///
/// The queue is the import table: what waits there survives a crash, and another node takes over
/// what this one leaves.
@Component
class ImportQueue extends Worker {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final Duration CHECK_SCHEDULES_EVERY = Duration.ofSeconds(30);
    private static final Duration SWEEP_EVERY = Duration.ofMinutes(10);

    /// Somebody wants an import; the worker looks once that is committed.
    record ImportAsked(long importId) {}

    private final JdbcSources sources;
    private final JdbcImports imports;
    private final Importer importer;
    private final Retention retention;
    private final ApplicationEventPublisher events;
    private Instant schedulesChecked = Instant.EPOCH;
    private Instant swept = Instant.EPOCH;

    ImportQueue(
            JdbcSources sources,
            JdbcImports imports,
            Importer importer,
            Retention retention,
            ApplicationEventPublisher events) {
        super("imports", LOOK_EVERY);
        this.events = events;
        this.sources = sources;
        this.imports = imports;
        this.importer = importer;
        this.retention = retention;
    }

    /// Asks for an import of the source and returns its number.
    long ask(long sourceId, String by) {
        return ask(sourceId, by, false);
    }

    /// Asks for an import that may withdraw any number of indicators.
    long askAccepting(long sourceId, String by) {
        return ask(sourceId, by, true);
    }

    /// Asks for an import of the document that another import brought and that is kept.
    long askKept(long sourceId, String by, long importId) {
        long id = imports.requestKept(sourceId, by, importId);
        events.publishEvent(new ImportAsked(id));
        return id;
    }

    private long ask(long sourceId, String by, boolean acceptShrunken) {
        long id = imports.request(sourceId, by, acceptShrunken);
        events.publishEvent(new ImportAsked(id));
        return id;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(ImportAsked wanted) {
        wake();
    }

    @Override
    protected void round() {
        checkSchedules();
        sweep();
        for (Import next : imports.unfinished()) {
            if (goesOn()) {
                importer.run(next);
            }
        }
    }

    private void checkSchedules() {
        if (Instant.now().isAfter(schedulesChecked.plus(CHECK_SCHEDULES_EVERY))) {
            schedulesChecked = Instant.now();
            for (Source due : sources.due()) {
                imports.request(due.id(), "schedule", false);
            }
        }
    }

    private void sweep() {
        if (Instant.now().isAfter(swept.plus(SWEEP_EVERY))) {
            swept = Instant.now();
            retention.sweep(swept);
        }
    }
}
