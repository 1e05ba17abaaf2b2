package io.tipstaff.portal.similarity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What holds for any input, over seeded random ones.
class SimilarityProperties {

    private static final long SEED = 20261124;
    private static final int TRIES = 2_000;
    private static final List<String> WORDS =
            List.of("secure", "office-desk", "parcel_track", "login", "bank", "verify");

    private static String letters(Random random, int length, String of) {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(of.charAt(random.nextInt(of.length())));
        }
        return text.toString();
    }

    /// Another value of each class each time.
    private static String filled(String template, Random random) {
        return template.replace("#n", letters(random, 1 + random.nextInt(12), "0123456789"))
                .replace("#h", "0a" + letters(random, 8 + random.nextInt(40), "0123456789abcdef"))
                .replace("#u", new UUID(random.nextLong(), random.nextLong()).toString())
                .replace(
                        "#e",
                        letters(random, 5, "abcxyz") + "@" + letters(random, 4, "abc") + ".example")
                .replace(
                        "#d",
                        String.format(
                                Locale.ROOT,
                                "20%02d-%02d-%02d",
                                random.nextInt(30),
                                1 + random.nextInt(12),
                                1 + random.nextInt(28)))
                .replace("#b", "Zk7" + letters(random, 10 + random.nextInt(20), "abcXYZ789"));
    }

    private static String template(Random random) {
        var path = new StringBuilder();
        for (int i = 0; i <= random.nextInt(4); i++) {
            path.append('/').append(WORDS.get(random.nextInt(WORDS.size())));
            path.append(
                    random.nextBoolean()
                            ? "/" + List.of("#n", "#h", "#u", "#d", "#b").get(random.nextInt(5))
                            : "");
        }
        path.append("/page.php");
        return path + (random.nextBoolean() ? "?id=#n&mail=#e&key=#h" : "");
    }

    @Test
    void aShapeStaysWhenValuesOfItsClassesChange() {
        var random = new Random(SEED);
        for (int i = 0; i < TRIES; i++) {
            String template = template(random);
            UrlShape one = UrlShape.of(filled(template, random));
            UrlShape other = UrlShape.of(filled(template, random));

            assertThat(one).as(template).isEqualTo(other);
            assertThat(one.fingerprint()).isEqualTo(other.fingerprint());
            assertThat(Bands.of(one.features())).isEqualTo(Bands.of(other.features()));
        }
    }

    @Test
    void aShapeIsItsOwnShape() {
        var random = new Random(SEED);
        for (int i = 0; i < TRIES; i++) {
            UrlShape shape = UrlShape.of(filled(template(random), random));

            assertThat(UrlShape.of(shape.text())).isEqualTo(shape);
        }
    }

    private static TlshDigest digest(Random random) {
        byte[] bytes = new byte[TlshDigest.BYTES];
        random.nextBytes(bytes);
        return TlshDigest.parse(HexFormat.of().formatHex(bytes)).orElseThrow();
    }

    @Test
    void theDistanceOfDigestsIsSymmetricNeverNegativeAndZeroForTheSame() {
        var random = new Random(SEED);
        for (int i = 0; i < TRIES; i++) {
            TlshDigest one = digest(random);
            TlshDigest other = digest(random);

            assertThat(one.distance(other)).isEqualTo(other.distance(one)).isPositive();
            assertThat(one.distance(TlshDigest.parse(one.toString()).orElseThrow())).isZero();
        }
    }

    @Test
    void theIndexFindsWhatComparingEachFinds() {
        var random = new Random(SEED);
        List<TlshDigest> digests = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            digests.add(digest(random));
        }
        var index = new TlshIndex(digests);
        TlshDigest asked = digests.get(7);
        List<Integer> each =
                digests.stream()
                        .filter(one -> !one.equals(asked))
                        .map(asked::distance)
                        .filter(distance -> distance <= 600)
                        .sorted()
                        .limit(20)
                        .toList();

        List<TlshIndex.Near> found = index.near(asked, 600, 20);

        assertThat(found).extracting(TlshIndex.Near::distance).isEqualTo(each);
        assertThat(found).isNotEmpty();
    }

    @Test
    void setsAreTheSameInWhateverOrderTheyAreJoined() {
        var random = new Random(SEED);
        for (int i = 0; i < 200; i++) {
            List<int[]> pairs = new ArrayList<>();
            for (int k = 0; k < 60; k++) {
                pairs.add(new int[] {random.nextInt(100), random.nextInt(100)});
            }
            int[] first = roots(pairs);
            Collections.shuffle(pairs, random);

            assertThat(roots(pairs)).isEqualTo(first);
        }
    }

    private static int[] roots(List<int[]> pairs) {
        var sets = new DisjointSets(100);
        pairs.forEach(pair -> sets.join(pair[0], pair[1]));
        int[] roots = new int[100];
        for (int i = 0; i < roots.length; i++) {
            roots[i] = sets.root(i);
        }
        return roots;
    }

    @Test
    void aWordThatMoreSitesHaveNeverTellsMore() {
        UrlShape shape = UrlShape.of("/kestrel/gate.php");
        double before = Double.MAX_VALUE;
        for (long others = 0; others < 100_000; others = others * 2 + 1) {
            double bits = Telling.bits(shape, Map.of("kestrel", others), 100_000);

            assertThat(bits).isLessThanOrEqualTo(before);
            before = bits;
        }
    }
}
