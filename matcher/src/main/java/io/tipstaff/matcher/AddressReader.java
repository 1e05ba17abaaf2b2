package io.tipstaff.matcher;

import io.tipstaff.indicator.IpAddress;
import java.nio.charset.StandardCharsets;

/// Reads IPv4 and IPv6 addresses in a line, with ports and the URLs that they are part of.
final class AddressReader {

    private static final int ALPHANUMERIC = ByteClass.LETTER | ByteClass.DIGIT;

    private final AddressFinder finder;
    private final UrlReader urls;
    private final Ipv6Text ipv6 = new Ipv6Text();

    /// Where IPv6 addresses stand that end in a dotted quad, as `from << 32 | to`.
    private long[] quadTails = new long[4];

    private int quadTailCount;
    private int quadTail;

    AddressReader(IndicatorIndex index, Wanted wanted, UrlReader urls) {
        this.finder = new AddressFinder(index, wanted);
        this.urls = urls;
    }

    /// Reads the dotted quads in a run of name characters.
    ///
    /// @param run where the run starts: what stands before it does not touch
    void readQuads(LineView line, int run, int runEnd, Found found) {
        for (int i = run; i < runEnd; ) {
            if (!line.is(i, ByteClass.DIGIT) || i > run && touchesBefore(line, i, run)) {
                i++;
                continue;
            }
            int end = Ipv4Text.end(line.bytes, i, runEnd);
            if (end < 0 || touchesBehind(line, end)) {
                i++;
            } else {
                if (!isInsideIpv6(i)) {
                    found(line, i, end, found);
                }
                i = end;
            }
        }
    }

    private static boolean touchesBefore(LineView line, int at, int run) {
        int before = line.at(at - 1);
        return ByteClass.isAlphanumeric(before)
                || before == '_'
                || before == '.' && at - 2 >= run && line.is(at - 2, ALPHANUMERIC);
    }

    private static boolean touchesBehind(LineView line, int end) {
        int next = line.at(end);
        return ByteClass.isAlphanumeric(next)
                || next == '_'
                || next == '.' && line.is(end + 1, ALPHANUMERIC);
    }

    private void found(LineView line, int from, int to, Found found) {
        int address = (int) Ipv4Text.value(line.bytes, from, to);
        finder.findV4(address, from, to, found);
        int next = line.at(to);
        if (next == ':' || next == '/' || next == '#') {
            int portEnd = portEnd(line, to + 1);
            if (portEnd > 0) {
                finder.findV4Endpoint(address, port(line, to + 1, portEnd), from, portEnd, found);
            }
        }
        System.arraycopy(line.bytes, from, urls.host(), 0, to - from);
        urls.read(line, from, to, to - from, found);
        found.settle();
    }

    /// Returns where the port ends that starts here, or 0 if none does.
    private static int portEnd(LineView line, int from) {
        int end = from;
        while (end - from < 6 && line.is(end, ByteClass.DIGIT)) {
            end++;
        }
        boolean valid =
                end > from
                        && end - from <= 5
                        && !line.is(end, ALPHANUMERIC)
                        && port(line, from, end) >= 1
                        && port(line, from, end) <= 65535;
        return valid ? end : 0;
    }

    private static int port(LineView line, int from, int end) {
        return IndicatorKey.port(line.bytes, from - 1, end);
    }

    private boolean isInsideIpv6(int at) {
        while (quadTail < quadTailCount && at >= (int) quadTails[quadTail]) {
            quadTail++;
        }
        return quadTail < quadTailCount && at >= quadTails[quadTail] >>> 32;
    }

    /// Reads all IPv6 addresses of a line; to be called before [#readQuads].
    void readIpv6(LineView line, Found found) {
        quadTailCount = 0;
        quadTail = 0;
        for (int i = line.from; i < line.to; i++) {
            if (line.bytes[i] == ':') {
                int end = i;
                while (isIpv6(line.at(end))) {
                    end++;
                }
                int start = i;
                while (isHexDigit(line, start - 1)) {
                    start--;
                }
                readIpv6Run(line, start, end, found);
                i = end;
            }
        }
    }

    private static boolean isIpv6(int octet) {
        return octet == ':' || ByteClass.is(octet, ByteClass.HEX);
    }

    private static boolean isHexDigit(LineView line, int at) {
        return line.is(at, ByteClass.HEX);
    }

