package io.tipstaff.exchange.stix2;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Cuts a STIX pattern into tokens.
final class PatternTokens {

    /// What a token is.
    enum Kind {
        /// A keyword, a type, a step of a path, a number, a truth value.
        WORD,
        /// A text in quotes, also with `t`, `h` or `b` before them.
        TEXT,
        /// An operator, bracket or other sign.
        SIGN,
        END
    }

    /// @param text of a WORD or SIGN as written; of a TEXT without quotes and escapes
    record Token(Kind kind, String text, int at) {

        boolean isSign(String sign) {
            return kind == Kind.SIGN && text.equals(sign);
        }

        boolean isWord(String keyword) {
            return kind == Kind.WORD && text.toUpperCase(Locale.ROOT).equals(keyword);
        }
    }

    private static final int MAX_TOKENS = 100_000;

    private final String pattern;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private PatternTokens(String pattern) {
        this.pattern = pattern;
    }

    static List<Token> of(String pattern) throws PatternException {
        var tokens = new PatternTokens(pattern);
        tokens.cut();
        return tokens.tokens;
    }

    private void cut() throws PatternException {
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (pattern.startsWith("/*", at)) {
                int end = pattern.indexOf("*/", at + 2);
                at = end < 0 ? pattern.length() : end + 2;
            } else if (c == '\'' || isPrefixed(c)) {
                text(c == '\'' ? at : at + 1);
            } else if (isWordCharacter(c)) {
                word();
            } else {
                sign();
            }
            if (tokens.size() > MAX_TOKENS) {
                throw new PatternException("more than " + MAX_TOKENS + " tokens", at);
            }
        }
        tokens.add(new Token(Kind.END, "the end", pattern.length()));
    }

    private boolean isPrefixed(char c) {
        boolean prefix = c == 't' || c == 'h' || c == 'b';
        return prefix && at + 1 < pattern.length() && pattern.charAt(at + 1) == '\'';
    }

    private void text(int quote) throws PatternException {
        var text = new StringBuilder();
        int i = quote + 1;
        while (i < pattern.length() && pattern.charAt(i) != '\'') {
            if (pattern.charAt(i) == '\\' && i + 1 < pattern.length()) {
                i++;
            }
            text.append(pattern.charAt(i));
            i++;
        }
        if (i >= pattern.length()) {
            throw new PatternException("a text without its closing quote", quote);
        }
        tokens.add(new Token(Kind.TEXT, text.toString(), at));
        at = i + 1;
    }

    private static boolean isWordCharacter(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '+';
    }

    private void word() {
        int start = at;
        while (at < pattern.length()
                && (isWordCharacter(pattern.charAt(at)) || isDecimalPoint(start))) {
            at++;
        }
        tokens.add(new Token(Kind.WORD, pattern.substring(start, at), start));
    }

    private boolean isDecimalPoint(int start) {
        boolean number = Character.isDigit(pattern.charAt(start)) || pattern.charAt(start) == '-';
        return number
                && pattern.charAt(at) == '.'
                && at + 1 < pattern.length()
                && Character.isDigit(pattern.charAt(at + 1));
    }

    private void sign() {
        String two = at + 2 <= pattern.length() ? pattern.substring(at, at + 2) : "";
        boolean isTwo = List.of("!=", "<>", "<=", ">=", "==").contains(two);
        String sign = isTwo ? two : pattern.substring(at, at + 1);
        tokens.add(new Token(Kind.SIGN, sign, at));
        at += sign.length();
    }
}
