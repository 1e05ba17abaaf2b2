package io.tipstaff.portal.generated;

import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// How likely a letter is after the two before it, counted in words of many languages
/// (`generated/words.txt`). Immutable.
///
/// Runs of three are mixed with runs of two in the way of Dirichlet, so that what no word has is
/// unlikely but not impossible.
final class LetterModel {

    /// What a run that no word has counts at least, so that one does not decide.
    static final double LEAST = -7;

    /// Below, hardly any word has the run.
    static final double RARE = -4.5;

    private static final int LETTERS = 26;
    private static final double PRIOR_OF_TWO = 8;
    private static final double PRIOR_OF_ONE = 0.5;

    private final float[] likelihoods = new float[LETTERS * LETTERS * LETTERS];

    private static final class OfWords {
        static final LetterModel MODEL = new LetterModel(words());
    }

    LetterModel(List<String> words) {
        int[] threes = new int[likelihoods.length];
        int[] twos = new int[LETTERS * LETTERS];
        int[] ones = new int[LETTERS];
        for (String word : words) {
            for (int i = 1; i < word.length(); i++) {
                ones[index(word.charAt(i - 1))]++;
                twos[index(word.charAt(i - 1)) * LETTERS + index(word.charAt(i))]++;
                if (i >= 2) {
                    threes[at(word.charAt(i - 2), word.charAt(i - 1), word.charAt(i))]++;
                }
            }
        }
        for (int three = 0; three < threes.length; three++) {
            int before = three / LETTERS;
            int two = three % (LETTERS * LETTERS);
            double ofTwo =
                    (twos[two] + PRIOR_OF_ONE) / (ones[two / LETTERS] + PRIOR_OF_ONE * LETTERS);
            likelihoods[three] =
                    (float)
                            Math.log(
                                    (threes[three] + PRIOR_OF_TWO * ofTwo)
                                            / (twos[before] + PRIOR_OF_TWO));
        }
    }

    /// Returns the model of the words that come with the program.
    static LetterModel ofWords() {
        return OfWords.MODEL;
    }

    private static List<String> words() {
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(
                                requireNonNull(
                                        LetterModel.class.getResourceAsStream(
                                                "/generated/words.txt")),
                                StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read the words", failed);
        }
    }

    static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    /// Returns the natural logarithm of the likelihood of the third letter after the first two.
    double likelihood(char first, char second, char third) {
        return likelihoods[at(first, second, third)];
    }

    private static int at(char first, char second, char third) {
        return (index(first) * LETTERS + index(second)) * LETTERS + index(third);
    }

    private static int index(char letter) {
        return letter - 'a';
    }
}
