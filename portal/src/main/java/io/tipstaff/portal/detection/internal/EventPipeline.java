package io.tipstaff.portal.detection.internal;

import io.tipstaff.matcher.LiveIndex;
import io.tipstaff.matcher.Match;
import io.tipstaff.matcher.ScanOptions;
import io.tipstaff.matcher.Scanner;
import io.tipstaff.portal.detection.internal.Knowledge.Summary;
import io.tipstaff.portal.feeds.Feeds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Matches batches of events on one thread a processor, and hands what was found to the store.
///
/// The queue is bounded: who brings events faster than they are matched waits, and so does the
/// sender behind a TCP connection.
@Component
class EventPipeline implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(EventPipeline.class);
    private static final int WAITING = 64;

    /// What became of a batch.
    record Done(long lines, long matches) {}

    private record Waiting(EventBatch batch, CompletableFuture<Done> done) {}

    private final Feeds feeds;
    private final Knowledge knowledge;
    private final DetectionStore store;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(WAITING);
    private final List<Thread> workers = new ArrayList<>();
    private volatile boolean running;

    EventPipeline(Feeds feeds, Knowledge knowledge, DetectionStore store) {
        this.feeds = feeds;
        this.knowledge = knowledge;
        this.store = store;
    }

    /// Takes a batch; waits while the queue is full. The future ends when everything found is in
    /// the store.
    CompletableFuture<Done> offer(EventBatch batch) throws InterruptedException {
        var waiting = new Waiting(batch, new CompletableFuture<>());
        queue.put(waiting);
        return waiting.done();
    }

    @Override
    public void start() {
        running = true;
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            workers.add(Thread.ofPlatform().name("match-" + i).daemon().start(this::work));
        }
    }

    private void work() {
        LiveIndex index = feeds.index();
        LiveIndex.Lease lease = index.acquire();
        var scanner = new Scanner(lease.index(), ScanOptions.DEFAULT);
        try {
            while (running || !queue.isEmpty()) {
                Waiting next = queue.poll(200, TimeUnit.MILLISECONDS);
                if (lease.generation() != index.generation()) {
                    LiveIndex.Lease old = lease;
                    lease = index.acquire();
                    scanner.use(lease.index());
                    old.close();
                }
                if (next != null) {
                    handle(next, scanner);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            lease.close();
        }
    }

    private void handle(Waiting next, Scanner scanner) {
        try {
            EventBatch batch = next.batch();
            var matches = new ArrayList<Match>();
            scanner.scan(batch.bytes(), 0, batch.length(), matches::add);
            scanner.finish(matches::add);
            List<NewDetection> found = detections(batch, matches);
            long lines = batch.lines();
            store.keep(batch, found, lines);
            next.done().complete(new Done(lines, found.size()));
        } catch (RuntimeException failed) { // the thread's top: this batch failed, the next may not
            LOG.warn(
                    "a batch of {} bytes from {} failed",
                    next.batch().length(),
                    next.batch().source(),
                    failed);
            next.done().completeExceptionally(failed);
        }
    }

    private List<NewDetection> detections(EventBatch batch, List<Match> matches) {
        if (matches.isEmpty()) {
            return List.of();
        }
        Map<Long, Summary> known =
                knowledge.of(matches.stream().map(match -> match.ids()[0]).toList());
        var found = new ArrayList<NewDetection>();
        for (Match match : matches) {
            Summary summary = known.get(match.ids()[0]);
            if (summary != null) {
                found.add(Sighted.of(batch, match, summary));
            }
        }
        return found;
    }

    @Override
    public void stop() {
        running = false;
        for (Thread worker : workers) {
            try {
                worker.join(Duration.ofSeconds(10));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        workers.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
