package io.tipstaff.portal.feeds.internal;

import io.tipstaff.indicator.Indicator;
import io.tipstaff.matcher.IndexCompiler;
import io.tipstaff.matcher.IndexEntry;
import io.tipstaff.matcher.IndexRefusedException;
import io.tipstaff.matcher.IndexSummary;
import io.tipstaff.matcher.IndicatorIndex;
import io.tipstaff.matcher.LiveIndex;
import io.tipstaff.portal.feeds.FeedImported;
import io.tipstaff.portal.home.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/// Compiles the current indicators into the index that scanners use, whenever they changed.
///
/// Each node compiles its own file from the database and keeps it over a restart: the file's name
/// carries the number of the generation that it holds. Changes that come while an index is being
/// compiled are in the next one.
@Component
class IndexPublisher implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(IndexPublisher.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final int FETCH = 10_000;
    private static final String PREFIX = "indicators-";
    private static final String SUFFIX = ".index";

    private final JdbcClient jdbc;
    private final JdbcTemplate rows;
    private final TransactionTemplate snapshot;
    private final Path folder;
    private final LiveIndex live;
    private final Semaphore changed = new Semaphore(0);
    private volatile IndexSummary summary;
    private volatile boolean running;
    private long published;
    private Thread worker = new Thread();

    IndexPublisher(
            JdbcClient jdbc,
            JdbcTemplate template,
            PlatformTransactionManager transactions,
            Home home) {
        this.jdbc = jdbc;
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
        return published == wanted();
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

    @TransactionalEventListener
    void on(FeedImported imported) {
        changed.release();
    }

    /// Looks at once, because something was changed without an import.
    void lookNow() {
        changed.release();
    }

    @Override
    public void start() {
        running = true;
        worker = Thread.ofPlatform().name("index").daemon().start(this::work);
    }

    private void work() {
        while (running) {
            try {
                if (changed.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                    changed.drainPermits();
                }
                if (!isCurrent()) {
                    compile();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (
                    RuntimeException
                            failed) { // the thread's top: the index in use stays, the next round
                // tries again
                if (running) {
                    LOG.warn("compiling the index failed", failed);
                }
            }
        }
    }

    private long wanted() {
        return jdbc.sql("select number from feeds.generation").query(Long.class).single();
    }

    private void compile() {
        long began = System.nanoTime();
        Long number = snapshot.execute(_ -> write());
        try {
            IndicatorIndex next = IndicatorIndex.open(file(number));
            summary = next.summary();
            live.publish(next);
            published = number;
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
        long number = wanted();
        try (var compiler = new IndexCompiler(folder)) {
            rows.query(
                    """
                    select id, kind, value from feeds.indicator i
                    where exists (select from feeds.observation o
                                  where o.indicator_id = i.id and o.withdrawn_at is null
                                    and coalesce(o.context ->> 'revoked', 'false') <> 'true'
                                    and coalesce(o.context ->> 'use', 'DETECTION') = 'DETECTION')
                    """,
                    row -> {
                        add(
                                compiler,
                                JdbcFeeds.indicator(row.getInt("kind"), row.getString("value")),
                                row.getLong("id"));
                    });
            compiler.publish(file(number));
            return number;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write the index: " + file(number), failed);
        }
    }

    private static void add(IndexCompiler compiler, Indicator indicator, long id) {
        try {
            compiler.add(new IndexEntry(indicator, id, 0));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write the index", failed);
        }
    }

    private void removeOlder() throws IOException {
        for (Path file : newestFirst()) {
            if (number(file) != published) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        worker.interrupt();
        try {
            worker.join(Duration.ofSeconds(10));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
