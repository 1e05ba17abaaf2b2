package io.tipstaff.matcher;

/// Rules of host names over bytes.
final class NameText {

    static final int MAX_NAME = 253;
    private static final int MAX_LABEL = 63;

    private NameText() {}

    /// Returns where the last labels start, this many of them.
    static int lastLabels(byte[] text, int from, int to, int labels) {
        int dots = 0;
        for (int i = to - 1; i >= from; i--) {
            if (text[i] == '.' && ++dots == labels) {
                return i + 1;
            }
        }
        return from;
    }

    /// Says whether a run of name characters is a name: two or more labels of 1 to 63, 253 in all,
    /// the last one with a letter.
    static boolean isName(byte[] text, int from, int to) {
        if (to - from > MAX_NAME) {
            return false;
        }
        int label = from;
        boolean letter = false;
        for (int i = from; i < to; i++) {
            if (text[i] == '.') {
                if (i == label || i - label > MAX_LABEL) {
                    return false;
                }
                label = i + 1;
                letter = false;
            } else {
                letter |= ByteClass.is(text[i], ByteClass.LETTER);
            }
        }
        return letter && label > from && to - label <= MAX_LABEL;
    }
}
