package io.tipstaff.indicator;

import com.google.common.net.InternetDomainName;
import com.google.thirdparty.publicsuffix.PublicSuffixPatterns;
import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Host names: canonical form, validity, and the public-suffix list.
public final class Names {

    private static final int MAX_NAME = 253;
    private static final int MAX_LABEL = 63;

    /// No entry of the list is longer, and asking it costs more than counting.
    private static final int MOST_SUFFIX_LABELS = 6;

    private Names() {}

    /// Turns a name as people write it (any case, U-labels, trailing dot) into its canonical form;
    /// empty if it is no name.
    public static Optional<String> canonical(String written) {
        String name = isAscii(written) ? written : toAscii(written);
        name = name.toLowerCase(Locale.ROOT);
        if (name.endsWith(".")) {
            name = name.substring(0, name.length() - 1);
        }
        return isCanonical(name) ? Optional.of(name) : Optional.empty();
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static String toAscii(String text) {
        try {
            return IDN.toASCII(text, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException | IndexOutOfBoundsException notAName) {
            return ""; // the JDK's decoder also runs over the end of some malformed labels
        }
    }

    /// Says whether the text is a name in canonical form: two or more labels of 1 to 63 characters,
    /// the last with a letter.
    public static boolean isCanonical(String name) {
        if (name.isEmpty() || name.length() > MAX_NAME) {
            return false;
        }
        int labelStart = 0;
        boolean labelHasLetter = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '.') {
                if (i == labelStart || i - labelStart > MAX_LABEL) {
                    return false;
                }
                labelStart = i + 1;
                labelHasLetter = false;
            } else if (!isLabelCharacter(c)) {
                return false;
            } else {
                labelHasLetter |= c >= 'a' && c <= 'z';
            }
        }
        int last = name.length() - labelStart;
        return labelStart > 0 && last >= 1 && last <= MAX_LABEL && labelHasLetter;
    }

    private static boolean isLabelCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_';
    }

    /// Says whether a canonical name is a public suffix such as `co.uk` or `github.io` (both parts
    /// of the list count).
    ///
    /// The list is asked directly: [InternetDomainName] takes four times as long to check a name as
    /// the list to answer, and every name of a feed comes through here.
    public static boolean isPublicSuffix(String name) {
        List<String> labels = labels(name);
        return labels.size() <= MOST_SUFFIX_LABELS
                && PublicSuffixPatterns.TRIE.findSuffixIndex(labels) == 0
                && InternetDomainName.isValid(name);
    }

    private static List<String> labels(String name) {
        var labels = new ArrayList<String>(4);
        int start = 0;
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', start)) {
            labels.add(name.substring(start, dot));
            start = dot + 1;
        }
        labels.add(name.substring(start));
        return labels;
    }

    /// Returns the registrable domain of a canonical name, such as `example.co.uk`; empty if it has
    /// none.
    public static Optional<String> registrable(String name) {
        if (!InternetDomainName.isValid(name)) {
            return Optional.empty();
        }
        var parsed = InternetDomainName.from(name);
        return parsed.isUnderPublicSuffix()
                ? Optional.of(parsed.topPrivateDomain().toString())
                : Optional.empty();
    }
}
