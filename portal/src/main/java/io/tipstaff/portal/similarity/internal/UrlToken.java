package io.tipstaff.portal.similarity.internal;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Tells what is made anew for each victim or copy (numbers, keys, dates, addresses) from the words
/// that a kit keeps.
///
/// A class is written `{n}`, and what is written so is that class, so that a shape is its own
/// shape.
final class UrlToken {

    private record TokenClass(Pattern pattern, String written) {}

    private static final List<TokenClass> CLASSES =
            List.of(
                    new TokenClass(Pattern.compile("\\{[a-z]\\}"), ""),
                    new TokenClass(Pattern.compile("[0-9]+"), "{n}"),
                    new TokenClass(
                            Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
                            "{u}"),
                    new TokenClass(
                            Pattern.compile(
                                    "(19|20)[0-9]{2}([-_.])(0?[1-9]|1[0-2])\\2(0?[1-9]|[12][0-9]|3[01])"),
                            "{d}"),
                    new TokenClass(
                            Pattern.compile(
                                    "(0?[1-9]|[12][0-9]|3[01])([-_.])(0?[1-9]|1[0-2])\\2(19|20)[0-9]{2}"),
                            "{d}"),
                    new TokenClass(
                            Pattern.compile("(?i)[a-z0-9._+-]{1,64}@[a-z0-9.-]{1,253}"), "{e}"),
                    // at least one digit and one letter: what has none is a number, or a word
                    new TokenClass(
                            Pattern.compile("(?i)(?=.*[0-9])(?=.*[a-f])[0-9a-f]{8,}"), "{h}"),
                    new TokenClass(
                            Pattern.compile(
                                    "(?=.*[0-9])(?=.*[a-z])(?=.*[A-Z])[A-Za-z0-9+/_-]{10,}={0,2}"),
                            "{b}"),
                    new TokenClass(
                            Pattern.compile("(?=.*[0-9])(?=.*[A-Za-z])[A-Za-z0-9]{16,}={0,2}"),
                            "{b}"),
                    // letters and digits that change places three times
                    new TokenClass(
                            Pattern.compile(
                                    "(?=.{6,})(?i)([a-z]+[0-9]+){2,}[a-z]*|(?=.{6,})(?i)([0-9]+[a-z]+){2,}[0-9]*"),
                            "{b}"));

    /// What is longer without a break is no word.
    private static final int LONGEST = 200;

    private UrlToken() {}

    /// Returns the class of a token, or the word in lower case.
    static String of(String token) {
        if (token.length() > LONGEST) {
            return "{b}";
        }
        for (TokenClass one : CLASSES) {
            if (one.pattern().matcher(token).matches()) {
                return one.written().isEmpty() ? token : one.written();
            }
        }
        return token.toLowerCase(Locale.ROOT);
    }

    /// Says whether this is a class, not a word.
    static boolean isClass(String token) {
        return token.length() == 3 && token.charAt(0) == '{' && token.charAt(2) == '}';
    }
}
