package io.tipstaff.portal.feeds.internal;

import io.tipstaff.portal.feeds.FeedImported;
import io.tipstaff.portal.feeds.Import;
import io.tipstaff.portal.feeds.Import.Counts;
import io.tipstaff.portal.feeds.Import.State;
import io.tipstaff.portal.feeds.Source;
import io.tipstaff.portal.feeds.intake.Intake;
import io.tipstaff.portal.feeds.internal.Documents.Extent;
import io.tipstaff.portal.feeds.internal.Documents.Fault;
import io.tipstaff.portal.feeds.internal.Documents.Missing;
import io.tipstaff.portal.feeds.internal.Documents.Ready;
import io.tipstaff.portal.feeds.internal.Documents.Unchanged;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Runs one import from the document to the store, in one transaction: it is in the store as a
/// whole or not at all.
///
/// What a document brings is added even if it breaks off; what it lacks is withdrawn only if it
/// came whole and did not shrink by more than half, or if a person accepted that. An increment
/// withdraws nothing: it is silent about the rest.
@Component
class Importer {

    private static final Logger LOG = LoggerFactory.getLogger(Importer.class);

    private final JdbcSources sources;
    private final JdbcImports imports;
    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final Library library;
    private final JdbcIntakes intakes;
    private final Versions versions;
    private final ApplicationEventPublisher events;
    private final ImportSteps steps;
    private final TransactionTemplate whole;
    private final TransactionTemplate aside;

