package io.tipstaff.benchmarks;

/// Names, paths and addresses as they occur in indicators and logs. Names are made up of syllables
/// at random; nobody resolves them.
final class Words {

    private static final String[] SYLLABLES = {
        "ab", "ac", "ad", "al", "an", "ar", "ba", "be", "bo", "ca", "ce", "co", "cu", "da", "de",
        "di", "do", "en", "er", "fa", "fi", "fo", "ga", "ge", "go", "ha", "he", "ho", "in", "is",
        "ja", "ka", "ke", "ki", "la", "le", "li", "lo", "ma", "me", "mi", "mo", "na", "ne", "ni",
        "no", "on", "or", "pa", "pe", "po", "ra", "re", "ri", "ro", "sa", "se", "si", "so", "st",
        "ta", "te", "ti", "to", "tu", "un", "va", "ve", "vi", "za"
    };

    /// Real ones: literal matchers hash the ends of their patterns, so few endings would be unfair.
    private static final String[] SUFFIXES = {
        ".com", ".com", ".com", ".com", ".net", ".org", ".info", ".ru", ".de", ".top", ".xyz",
        ".co.uk"
    };

    private static final String[] SUBDOMAINS = {
        "www", "www", "www", "mail", "api", "cdn", "img", "static", "login", "m", "update", "ns1"
    };

    private Words() {}

    static String label(Dice dice) {
        var text = new StringBuilder();
        for (int i = 3 + dice.below(4); i > 0; i--) {
            text.append(SYLLABLES[dice.below(SYLLABLES.length)]);
        }
        return switch (dice.below(8)) {
            case 0 -> text.append(dice.below(1000)).toString();
            case 1 -> text.insert(4, '-').toString();
            default -> text.toString();
        };
    }

    /// Returns a registrable name.
    static String domain(Dice dice) {
        return label(dice) + dice.any(SUFFIXES);
    }

    static String host(Dice dice) {
        return host(dice, domain(dice));
    }

    /// Returns a host that no indicator has.
    static String harmlessHost(Dice dice) {
        return host(dice, label(dice) + "q" + dice.any(SUFFIXES));
    }

    private static String host(Dice dice, String domain) {
        return switch (dice.below(4)) {
            case 0 -> domain;
            case 1 -> label(dice) + "." + domain;
            default -> dice.any(SUBDOMAINS) + "." + domain;
        };
    }

    static String path(Dice dice) {
        var text = new StringBuilder();
        for (int i = 1 + dice.below(4); i > 0; i--) {
            text.append('/').append(label(dice));
        }
        text.append(dice.any("", "/", ".html", ".php", ".js", ".exe", ".png"));
        if (dice.oneIn(3)) {
            text.append("?id=").append(dice.below(1 << 20)).append("&s=").append(dice.hex(12));
        }
        return text.toString();
    }

    static String publicAddress(Dice dice) {
        int first = 11 + dice.below(210);
        return first + "." + dice.below(256) + "." + dice.below(256) + "." + dice.below(256);
    }

    static String privateAddress(Dice dice) {
        return "10." + dice.below(8) + "." + dice.below(256) + "." + (1 + dice.below(254));
    }
}
