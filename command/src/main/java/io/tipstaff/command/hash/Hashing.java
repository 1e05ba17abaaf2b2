package io.tipstaff.command.hash;

import io.tipstaff.command.FileWalk;
import io.tipstaff.command.hash.HashedFile.PassedOver;
import io.tipstaff.command.hash.HashedFile.Unread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Hashes files on several threads and hands them over in the order in which they came.
///
/// For one thread that adds, and [#finish]es in the end.
public final class Hashing implements AutoCloseable {

    /// Where hashed files go.
    public interface Taker {
        void take(HashedFile file) throws IOException;
    }

    /// So many wait at most for a large one before them.
    private static final int AHEAD = 64;

    private final ExecutorService threads;
    private final Taker taker;
    private final Queue<Future<HashedFile>> underWay = new ArrayDeque<>();

    public Hashing(int threads, Taker taker) {
        this.threads =
                Executors.newFixedThreadPool(
                        threads, Thread.ofPlatform().name("hash-", 0).daemon().factory());
        this.taker = taker;
    }

    /// Hashes a file.
    public void add(Path file) throws IOException, InterruptedException {
        add(threads.submit(() -> HashedFile.of(file)));
    }

    private void add(Future<HashedFile> file) throws IOException, InterruptedException {
        underWay.add(file);
        if (underWay.size() > AHEAD) {
            handOver();
        }
    }

    private void handOver() throws IOException, InterruptedException {
        try {
            taker.take(underWay.remove().get());
        } catch (ExecutionException failed) {
            throw new IllegalStateException("hashing failed: " + failed.getCause(), failed);
        }
    }

    /// Returns what hashes all files of a walk.
    ///
    /// @param except a file that is left out, by its real path; null for none
    public FileWalk.Visitor visitor(@Nullable Path except) {
        return new FileWalk.Visitor() {
            @Override
            public void file(Path top, Path file, BasicFileAttributes attributes)
                    throws IOException, InterruptedException {
                if (except == null || !Files.isSameFile(except, file)) {
                    add(file);
                }
            }

            @Override
            public void passedOver(Path path, String reason)
                    throws IOException, InterruptedException {
                add(CompletableFuture.completedFuture(new PassedOver(path)));
            }

            @Override
            public void unread(Path path, String reason) throws IOException, InterruptedException {
                add(CompletableFuture.completedFuture(new Unread(path, reason)));
            }
        };
    }

    /// Waits for all that were added, and hands them over.
    public void finish() throws IOException, InterruptedException {
        while (!underWay.isEmpty()) {
            handOver();
        }
    }

    /// Stops what is not finished.
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
