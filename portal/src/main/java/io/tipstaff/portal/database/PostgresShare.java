package io.tipstaff.portal.database;

import java.lang.management.ManagementFactory;
import java.util.List;
import javax.management.JMException;
import javax.management.ObjectName;

/// How much of the machine PostgreSQL gets.
///
/// An eighth of the memory is its own; the usual advice is a quarter for a server that has the
/// machine to itself, and this one shares it. With less than the indexes of a large store need,
/// imports spend their time copying pages from the kernel.
///
/// @param own in MiB, for pages of tables and indexes
/// @param cache in MiB, what PostgreSQL may hope to find in the kernel's cache and its own together
/// @param helpers processes that may help with one query; on a small machine none, so that what is
///   reckoned behind the pages leaves a processor to them
record PostgresShare(long own, long cache, int helpers) {

    private static final long LEAST = 192;
    private static final long MOST = 8 << 10;

    /// The first change of a page after a checkpoint writes all of it to the log: with checkpoints
    /// after 4 GB of log, three quarters of what a large import wrote were such pages.
    private static final long LOG_PER_MEMORY = 4;

    private static final long LEAST_LOG = 2 << 10;

    private static final int PROCESSORS_PER_HELPER = 4;
    private static final int MOST_HELPERS = 4;

    static PostgresShare ofThisMachine() {
        int processors = Runtime.getRuntime().availableProcessors();
        try {
            Object bytes =
                    ManagementFactory.getPlatformMBeanServer()
                            .getAttribute(
                                    new ObjectName(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME),
                                    "TotalMemorySize");
            return of((long) bytes >> 20, processors);
        } catch (JMException notTold) {
            return of(0, processors);
        }
    }

    /// Returns the share of a machine that has so many MiB; in a container, of what that has. 0 is
    /// a machine that does not tell.
    static PostgresShare of(long machine, int processors) {
        return new PostgresShare(
                Math.clamp(machine / 8, LEAST, MOST),
                Math.max(LEAST, machine / 2),
                Math.min(MOST_HELPERS, processors / PROCESSORS_PER_HELPER));
    }

    /// Returns them as settings of PostgreSQL.
    List<String> settings() {
        return List.of(
                "shared_buffers=" + own + "MB",
                "effective_cache_size=" + cache + "MB",
                "max_wal_size=" + Math.max(LEAST_LOG, LOG_PER_MEMORY * own) + "MB",
                "max_parallel_workers_per_gather=" + helpers);
    }
}
