package io.tipstaff.matcher;

/// Reads IPv6 addresses from bytes; holds the last one that it read. Not thread-safe.
final class Ipv6Text {

    private static final int LONGEST = 45;

    private final int[] groups = new int[8];
    private long high;
    private long low;

    long high() {
        return high;
    }

    long low() {
        return low;
    }

    /// Says whether the last address is an IPv4 address in disguise.
    boolean isV4() {
        return high == 0 && low >>> 32 == 0xFFFF;
    }

    /// Reads an address that is the whole range; a dotted quad may be its tail.
    boolean parse(byte[] text, int from, int to) {
        if (to - from < 2 || to - from > LONGEST) {
            return false;
        }
        int count = 0;
        int gap = -1;
        int at = from;
        if (text[at] == ':') {
            if (text[at + 1] != ':') {
                return false;
            }
            gap = 0;
            at += 2;
        }
        while (at < to) {
            int end = groupEnd(text, at, to);
            if (end < to && text[end] == '.') {
                if (count > 6 || !readQuad(text, at, to, count)) {
                    return false;
                }
                count += 2;
                break;
            }
            if (end == at || end - at > 4 || count == 8) {
                return false;
            }
            groups[count++] = group(text, at, end);
            at = end;
            if (at == to) {
                break;
            }
            if (text[at] != ':' || ++at == to) {
                return false;
            }
            if (text[at] == ':') {
                if (gap >= 0) {
                    return false;
                }
                gap = count;
                at++;
            }
        }
        return join(count, gap);
    }

    private static int groupEnd(byte[] text, int from, int to) {
        int end = from;
        while (end < to && ByteClass.is(text[end], ByteClass.HEX)) {
            end++;
        }
        return end;
    }

    private static int group(byte[] text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            value = value << 4 | ByteClass.hex(text[i]);
        }
        return value;
    }

    private boolean readQuad(byte[] text, int from, int to, int count) {
        long quad = Ipv4Text.parse(text, from, to);
        if (quad < 0) {
            return false;
        }
        groups[count] = (int) (quad >>> 16);
        groups[count + 1] = (int) quad & 0xFFFF;
        return true;
    }

    private boolean join(int count, int gap) {
        if (gap < 0 ? count != 8 : count > 7) {
            return false;
        }
        int tail = gap < 0 ? 8 : gap;
        int zeros = 8 - count;
        high = 0;
        low = 0;
        for (int i = 0; i < 8; i++) {
            int group = i < tail ? groups[i] : i < tail + zeros ? 0 : groups[i - zeros];
            if (i < 4) {
                high = high << 16 | group;
            } else {
                low = low << 16 | group;
            }
        }
        return true;
    }
}