    Importer(
            JdbcSources sources,
            JdbcImports imports,
            JdbcClient jdbc,
            DataSource dataSource,
            Library library,
            JdbcIntakes intakes,
            Versions versions,
            ApplicationEventPublisher events,
            ImportSteps steps,
            PlatformTransactionManager transactions) {
        this.sources = sources;
        this.imports = imports;
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.library = library;
        this.intakes = intakes;
        this.versions = versions;
        this.events = events;
        this.steps = steps;
        this.whole = new TransactionTemplate(transactions);
        this.aside = new TransactionTemplate(transactions);
        this.aside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /// Runs an import, unless another node has its source. Returns whether it ran.
    boolean run(Import wanted) {
        try {
            return Boolean.TRUE.equals(
                    whole.execute(_ -> imports.hold(wanted.sourceId()) && runHeld(wanted)));
        } catch (RuntimeException failed) {
            LOG.warn("import {} of source {} failed", wanted.id(), wanted.sourceId(), failed);
            fail(
                    wanted,
                    "the import failed: " + rootMessage(failed) + "; what was there before stays");
            return true;
        }
    }

    private boolean runHeld(Import wanted) {
        aside.executeWithoutResult(_ -> imports.start(wanted.id()));
        Source source = sources.find(wanted.sourceId()).orElseThrow();
        Optional<Long> kept = imports.restores(wanted.id());
        try {
            read(wanted, source, kept);
        } finally {
            kept.ifPresent(versions::discard);
        }
        return true;
    }

    private void read(Import wanted, Source source, Optional<Long> kept) {
        Documents documents =
                kept.map(versions::open)
                        .orElseGet(() -> library.of(source, sources.validators(source.id())));
        switch (documents) {
            case Missing(Fault fault, String reason, Instant notBefore) -> {
                imports.end(wanted.id(), State.FAILED, null, Counts.NONE, reason, List.of());
                imports.blame(wanted.id(), fault);
                sources.postpone(source.id(), notBefore);
            }
            case Unchanged(String why) ->
                    imports.end(
                            wanted.id(),
                            State.DONE,
                            null,
                            new Counts(0, 0, 0, 0, 0, sources.currentOf(source.id()), 0),
                            null,
                            List.of(why));
            case Ready ready -> take(wanted, source, ready);
        }
    }

    private void take(Import wanted, Source source, Ready ready) {
        Intake intake = intakes.of(source.id());
        Reading reading = steps.time("read", () -> stage(wanted, source, intake, ready));
        long before = sources.currentOf(source.id());
        var merge = new Merge(jdbc, steps, source.id());
        Merge.Changes changes = merge.addAndChange(before);
        Completion completion =
                Completion.of(
                        reading,
                        ready.extent(),
                        before,
                        changes,
                        imports.acceptsShrunken(wanted.id()));
        long withdrawn = completion.withdraws() ? merge.withdrawMissing() : 0;
        if (completion.state() == State.HELD) {
            merge.keepMissing(wanted.id());
        }
        if (source.transport().reportsOnlyWhatIsNew() && intake.retention() != null) {
            merge.confirm();
        }
        boolean changed = changes.added() + changes.changed() + withdrawn > 0;
        if (changed) {
            merge.reassessChanged();
            steps.time("count", () -> sources.recount(source.id()));
        }
        imports.keep(wanted.id(), reading.refusals());
        imports.end(
                wanted.id(),
                completion.state(),
                reading.formats(),
                counts(reading, changes, withdrawn),
                completion.problem(),
                Stream.of(
                                ready.notes().stream(),
                                reading.messages().stream(),
                                keepVersion(wanted, intake, ready, completion, changed).stream())
                        .flatMap(Function.identity())
                        .toList());
        imports.blame(wanted.id(), fault(reading, ready));
        sources.remember(
                source.id(),
                completion.state() == State.DONE || ready.extent() == Extent.INCREMENT
                        ? ready.validators()
                        : Validators.NONE);
        if (changed) {
            announce(wanted, changes, withdrawn);
        }
    }

    /// Keeps a document that changed something, so that one can go back to it. Increments are no
    /// state to go back to, and what is taken from a kept document is kept already.
    private Optional<String> keepVersion(
            Import wanted, Intake intake, Ready ready, Completion completion, boolean changed) {
        boolean worth =
                switch (completion.state()) {
                    case HELD -> true;
                    case DONE -> changed;
                    case FAILED, RUNNING, WAITING -> false;
                };
        return worth && ready.extent() == Extent.WHOLE && imports.restores(wanted.id()).isEmpty()
                ? versions.keep(wanted.sourceId(), wanted.id(), ready.files(), intake.versions())
                : Optional.empty();
    }

    private static @Nullable Fault fault(Reading reading, Ready ready) {
        if (reading.problem() != null) {
            return Fault.TRUNCATED;
        }
        return reading.records() == 0 && ready.extent() == Extent.WHOLE ? Fault.EMPTY : null;
    }

    private Reading stage(Import wanted, Source source, Intake intake, Ready ready) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (var staging = new Staging(connection)) {
            var reading = new Reading(source, intake, staging, now -> progress(wanted, now));
            reading.read(ready.files());
            return reading;
        } catch (SQLException failed) {
            throw new IllegalStateException("cannot stage the import", failed);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private void progress(Import wanted, Reading now) {
        aside.executeWithoutResult(
                _ -> imports.progress(wanted.id(), now.bytes(), now.records(), now.refusedCount()));
    }

    private void announce(Import wanted, Merge.Changes changes, long withdrawn) {
        events.publishEvent(
                new FeedImported(
                        wanted.sourceId(),
                        wanted.id(),
                        changes.added(),
                        changes.changed(),
                        withdrawn));
    }

    private static Counts counts(Reading reading, Merge.Changes changes, long withdrawn) {
        return new Counts(
                reading.bytes(),
                reading.records(),
                reading.refusedCount(),
                changes.added(),
                changes.changed(),
                changes.unchanged(),
                withdrawn);
    }

    private void fail(Import wanted, String problem) {
        aside.executeWithoutResult(
                _ -> imports.end(wanted.id(), State.FAILED, null, Counts.NONE, problem, List.of()));
    }

    private static String rootMessage(Throwable failed) {
        Throwable root = failed;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
