package io.tipstaff.matcher;

import io.tipstaff.indicator.Kind;

/// Reads URLs and paths in a line, and finds them in the index.
///
/// The key of a URL is built in one buffer: the text of the host, the port, the canonical path.
final class UrlReader {

    private static final int HOST_ROOM = 272;
    private static final int SHORTEST_PATH = 5;

    private final IndicatorIndex index;
    private final Wanted wanted;
    private final UrlRest rest = new UrlRest();
    private final PathText path = new PathText(HOST_ROOM);
    private final MaskReader masks;
    private int hostLength;
    private int port;
    private int wholeEnd;
    private int trailing;

    UrlReader(IndicatorIndex index, Wanted wanted) {
        this.index = index;
        this.wanted = wanted;
        this.masks = new MaskReader(index);
    }

    /// Returns the buffer whose first bytes must be the canonical text of the host when a URL is
    /// read.
    byte[] host() {
        return path.bytes;
    }

    /// Reads the URL, if it is one, whose host stands at `from` to `to` in the line.
    void read(LineView line, int from, int to, int hostTextLength, Found found) {
        boolean known = isKnown(hostTextLength);
        if (!known && !wanted.has(Kind.PATH)) {
            return;
        }
        Separator before = Separator.before(line, from);
        if (before == Separator.ESCAPED || isEscapedBehind(line, to)) {
            rest.readEscaped(line, to);
        } else {
            rest.readPlain(line, to);
        }
        int portEnd = rest.portEnd();
        if (before == Separator.NONE && portEnd == 0 && rest.at(0) != '/') {
            return;
        }
        port = decidingPort(portEnd, before != Separator.NONE && Separator.isFtp(line, from));
        readPath(hostTextLength, portEnd, to);
        find(from, to, known, found);
    }

    /// Says whether the host, or a domain that it is in, may have URLs or masks.
    private boolean isKnown(int length) {
        byte[] host = path.bytes;
        int dot = -1;
        do {
            if (BloomWords.contains(index.hostFilter(), KeyHash.name(host, dot + 1, length))) {
                return true;
            }
            dot = IndicatorKey.indexOf(host, dot + 1, length, '.');
        } while (dot >= 0);
        return false;
    }

    /// Says whether an escaped slash follows, behind a port if there is one.
    private static boolean isEscapedBehind(LineView line, int host) {
        int at = host;
        int colon = line.at(at) == ':' ? 1 : line.has(at, "%3a") ? 3 : 0;
        if (colon > 0) {
            at += colon;
            int digits = at;
            while (at - digits < 5 && line.is(at, ByteClass.DIGIT)) {
                at++;
            }
            if (at == digits) {
                return false;
            }
        }
        return line.has(at, "%2f");
    }

    private int decidingPort(int portEnd, boolean ftp) {
        int written = portEnd == 0 ? 0 : rest.port(portEnd);
        return written == 80 || written == 443 || written == 21 && ftp ? 0 : written;
    }

    private void readPath(int hostTextLength, int portEnd, int hostEnd) {
        hostLength = hostTextLength;
        int at = hostLength;
        if (port > 0) {
            path.bytes[at++] = ':';
            at = putNumber(port, at);
        }
        int next = rest.at(portEnd);
        boolean hasPath = next == '/' || next == '?' || next == '#';
        int end = hasPath ? rest.withoutFragment(portEnd) : portEnd;
        wholeEnd = rest.rawEnd(end, hostEnd);
        path.read(at, rest.bytes, rest.ends, portEnd, end, rest.rawEnd(portEnd, hostEnd));
        trailing = trailingStart();
    }

    private int putNumber(int number, int at) {
        int next = number >= 10 ? putNumber(number / 10, at) : at;
        path.bytes[next] = (byte) ('0' + number % 10);
        return next + 1;
    }

    private int trailingStart() {
        int at = path.end;
        while (at > path.start && ByteClass.is(path.bytes[at - 1], ByteClass.TRAILING)) {
            at--;
        }
        return at;
    }

    /// Says whether what matched may end here.
    private boolean mayEnd(int at) {
        return at >= trailing || ByteClass.is(path.bytes[at], ByteClass.BOUNDARY);
    }

    private int rawEnd(int end) {
        return end == path.end ? wholeEnd : path.ends[end - 1];
    }

    private void find(int from, int hostEnd, boolean known, Found found) {
        boolean urls = known && wanted.has(Kind.URL);
        long host = urls ? KeyHash.name(path.bytes, 0, hostLength) : 0;
        long hash = KeyHash.PATH_SEED;
        for (int end = path.start + 1; end <= path.end; end++) {
            hash = KeyHash.pathStep(hash, path.bytes[end - 1]);
            if (!mayEnd(end)) {
                continue;
            }
            if (urls) {
                findUrl(from, end, KeyHash.url(host, port, hash), found);
            }
            findPath(hostEnd, end, hash, found);
        }
        if (known && wanted.has(Kind.URL_MASK)) {
            masks.find(path, hostLength, port, trailing);
            masks.offer(from, this::rawEnd, found);
        }
    }

    private void findUrl(int from, int end, long hash, Found found) {
        int kind = Kind.URL.number();
        long record = index.find(kind, hash, path.bytes, 0, end);
        if (record != 0) {
            found.offer(kind, record, from, rawEnd(end), end);
        }
    }

    /// @param hostEnd where the path starts in the line, or the port in front of it
    private void findPath(int hostEnd, int end, long hash, Found found) {
        int kind = Kind.PATH.number();
        if (end - path.start < SHORTEST_PATH || !wanted.has(Kind.PATH)) {
            return;
        }
        long record = index.find(kind, KeyHash.ofKind(kind, hash), path.bytes, path.start, end);
        if (record != 0) {
            found.offer(kind, record, hostEnd, rawEnd(end), end - path.start);
        }
    }

    /// Reads a path that stands alone.
    void readAlone(LineView line, int slash, Found found) {
        rest.readPlain(line, slash);
        int end = rest.withoutFragment(0);
        wholeEnd = rest.rawEnd(end, slash);
        path.read(HOST_ROOM, rest.bytes, rest.ends, 0, end, slash);
        trailing = trailingStart();
        long hash = KeyHash.PATH_SEED;
        for (int at = path.start + 1; at <= path.end; at++) {
            hash = KeyHash.pathStep(hash, path.bytes[at - 1]);
            if (mayEnd(at)) {
                findPath(slash, at, hash, found);
            }
        }
        found.settle();
    }
}
