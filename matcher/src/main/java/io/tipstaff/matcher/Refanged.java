package io.tipstaff.matcher;

import java.util.Arrays;

/// A line with its defanged forms undone, and the way back to where things stand in the line.
final class Refanged {

    private static final String[] WRITTEN = {"://", ".", ":", "/", "@", "dot", "at"};
    private static final String[] MEANT = {"://", ".", ":", "/", "@", ".", "@"};

    private final LineView line = new LineView();
    private byte[] bytes = new byte[1024];
    private int[] starts = new int[1024];
    private int[] ends = new int[1024];
    private int length;

    /// Reads a line; returns whether anything in it was defanged.
    boolean read(byte[] buffer, int from, int to) {
        line.set(buffer, from, to);
        ensureRoom(to - from);
        length = 0;
        boolean any = false;
        for (int i = from; i < to; ) {
            int form = closing(line.at(i)) < 0 ? -1 : form(i);
            if (form < 0) {
                put(line.bytes[i], i, i + 1);
                i++;
            } else {
                int end = i + WRITTEN[form].length() + 2;
                for (int j = 0; j < MEANT[form].length(); j++) {
                    put((byte) MEANT[form].charAt(j), i, end);
                }
                any = true;
                i = end;
            }
        }
        return any;
    }

    private void ensureRoom(int size) {
        if (size > bytes.length) {
            bytes = new byte[size];
            starts = Arrays.copyOf(starts, size);
            ends = Arrays.copyOf(ends, size);
        }
    }

    private static int closing(int opening) {
        return switch (opening) {
            case '[' -> ']';
            case '(' -> ')';
            case '{' -> '}';
            default -> -1;
        };
    }

    private int form(int opening) {
        for (int i = 0; i < WRITTEN.length; i++) {
            if (line.has(opening + 1, WRITTEN[i])
                    && line.at(opening + 1 + WRITTEN[i].length()) == closing(line.at(opening))) {
                return i;
            }
        }
        return -1;
    }

    private void put(byte octet, int start, int end) {
        bytes[length] = octet;
        starts[length] = start;
        ends[length++] = end;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    int start(int at) {
        return starts[at];
    }

    int end(int to) {
        return ends[to - 1];
    }
}
