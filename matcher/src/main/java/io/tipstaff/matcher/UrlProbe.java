package io.tipstaff.matcher;

/// Says whether a URL on a known host may be in the index, by hashing its path as it stands and
/// looking it up wherever it may end. URLs with escapes or dot segments pass unread.
final class UrlProbe {

    private static final int LONGEST_READ = 512;
    private static final int MAY_END = ByteClass.BOUNDARY | ByteClass.TRAILING | ByteClass.HARD_END;

    private final IndicatorIndex index;

    UrlProbe(IndicatorIndex index) {
        this.index = index;
    }

    /// @param host hash of the name
    /// @param hostEnd where it ends in the line
    boolean mayMatch(LineView line, long host, int hostEnd) {
        int at = hostEnd;
        int port = 0;
        if (line.at(at) == ':') {
            for (at++; at < hostEnd + 7 && line.is(at, ByteClass.DIGIT); at++) {
                port = port * 10 + line.at(at) - '0';
            }
            port = port == 80 || port == 443 ? 0 : port;
        }
        return switch (line.at(at)) {
            case '%', '\\', '?' -> true;
            case '/' ->
                    port == 21
                            || mayHold(line, host, port, at)
                            || at > hostEnd && mayHoldRoot(host, 0);
            default -> port == 21 || mayHoldRoot(host, port) || mayHoldRoot(host, 0);
        };
    }

    private boolean mayHoldRoot(long host, int port) {
        return index.mayHold(KeyHash.url(host, port, KeyHash.pathStep(KeyHash.PATH_SEED, '/')));
    }

    private boolean mayHold(LineView line, long host, int port, int slash) {
        long hash = KeyHash.pathStep(KeyHash.PATH_SEED, '/');
        for (int at = slash + 1; at < slash + LONGEST_READ; at++) {
            int octet = line.at(at);
            if (PathFilter.isOdd(octet) || octet == '.' && line.at(at - 1) == '/') {
                return true;
            }
            if (ByteClass.is(octet, MAY_END) && index.mayHold(KeyHash.url(host, port, hash))) {
                return true;
            }
            if (ByteClass.is(octet, ByteClass.HARD_END)) {
                return false;
            }
            hash = KeyHash.pathStep(hash, octet);
        }
        return true;
    }
}
