package io.tipstaff.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// What one and two threads do on this machine that share nothing: arithmetic in registers, and
/// copying a log in pieces that fit into a cache. A scan cannot gain more by a second thread than
/// they.
final class ThreadControl {

    private static final int PIECE = 1 << 16;
    private static final long STEPS = 1L << 28;
    private static final int ROUNDS = 6;

    private final AtomicLong sink = new AtomicLong();

    /// Prints the ratio of two threads to one, by wall time, best of some rounds each.
    static void print(Path log) throws IOException, InterruptedException {
        byte[] bytes = Files.readAllBytes(log);
        var control = new ThreadControl();
        new Figures()
                .put("arithmeticRatio", control.ratio(() -> arithmetic(STEPS)))
                .put("copyRatio", control.ratio(() -> copy(bytes)))
                .print();
    }

    /// Work whose result must not be optimised away.
    interface Work {
        long result();
    }

    private double ratio(Work work) throws InterruptedException {
        long one = Long.MAX_VALUE;
        long two = Long.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            one = Math.min(one, nanos(work, 1));
            two = Math.min(two, nanos(work, 2));
        }
        return 2.0 * one / two;
    }

    private long nanos(Work work, int threads) throws InterruptedException {
        List<Thread> running = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < threads; i++) {
            running.add(Thread.ofPlatform().start(() -> sink.addAndGet(work.result())));
        }
        for (Thread thread : running) {
            thread.join();
        }
        return System.nanoTime() - start;
    }

    private static long arithmetic(long steps) {
        long a = 1;
        long b = 2;
        for (long i = 0; i < steps; i++) {
            a = a * 31 + i;
            b = (b ^ i) * 17;
        }
        return a + b;
    }

    private static long copy(byte[] bytes) {
        byte[] piece = new byte[PIECE];
        long sum = 0;
        for (int at = 0; at + PIECE <= bytes.length; at += PIECE) {
            System.arraycopy(bytes, at, piece, 0, PIECE);
            sum += piece[PIECE - 1];
        }
        return sum;
    }
}
