package io.tipstaff.portal.database;

import java.lang.management.ManagementFactory;
import java.util.List;
import javax.management.JMException;
import javax.management.ObjectName;

/// How much memory PostgreSQL gets.
///
/// An eighth of the machine's is its own; the usual advice is a quarter for a server that has the
/// machine to itself, and this one shares it. With less than the indexes of a large store need,
/// imports spend their time copying pages from the kernel.
///
/// @param own in MiB, for pages of tables and indexes
/// @param cache in MiB, what PostgreSQL may hope to find in the kernel's cache and its own together
record PostgresMemory(long own, long cache) {

    private static final long LEAST = 192;
    private static final long MOST = 8 << 10;

    static PostgresMemory ofThisMachine() {
        try {
            Object bytes =
                    ManagementFactory.getPlatformMBeanServer()
                            .getAttribute(
                                    new ObjectName(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME),
                                    "TotalMemorySize");
            return of((long) bytes >> 20);
        } catch (JMException notTold) {
            return of(0);
        }
    }

    /// Returns the share of a machine that has so many MiB; in a container, of what that has. 0 is
    /// a machine that does not tell.
    static PostgresMemory of(long machine) {
        return new PostgresMemory(
                Math.clamp(machine / 8, LEAST, MOST), Math.max(LEAST, machine / 2));
    }

    /// Returns them as settings of PostgreSQL.
    List<String> settings() {
        return List.of("shared_buffers=" + own + "MB", "effective_cache_size=" + cache + "MB");
    }
}
