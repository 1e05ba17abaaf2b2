package io.tipstaff.portal.generated;

import java.util.Locale;

/// How much a label looks made by a program, with what that is reckoned from.
///
/// @param label the part of the name that somebody chose when registering it
/// @param probability 0 to 1, among names that sources report, a tenth of them generated
/// @param likelihood mean natural logarithm of how likely each letter is after the two before it,
///   in words of 34 languages; near -2.3 for words
/// @param rareTriples how many of its runs of three letters hardly any word has
/// @param vowels part of its letters, 0 to 1
public record GeneratedName(
        String label, double probability, double likelihood, int rareTriples, double vowels) {

    /// From here on it is a reason: one to three in a thousand popular names go beyond it.
    public static final double TELLING = 0.9;

    /// Says whether it is a reason to believe more of what sources report.
    public boolean isTelling() {
        return probability >= TELLING;
    }

    /// Returns the reason for a person.
    public String reason() {
        return String.format(
                Locale.ROOT,
                "its name looks made by a program (%.0f %%): %s has %d runs of three letters that hardly any word has, %.0f %% vowels",
                100 * probability,
                label,
                rareTriples,
                100 * vowels);
    }
}
