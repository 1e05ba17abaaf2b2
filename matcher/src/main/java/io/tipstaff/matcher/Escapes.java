package io.tipstaff.matcher;

/// Escapes in front of a token, whose last characters would otherwise be taken for its first.
final class Escapes {

    private Escapes() {}

    /// Returns where the token starts in a run of token characters: behind the digits of `%2F` or a
    /// JSON escape of four digits, if they stand for something that parts tokens.
    static int skip(LineView line, int run) {
        int before = line.at(run - 1);
        if (before == '%' && parts(line.hexByte(run))) {
            return run + 2;
        }
        if (before == '\\' && line.at(run) == 'u' && isParting(line, run + 1)) {
            return run + 5;
        }
        return run;
    }

    /// Says whether the four hex digits here are a character that parts tokens.
    static boolean isParting(LineView line, int digits) {
        int high = line.hexByte(digits);
        int low = line.hexByte(digits + 2);
        return high > 0 && low >= 0 || high == 0 && parts(low);
    }

    /// Says whether an escape that parts tokens ends right before this place.
    static boolean endsAt(LineView line, int at) {
        return line.at(at - 3) == '%' && parts(line.hexByte(at - 2))
                || line.at(at - 6) == '\\' && line.at(at - 5) == 'u' && isParting(line, at - 4)
                || mayBeLetter(line, at - 1);
    }

    private static boolean parts(int octet) {
        return octet >= 0 && !ByteClass.is(octet, ByteClass.NAME);
    }

    /// Says whether the first character of the run may be the letter of `\n`, `\r`, `\t`, `\b` or
    /// `\f`.
    static boolean mayBeLetter(LineView line, int run) {
        if (line.at(run - 1) != '\\') {
            return false;
        }
        return switch (line.at(run)) {
            case 'n', 'r', 't', 'b', 'f' -> true;
            default -> false;
        };
    }
}
