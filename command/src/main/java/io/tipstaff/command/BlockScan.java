package io.tipstaff.command;

import io.tipstaff.exchange.LogBlocks.Block;
import io.tipstaff.matcher.IndicatorIndex;
import io.tipstaff.matcher.Match;
import io.tipstaff.matcher.ScanOptions;
import io.tipstaff.matcher.Scanner;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;

/// Scans blocks on several threads, each with a scanner of its own.
final class BlockScan implements AutoCloseable {

    /// What a block held.
    record Result(Block block, long lines, List<Match> matches) {}

    private final BlockingQueue<Scanner> scanners = new LinkedBlockingQueue<>();
    private final ExecutorService threads;

    BlockScan(IndicatorIndex index, ScanOptions options, int threads) {
        this.threads =
                Executors.newFixedThreadPool(
                        threads, Thread.ofPlatform().name("scan-", 0).daemon().factory());
        for (int i = 0; i < threads; i++) {
            scanners.add(new Scanner(index, options));
        }
    }

    /// Starts to scan a block.
    Future<Result> scan(Block block) {
        return threads.submit(() -> scanned(block));
    }

    private Result scanned(Block block) throws InterruptedException {
        Scanner scanner = scanners.take();
        try {
            var matches = new ArrayList<Match>();
            scanner.scan(block.bytes(), 0, block.length(), matches::add);
            scanner.finish(matches::add);
            return new Result(block, lines(block), matches);
        } finally {
            scanners.add(scanner);
        }
    }

    private static long lines(Block block) {
        long lines = 0;
        for (int i = 0; i < block.length(); i++) {
            lines += block.bytes()[i] == '\n' ? 1 : 0;
        }
        boolean unfinished = block.length() > 0 && block.bytes()[block.length() - 1] != '\n';
        return unfinished ? lines + 1 : lines;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
