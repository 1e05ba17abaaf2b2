package io.tipstaff.matcher;

/// What stands in front of a host: nothing, `://`, or `://` in its escaped form.
enum Separator {
    NONE,
    PLAIN,
    ESCAPED;

    /// Reads backwards from the host: a colon and two slashes, each as it is, percent-encoded, or
    /// as JSON escapes it.
    static Separator before(LineView line, int host) {
        int slash = slash(line, host);
        int first = slash < 0 ? -1 : slash(line, slash);
        if (first < 0 || colon(line, first) < 0) {
            return NONE;
        }
        boolean escaped =
                line.at(host - 1) != '/' && line.at(host - 3) == '%'
                        || line.at(slash - 1) != '/' && line.at(slash - 3) == '%';
        return escaped ? ESCAPED : PLAIN;
    }

    /// Says whether the scheme in front of a host that has a separator starts with `ftp`.
    static boolean isFtp(LineView line, int host) {
        int end = colon(line, slash(line, slash(line, host)));
        int start = end;
        while (line.is(start - 1, ByteClass.LETTER | ByteClass.DIGIT)
                || line.at(start - 1) == '+'
                || line.at(start - 1) == '-'
                || line.at(start - 1) == '.') {
            start--;
        }
        return end - start >= 3 && line.has(start, "ftp");
    }

    /// Returns where the slash starts that ends here, in any form, or -1.
    private static int slash(LineView line, int end) {
        if (line.at(end - 1) == '/') {
            return line.at(end - 2) == '\\' ? end - 2 : end - 1;
        }
        if (line.has(end - 3, "%2f")) {
            return end - 3;
        }
        return line.has(end - 6, "\\u002f") && line.at(end - 5) == 'u' ? end - 6 : -1;
    }

    private static int colon(LineView line, int end) {
        if (line.at(end - 1) == ':') {
            return end - 1;
        }
        return line.has(end - 3, "%3a") ? end - 3 : -1;
    }
}
