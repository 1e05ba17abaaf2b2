package io.tipstaff.exchange.plain;

import java.util.Locale;
import java.util.Set;

/// What a hosts file holds beside the names that it blocks.
final class LocalNames {

    private static final Set<String> SINKHOLES =
            Set.of("127.0.0.1", "0.0.0.0", "::1", "::", "0", "255.255.255.255", "fe80::1%lo0");
    private static final Set<String> LOCAL =
            Set.of(
                    "localhost",
                    "localhost.localdomain",
                    "localhost4",
                    "localhost6",
                    "local",
                    "broadcasthost",
                    "0.0.0.0",
                    "127.0.0.1");

    private LocalNames() {}

    /// Says whether the address is one to which hosts files send unwanted names.
    static boolean isSinkhole(String address) {
        return SINKHOLES.contains(address);
    }

    /// Says whether the name is the machine's own.
    static boolean isLocal(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return LOCAL.contains(lower) || lower.startsWith("ip6-");
    }
}
