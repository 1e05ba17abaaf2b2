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
            long lines = scanner.completeLines();
            scanner.finish(matches::add);
            boolean unfinished = block.bytes()[block.length() - 1] != '\n';
            return new Result(block, unfinished ? lines + 1 : lines, matches);
        } finally {
            scanners.add(scanner);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
