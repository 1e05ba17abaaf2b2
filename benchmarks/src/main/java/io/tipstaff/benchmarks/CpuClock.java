package io.tipstaff.benchmarks;

import java.time.Duration;

/// Processor time of the whole process: compiler and collector threads count.
final class CpuClock {

    private final long wallStart = System.nanoTime();
    private final Duration cpuStart = used();

    private static Duration used() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }

    double cpuSeconds() {
        return used().minus(cpuStart).toNanos() / 1e9;
    }

    double wallSeconds() {
        return (System.nanoTime() - wallStart) / 1e9;
    }
}
