package io.tipstaff.matcher;

/// Says whether a URL on a known host may be in the index, by hashing its path as it stands and
/// looking it up wherever it may end. What [PathBytes] finds odd passes unread.
final class UrlProbe {

    private static final int MAY_END = ByteClass.BOUNDARY | ByteClass.TRAILING;

    private final IndicatorIndex index;
    private final LineView line;
    private final PathBytes path;

    UrlProbe(IndicatorIndex index, LineView line) {
        this.index = index;
        this.line = line;
        this.path = new PathBytes(line);
    }

    /// @param host hash of the name
    /// @param hostEnd where it ends in the line
    boolean mayMatch(long host, int hostEnd) {
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
                            || mayHold(host, port, at, false)
                            || path.isAmbiguous() && mayHold(host, port, at, true)
                            || at > hostEnd && mayHoldRoot(host, 0);
            default -> port == 21 || mayHoldRoot(host, port) || mayHoldRoot(host, 0);
        };
    }

    private boolean mayHoldRoot(long host, int port) {
        return index.mayHold(KeyHash.url(host, port, KeyHash.pathStep(KeyHash.PATH_SEED, '/')));
    }

    private boolean mayHold(long host, int port, int slash, boolean decoded) {
        path.start('/', slash + 1, decoded);
        long hash = KeyHash.pathStep(KeyHash.PATH_SEED, '/');
        while (true) {
            int octet = path.next();
            if ((octet == PathBytes.END || ByteClass.is(octet, MAY_END))
                    && index.mayHold(KeyHash.url(host, port, hash))) {
                return true;
            }
            if (octet < 0) {
                return octet == PathBytes.ODD;
            }
            hash = KeyHash.pathStep(hash, octet);
        }
    }
}
