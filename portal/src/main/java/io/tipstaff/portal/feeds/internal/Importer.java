package io.tipstaff.portal.feeds.internal;

import io.tipstaff.portal.feeds.FeedImported;
import io.tipstaff.portal.feeds.Import;
import io.tipstaff.portal.feeds.Import.Counts;
import io.tipstaff.portal.feeds.Import.State;
import io.tipstaff.portal.feeds.Source;
import io.tipstaff.portal.feeds.internal.Documents.Missing;
import io.tipstaff.portal.feeds.internal.Documents.Ready;
import io.tipstaff.portal.feeds.internal.Documents.Unchanged;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
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
/// came whole and did not shrink by more than half, or if a person accepted that.
@Component
class Importer {

    private static final Logger LOG = LoggerFactory.getLogger(Importer.class);

    /// Below this a source may lose everything without a question.
    private static final long SMALL = 100;

    private final JdbcSources sources;
    private final JdbcImports imports;
    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final Library library;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate whole;
    private final TransactionTemplate aside;

    Importer(
            JdbcSources sources,
            JdbcImports imports,
            JdbcClient jdbc,
            DataSource dataSource,
            Library library,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.sources = sources;
        this.imports = imports;
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.library = library;
        this.events = events;
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
        switch (library.of(source, sources.validators(source.id()))) {
            case Missing(String reason) ->
                    imports.end(wanted.id(), State.FAILED, null, Counts.NONE, reason, List.of());
            case Unchanged() ->
                    imports.end(
                            wanted.id(),
                            State.DONE,
                            null,
                            new Counts(0, 0, 0, 0, 0, sources.currentOf(source.id()), 0),
                            null,
                            List.of("the server says that the document has not changed"));
            case Ready ready -> take(wanted, source, ready);
        }
        return true;
    }

    private void take(Import wanted, Source source, Ready ready) {
        Reading reading = stage(wanted, source, ready);
        long before = sources.currentOf(source.id());
        var merge = new Merge(jdbc, source.id());
        Merge.Changes changes = merge.addAndChange();
        @Nullable String problem = reading.problem();
        State state = State.DONE;
        long withdrawn = 0;
        if (reading.records() == 0 && before == 0) {
            state = State.FAILED;
            problem = problem == null ? nothingFound(reading) : problem;
        } else if (changes.missing() > 0
                && !imports.acceptsShrunken(wanted.id())
                && (problem != null || hasShrunken(before, changes.missing()))) {
            state = State.HELD;
            problem = (problem == null ? "" : problem + "; ") + held(before, changes.missing());
        } else {
            withdrawn = merge.withdrawMissing();
        }
        if (changes.added() + changes.changed() + withdrawn > 0) {
            merge.reassessChanged();
        }
        imports.keep(wanted.id(), reading.refusals());
        imports.end(
                wanted.id(),
                state,
                reading.formats(),
                counts(reading, changes, withdrawn),
                problem,
                reading.messages());
        sources.remember(source.id(), state == State.DONE ? ready.validators() : Validators.NONE);
        announce(wanted, changes, withdrawn);
    }

    private Reading stage(Import wanted, Source source, Ready ready) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (var staging = new Staging(connection)) {
            var reading = new Reading(source, staging, now -> progress(wanted, now));
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
        if (changes.added() + changes.changed() + withdrawn > 0) {
            events.publishEvent(
                    new FeedImported(
                            wanted.sourceId(),
                            wanted.id(),
                            changes.added(),
                            changes.changed(),
                            withdrawn));
        }
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

    private static boolean hasShrunken(long before, long missing) {
        return before > SMALL && missing > before / 2;
    }

    private static String held(long before, long missing) {
        return missing
                + " of "
                + before
                + " indicators are missing; they stay until an operator accepts the smaller document";
    }

    private static String nothingFound(Reading reading) {
        return reading.refusedCount() == 0
                ? "the document holds no indicators"
                : "no indicators found; all "
                        + reading.refusedCount()
                        + " records were refused, see the list for why";
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
