package io.tipstaff.portal.similarity.internal;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// How telling a shape is, in bits: each of its words by how few other sites have it (inverse
/// frequency), each class a little.
///
/// The store alone would call every word of its first URLs rare, so each word starts with how often
/// it is taken to stand among ten thousand harmless sites: a thousand times if it is on the list of
/// common words, three hundred times if it has one or two characters, else once.
final class Telling {

    /// From here on a shape on several sites is a kit: more than one word that others do not have,
    /// or one beside several common ones.
    static final double ENOUGH = 16;

    private static final double MOST = 99;

    /// However many common words and classes there are, any site may have them.
    private static final double MOST_COMMON = 8;

    private static final double MOST_CLASSES = 4;
    private static final double PRIOR_SITES = 10_000;
    private static final double COMMON = 1_000;
    private static final double SHORT = 300;
    private static final Set<String> COMMON_WORDS = commonWords();

    private Telling() {}

    private static Set<String> commonWords() {
        try (InputStream in = Telling.class.getResourceAsStream("/similarity/common-words.txt")) {
            String text = new String(requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.split(" ")))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read the common words", failed);
        }
    }

    /// Reckons the bits of a shape.
    ///
    /// @param others on how many sites of other shapes each of its words stands
    /// @param sites of all shapes
    static double bits(UrlShape shape, Map<String, Long> others, long sites) {
        double common = 0;
        double bits = 0;
        for (String word : shape.words()) {
            double known = prior(word) + Math.max(0, others.getOrDefault(word, 0L));
            double ofWord = Math.max(0, log2((PRIOR_SITES + sites) / known));
            if (COMMON_WORDS.contains(word)) {
                common += ofWord;
            } else {
                bits += ofWord;
            }
        }
        return Math.min(
                bits + Math.min(common, MOST_COMMON) + Math.min(classes(shape), MOST_CLASSES),
                MOST);
    }

    private static double classes(UrlShape shape) {
        double bits = 0;
        for (int at = shape.text().indexOf('{'); at >= 0; at = shape.text().indexOf('{', at + 1)) {
            bits += shape.text().startsWith("{n}", at) ? 0.5 : 1;
        }
        return bits;
    }

    /// Returns where a shape stands among kits; 0 if it is none.
    static double rank(double bits, int sites) {
        return bits < ENOUGH || sites < 2 ? 0 : bits * Math.log1p(sites);
    }

    private static double prior(String word) {
        if (COMMON_WORDS.contains(word)) {
            return COMMON;
        }
        return word.length() <= 2 ? SHORT : 1;
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }
}
