package io.tipstaff.portal.feeds.internal;

import io.tipstaff.matcher.IndexCompiler;
import io.tipstaff.matcher.IndexEntry;
import io.tipstaff.matcher.IndexRefusedException;
import io.tipstaff.matcher.IndexSummary;
import io.tipstaff.matcher.IndicatorIndex;
import io.tipstaff.matcher.LiveIndex;
import io.tipstaff.portal.feeds.IndicatorsAssessed;
import io.tipstaff.portal.home.Home;
import io.tipstaff.portal.worker.Worker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Compiles the indicators that are to be matched into the index that scanners use, whenever they
/// changed.
///
/// Each node compiles its own file from the database and keeps it over a restart: the file's name
/// carries the version of the newest assessment that it holds. A few changes go into a copy of the
/// index before, many make a new one. Changes that come while an index is being compiled are in the
/// next one.
@Component
class IndexPublisher extends Worker {

    private static final Logger LOG = LoggerFactory.getLogger(IndexPublisher.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final int FETCH = 10_000;

    /// With more changes than this part of the index, it is quicker to begin anew.
    private static final double FEW = 0.2;

    /// While a long reckoning goes on, the index follows at this distance.
    private static final Duration AT_LEAST_EVERY = Duration.ofSeconds(60);

    private static final String PREFIX = "indicators-";
    private static final String SUFFIX = ".index";

    private final JdbcAssessments assessments;
    private final JdbcTemplate rows;
    private final TransactionTemplate snapshot;
    private final Path folder;
    private final LiveIndex live;
    private volatile IndexSummary summary;
    private long published;
    private Instant compiledAt = Instant.EPOCH;

    IndexPublisher(
            JdbcAssessments assessments,
            JdbcTemplate template,
            PlatformTransactionManager transactions,
            Home home) {
        super("index", LOOK_EVERY);
        this.assessments = assessments;
        this.rows = new JdbcTemplate(java.util.Objects.requireNonNull(template.getDataSource()));
        this.rows.setFetchSize(FETCH);
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.snapshot.setReadOnly(true);
        this.folder = home.privateFolder("index");
        IndicatorIndex first = openNewest();
        this.summary = first.summary();
        this.live = new LiveIndex(first);
    }

    LiveIndex live() {
        return live;
    }

    /// Returns what the index in use holds.
    IndexSummary summary() {
        return summary;
    }

    /// Returns whether the index in use holds all that is in the store.
    boolean isCurrent() {
        return published == assessments.version() && assessments.isQueueEmpty();
    }

    private IndicatorIndex openNewest() {
        for (Path file : newestFirst()) {
            try {
                IndicatorIndex index = IndicatorIndex.open(file);
                published = number(file);
                return index;
            } catch (IndexRefusedException refused) {
                LOG.warn("passing over the index {}: {}", file.getFileName(), refused.getMessage());
            } catch (IOException failed) {
                throw new UncheckedIOException("cannot open the index: " + file, failed);
            }
        }
        return openEmpty();
    }

    private IndicatorIndex openEmpty() {
        Path file = file(0);
        try (var compiler = new IndexCompiler(folder)) {
            compiler.publish(file);
            published = 0;
            return IndicatorIndex.open(file);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write the index: " + file, failed);
        }
    }

    private List<Path> newestFirst() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> number(file) >= 0)
                    .sorted(Comparator.comparingLong(IndexPublisher::number).reversed())
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot look into the folder: " + folder, failed);
        }
    }

    private Path file(long number) {
        return folder.resolve(PREFIX + number + SUFFIX);
    }

    /// Returns the generation that a file holds, or -1 if it is no index.
    private static long number(Path file) {
        String name = file.getFileName().toString();
        return name.matches(PREFIX + "[0-9]{1,18}" + SUFFIX)
                ? Long.parseLong(name.substring(PREFIX.length(), name.length() - SUFFIX.length()))
                : -1;
    }

    @EventListener
    void on(IndicatorsAssessed assessed) {
        wake();
    }

    @Override
    protected void round() {
        if (isDue()) {
            compile();
        }
    }

    private boolean isDue() {
        return published != assessments.version()
                && (assessments.isQueueEmpty()
                        || Instant.now().isAfter(compiledAt.plus(AT_LEAST_EVERY)));
    }

    private void compile() {
        long began = System.nanoTime();
        Long number = snapshot.execute(_ -> write());
        try {
            IndicatorIndex next = IndicatorIndex.open(file(number));
            summary = next.summary();
            live.publish(next);
            published = number;
            compiledAt = Instant.now();
            removeOlder();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot use the new index", failed);
        }
        LOG.info(
                "index {} holds {} indicators, compiled in {} ms",
                number,
                summary.indicators(),
                Duration.ofNanos(System.nanoTime() - began).toMillis());
    }

    private Long write() {
        long number = assessments.version();
        try (var compiler = new IndexCompiler(folder)) {
            if (changes() <= FEW * summary.indicators()) {
                change(compiler);
                try (LiveIndex.Lease lease = live.acquire()) {
                    compiler.publish(lease.index(), file(number));
                }
            } else {
                query("where a.matched", row -> compiler.add(entry(row)));
                compiler.publish(file(number));
            }
            return number;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write the index: " + file(number), failed);
        }
    }

    private long changes() {
        Long count =
                rows.queryForObject(
                        "select count(*) from feeds.assessment where version > ?",
                        Long.class,
                        published);
        return count == null ? 0 : count;
    }

    private void change(IndexCompiler compiler) {
        query(
                "where a.version > " + published,
                row -> {
                    IndexEntry entry = entry(row);
                    compiler.remove(entry.indicator(), entry.id());
                    if (row.getBoolean("matched")) {
                        compiler.add(entry);
                    }
                });
    }

    private static IndexEntry entry(ResultSet row) throws SQLException {
        return new IndexEntry(
                JdbcFeeds.indicator(row.getInt("kind"), row.getString("value")),
                row.getLong("id"),
                0);
    }

    /// Takes a row; a broken disk flies through the query.
    private interface RowTaker {
        void take(ResultSet row) throws SQLException, IOException;
    }

    private void query(String where, RowTaker taker) {
        rows.query(
                "select i.id, i.kind, i.value, a.matched from feeds.assessment a"
                        + " join feeds.indicator i on i.id = a.indicator_id "
                        + where,
                row -> {
                    try {
                        taker.take(row);
                    } catch (IOException failed) {
                        throw new UncheckedIOException("cannot write the index", failed);
                    }
                });
    }

    private void removeOlder() throws IOException {
        for (Path file : newestFirst()) {
            if (number(file) != published) {
                Files.deleteIfExists(file);
            }
        }
    }
}
