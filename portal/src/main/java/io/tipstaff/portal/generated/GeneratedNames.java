package io.tipstaff.portal.generated;

import io.tipstaff.indicator.DomainName;
import io.tipstaff.indicator.HostName;
import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.Names;
import io.tipstaff.indicator.Url;
import io.tipstaff.indicator.UrlMask;
import java.util.Optional;

/// Measures the label that somebody registered. Thread-safe.
///
/// A logistic model over four things that a person can check: how likely the letters follow each
/// other, how many runs of three are rare, the length, the vowels. Programs that choose letters are
/// found; programs that join words of a dictionary, or vowels and consonants in turn, are not, and
/// cannot be by the name alone.
public final class GeneratedNames {

    /// Shorter labels say nothing.
    private static final int SHORTEST = 7;

    /// Fitted to labels of reported and of popular names; `GeneratedNamesMeasure` shows how well
    /// they do.
    private static final double BIAS = -9.60059;

    private static final double OF_LIKELIHOOD = -1.13603;
    private static final double OF_RARE = 0.87854;
    private static final double OF_LENGTH = 0.03559;
    private static final double OF_VOWELS = -2.00891;

    private static final String PUNYCODE = "xn--";

    private GeneratedNames() {}

    /// Measures the name in an indicator; nothing for what has none that can be measured.
    public static Optional<GeneratedName> in(Indicator indicator) {
        return switch (indicator) {
            case DomainName(String name) -> of(name);
            case HostName(String name) -> of(name);
            case Url url -> of(url.host());
            case UrlMask mask -> of(mask.host());
            default -> Optional.empty();
        };
    }

    /// Measures a canonical name; nothing below a public suffix only, for short labels, for those
    /// in other scripts, and for those without letters.
    public static Optional<GeneratedName> of(String name) {
        return Names.registrable(name)
                .or(() -> lastTwo(name))
                .map(registrable -> registrable.substring(0, registrable.indexOf('.')))
                .filter(label -> label.length() >= SHORTEST && !label.startsWith(PUNYCODE))
                .flatMap(GeneratedNames::measure);
    }

    /// Below a top-level domain that the public-suffix list does not have, names of two labels are
    /// registered, which is the list's own rule.
    private static Optional<String> lastTwo(String name) {
        int last = name.lastIndexOf('.');
        return last < 0 || Names.isPublicSuffix(name)
                ? Optional.empty()
                : Optional.of(name.substring(name.lastIndexOf('.', last - 1) + 1));
    }

    private static Optional<GeneratedName> measure(String label) {
        LetterModel model = LetterModel.ofWords();
        double sum = 0;
        int triples = 0;
        int rare = 0;
        int letters = 0;
        int vowels = 0;
        for (int i = 0; i < label.length(); i++) {
            char c = label.charAt(i);
            if (!LetterModel.isLetter(c)) {
                continue;
            }
            letters++;
            vowels += "aeiouy".indexOf(c) >= 0 ? 1 : 0;
            if (i >= 2
                    && LetterModel.isLetter(label.charAt(i - 1))
                    && LetterModel.isLetter(label.charAt(i - 2))) {
                double likelihood = model.likelihood(label.charAt(i - 2), label.charAt(i - 1), c);
                triples++;
                sum += Math.max(likelihood, LetterModel.LEAST);
                rare += likelihood < LetterModel.RARE ? 1 : 0;
            }
        }
        if (triples < 2) {
            return Optional.empty();
        }
        double mean = sum / triples;
        double share = (double) vowels / letters;
        int length = label.length() - (int) label.chars().filter(c -> c == '-').count();
        double sure =
                BIAS
                        + OF_LIKELIHOOD * mean
                        + OF_RARE * rare
                        + OF_LENGTH * length
                        + OF_VOWELS * share;
        return Optional.of(new GeneratedName(label, 1 / (1 + Math.exp(-sure)), mean, rare, share));
    }
}