    private void readIpv6Run(LineView line, int run, int runEnd, Found found) {
        if (Escapes.mayBeLetter(line, run)) {
            tryIpv6(line, run + 1, runEnd, found);
        }
        if (!found.hasOffers()) {
            tryIpv6(line, Math.max(run, Escapes.skip(line, escapeStart(line, run))), runEnd, found);
        }
        found.settle();
    }

    /// The `u` of a JSON escape of four digits is no hex digit: the escape starts before the run.
    private static int escapeStart(LineView line, int run) {
        return line.at(run - 1) == 'u' && line.at(run - 2) == '\\' ? run - 1 : run;
    }

    /// One colon at either end does not belong to the address.
    private void tryIpv6(LineView line, int start, int runEnd, Found found) {
        int from = line.at(start) == ':' && line.at(start + 1) != ':' ? start + 1 : start;
        int to = runEnd;
        if (line.at(to - 1) == ':' && line.at(to - 2) != ':') {
            to--;
        } else {
            to = withQuad(line, from, runEnd);
        }
        if (to <= from || touchesIpv6Before(line, from) || touchesIpv6Behind(line, to)) {
            return;
        }
        if (ipv6.parse(line.bytes, from, to)) {
            if (to > runEnd) {
                noteQuadTail(from, to);
            }
            foundIpv6(line, from, to, found);
        }
    }

    /// Returns where the dotted quad ends whose first number ends the run, or the end of the run.
    private static int withQuad(LineView line, int from, int runEnd) {
        if (line.at(runEnd) != '.') {
            return runEnd;
        }
        int digits = runEnd;
        while (digits > from && line.is(digits - 1, ByteClass.DIGIT)) {
            digits--;
        }
        int end = Ipv4Text.end(line.bytes, digits, line.to);
        return end < 0 ? runEnd : end;
    }

    private static boolean touchesIpv6Before(LineView line, int from) {
        int end = line.at(from - 1) == '.' ? from - 1 : from;
        return isWord(line.at(end - 1)) && !Escapes.endsAt(line, end);
    }

    private static boolean touchesIpv6Behind(LineView line, int to) {
        int next = line.at(to);
        return isWord(next) || next == '.' && isWord(line.at(to + 1));
    }

    private static boolean isWord(int octet) {
        return ByteClass.isAlphanumeric(octet) || octet == '_';
    }

    private void noteQuadTail(int from, int to) {
        if (quadTailCount == quadTails.length) {
            quadTails = java.util.Arrays.copyOf(quadTails, 2 * quadTailCount);
        }
        quadTails[quadTailCount++] = (long) from << 32 | to;
    }

    private void foundIpv6(LineView line, int from, int to, Found found) {
        boolean v4 = ipv6.isV4();
        int address = (int) ipv6.low();
        if (v4) {
            finder.findV4(address, from, to, found);
        } else {
            finder.findV6(ipv6.high(), ipv6.low(), from, to, found);
        }
        int bracket = line.at(from - 1) == '[' ? zoneEnd(line, to) : to;
        if (line.at(from - 1) != '[' || line.at(bracket) != ']') {
            return;
        }
        int portEnd = line.at(bracket + 1) == ':' ? portEnd(line, bracket + 2) : 0;
        if (portEnd > 0) {
            int port = port(line, bracket + 2, portEnd);
            if (v4) {
                finder.findV4Endpoint(address, port, from - 1, portEnd, found);
            } else {
                finder.findV6Endpoint(ipv6.high(), ipv6.low(), port, from - 1, portEnd, found);
            }
        }
        urls.read(line, from - 1, bracket + 1, putHost(v4), found);
    }

    /// Returns the end of a zone such as `%eth0`.
    private static int zoneEnd(LineView line, int from) {
        if (line.at(from) != '%') {
            return from;
        }
        int end = from + 1;
        while (line.is(end, ByteClass.NAME)) {
            end++;
        }
        return end;
    }

    private int putHost(boolean v4) {
        String canonical =
                v4
                        ? IpAddress.v4((int) ipv6.low()).canonical()
                        : "[" + IpAddress.v6(ipv6.high(), ipv6.low()).canonical() + "]";
        byte[] text = canonical.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, urls.host(), 0, text.length);
        return text.length;
    }
}
