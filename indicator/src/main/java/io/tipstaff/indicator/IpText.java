package io.tipstaff.indicator;

import java.util.Optional;

/// Reads addresses as text: dotted quads, IPv6, and the odd IPv4 notations of `inet_aton`.
final class IpText {

    private IpText() {}

    /// Reads a plain dotted quad or an IPv6 address (without brackets and zone).
    static Optional<IpAddress> parse(String text) {
        if (text.indexOf(':') >= 0) {
            return parseV6(text);
        }
        long address = quad(text);
        return address < 0 ? Optional.empty() : Optional.of(IpAddress.v4((int) address));
    }

    /// Returns the 32 bits of a plain dotted quad (decimal, no leading zeros), or -1.
    private static long quad(String text) {
        if (text.length() < 7 || text.length() > 15) {
            return -1;
        }
        long address = 0;
        int parts = 0;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i < text.length() && text.charAt(i) != '.') {
                continue;
            }
            int octet = octet(text, start, i);
            if (octet < 0 || ++parts > 4) {
                return -1;
            }
            address = address << 8 | octet;
            start = i + 1;
        }
        return parts == 4 ? address : -1;
    }

    private static int octet(String text, int start, int end) {
        int length = end - start;
        if (length < 1 || length > 3 || length > 1 && text.charAt(start) == '0') {
            return -1;
        }
        int value = 0;
        for (int i = start; i < end; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value > 255 ? -1 : value;
    }

    private static Optional<IpAddress> parseV6(String text) {
        if (text.length() < 2 || text.length() > 45) {
            return Optional.empty();
        }
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            return Optional.empty();
        }
        int[] groups = new int[8];
        if (gap < 0) {
            return read(text, groups, 0) == 8 ? Optional.of(join(groups)) : Optional.empty();
        }
        int[] tail = new int[8];
        int before = gap == 0 ? 0 : read(text.substring(0, gap), groups, 1);
        int after = gap + 2 == text.length() ? 0 : read(text.substring(gap + 2), tail, 0);
        if (before < 0 || after < 0 || before + after > 7) {
            return Optional.empty();
        }
        System.arraycopy(tail, 0, groups, 8 - after, after);
        return Optional.of(join(groups));
    }

    /// Reads groups parted by colons and returns how many, or -1; a dotted quad may end them unless
    /// `beforeGap` is 1.
    private static int read(String text, int[] groups, int beforeGap) {
        String[] parts = text.split(":", -1);
        if (parts.length > 8) {
            return -1;
        }
        int count = 0;
        for (int i = 0; i < parts.length; i++) {
            boolean quadAllowed = beforeGap == 0 && i == parts.length - 1 && count <= 6;
            long quad = quadAllowed ? quad(parts[i]) : -1;
            if (quad >= 0) {
                groups[count++] = (int) (quad >>> 16);
                groups[count++] = (int) quad & 0xFFFF;
            } else {
                int group = group(parts[i]);
                if (group < 0) {
                    return -1;
                }
                groups[count++] = group;
            }
        }
        return count;
    }

    private static int group(String text) {
        if (text.isEmpty() || text.length() > 4) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) < 0x80 ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private static IpAddress join(int[] groups) {
        long high = 0;
        long low = 0;
        for (int i = 0; i < 4; i++) {
            high = high << 16 | groups[i];
            low = low << 16 | groups[i + 4];
        }
        return IpAddress.v6(high, low);
    }

    /// Reads what `inet_aton` reads: one to four parts, each decimal, octal (`0…`) or hex (`0x…`),
    /// the last one filling the rest.
    static Optional<IpAddress> parseOdd(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length > 4) {
            return Optional.empty();
        }
        long address = 0;
        for (int i = 0; i < parts.length; i++) {
            long part = number(parts[i]);
            int octets = i < parts.length - 1 ? 1 : 5 - parts.length;
            if (part < 0 || part >>> (8 * octets) != 0) {
                return Optional.empty();
            }
            address = address << (8 * octets) | part;
        }
        return Optional.of(IpAddress.v4((int) address));
    }

    private static long number(String text) {
        boolean hex = text.startsWith("0x") || text.startsWith("0X");
        boolean octal = !hex && text.length() > 1 && text.startsWith("0");
        String digits = hex ? text.substring(2) : text;
        if (digits.isEmpty()
                || digits.length() > 12
                || !digits.chars().allMatch(c -> c < 0x80 && Character.digit(c, 16) >= 0)) {
            return -1;
        }
        try {
            return Long.parseLong(digits, hex ? 16 : octal ? 8 : 10);
        } catch (NumberFormatException otherRadix) {
            return -1;
        }
    }
}
