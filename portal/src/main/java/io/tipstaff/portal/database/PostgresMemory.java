package io.tipstaff.portal.database;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

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
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return of(machine.getTotalMemorySize() >> 20);
    }

    /// Returns the share of a machine that has so many MiB; in a container, of what that has.
    static PostgresMemory of(long machine) {
        return new PostgresMemory(
                Math.clamp(machine / 8, LEAST, MOST), Math.max(LEAST, machine / 2));
    }

    /// Returns them as settings of PostgreSQL.
    List<String> settings() {
        return List.of("shared_buffers=" + own + "MB", "effective_cache_size=" + cache + "MB");
    }
}
