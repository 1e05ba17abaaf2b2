package io.tipstaff.portal.agency.internal;

import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/// What a password must be, after NIST SP 800-63B-4: long, and not one that others would guess
/// first. No rules of composition, no expiry.
///
/// Thread-safe.
@Component
public class Passwords {

    /// Length of a password that is the only factor, in code points.
    public static final int LONG = 15;

    /// Length of a password that stands beside a one-time code.
    public static final int SHORT = 8;

    /// Longer is refused; the standard asks for at least 64.
    public static final int LONGEST = 128;

    /// OWASP's first choice for Argon2id: 19 MiB, two passes, one lane.
    private static final int ARGON_KIB = 19_456;

    private static final int ARGON_PASSES = 2;

    /// zxcvbn's time grows with the square of the length, and what is longer than this is not in
    /// any list.
    private static final int CHECKED_CHARACTERS = 64;

    /// "Safely unguessable: moderate protection from an offline scenario".
    private static final int ENOUGH = 3;

    /// Characters that must be left when the person's own words are taken out.
    private static final int LEAST_OWN = 6;

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int ONE_TIME_GROUPS = 4;
    private static final int ONE_TIME_GROUP = 5;
    private static final Pattern WORD_END = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final Argon2PasswordEncoder encoder =
            new Argon2PasswordEncoder(16, 32, 1, ARGON_KIB, ARGON_PASSES);
    private final SecureRandom random = new SecureRandom();
    private final Zxcvbn guesser = new Zxcvbn();

    /// Returns what is wrong with a new password, as a message key; empty if it will do.
    ///
    /// @param shortest [#LONG], or [#SHORT] beside a second factor
    /// @param context names and words that an attacker would try: login, name, agency
    public Optional<String> faultOf(String password, int shortest, List<String> context) {
        String normal = normal(password);
        int length = normal.codePointCount(0, normal.length());
        if (length < shortest) {
            return Optional.of(
                    shortest == SHORT
                            ? "agency.password.too-short.beside-code"
                            : "agency.password.too-short");
        }
        if (length > LONGEST) {
            return Optional.of("agency.password.too-long");
        }
        List<String> words = words(context);
        return isMadeOf(words, normal) || isGuessable(normal, words)
                ? Optional.of("agency.password.guessable")
                : Optional.empty();
    }

    private boolean isGuessable(String password, List<String> context) {
        String head = password.substring(0, Math.min(password.length(), CHECKED_CHARACTERS));
        Strength strength = guesser.measure(head, context);
        return strength.getScore() < ENOUGH;
    }

    /// Whether little is left without the words that an attacker tries first: zxcvbn alone takes
    /// three of them in a row for hard.
    private static boolean isMadeOf(List<String> words, String password) {
        String left = password.toLowerCase(Locale.ROOT);
        List<String> longestFirst =
                words.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
        for (String word : longestFirst) {
            left = left.replace(word, "");
        }
        left = WORD_END.matcher(left).replaceAll("");
        return left.codePointCount(0, left.length()) < LEAST_OWN;
    }

    private static List<String> words(List<String> context) {
        List<String> words = new ArrayList<>(List.of("tipstaff", "password", "police", "agency"));
        for (String text : context) {
            String lower = text.toLowerCase(Locale.ROOT);
            words.add(lower);
            words.addAll(WORD_END.splitAsStream(lower).filter(word -> word.length() > 2).toList());
        }
        return words;
    }

    /// Tells whether a password may stand without a second factor.
    public boolean isLong(String password) {
        String normal = normal(password);
        return normal.codePointCount(0, normal.length()) >= LONG;
    }

    String hash(String password) {
        return String.valueOf(encoder.encode(normal(password)));
    }

    boolean matches(String password, String hash) {
        return encoder.matches(normal(password), hash);
    }

    /// Spends the time of a comparison, so that an unknown name answers no faster.
    void compareWithNothing(String password) {
        encoder.matches(normal(password), NothingHash.HASH);
    }

    private static final class NothingHash {
        static final String HASH =
                String.valueOf(
                        new Argon2PasswordEncoder(16, 32, 1, ARGON_KIB, ARGON_PASSES)
                                .encode("nobody's password"));
    }

    /// One keyboard's ü is another's u with dots: both are the same password.
    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    /// Returns a new password that is given to somebody once, 98 bits at random.
    String oneTime() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < ONE_TIME_GROUPS * ONE_TIME_GROUP; i++) {
            if (i > 0 && i % ONE_TIME_GROUP == 0) {
                password.append('-');
            }
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
