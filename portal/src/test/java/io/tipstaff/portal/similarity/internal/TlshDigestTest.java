package io.tipstaff.portal.similarity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.idealista.tlsh.digests.Digest;
import com.idealista.tlsh.digests.DigestBuilder;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TlshDigestTest {

    private static final String ZEROS = "0".repeat(64);

    private static TlshDigest digest(String text) {
        return TlshDigest.parse(text).orElseThrow();
    }

    @Test
    void readsBothWritingsAndWritesTheNewer() {
        String text = "AB12CD" + "5A".repeat(32);

        assertThat(digest("T1" + text)).isEqualTo(digest(text.toLowerCase(Locale.ROOT)));
        assertThat(digest(text)).hasToString("T1" + text);
        assertThat(TlshDigest.parse("TNULL")).isEmpty();
        assertThat(TlshDigest.parse("0".repeat(70))).isEmpty();
        assertThat(TlshDigest.parse(text + "00")).isEmpty();
    }

    /// Length and ratios go round; a step beyond one counts twelve (table 2 of the paper).
    @Test
    void headersDifferByTheirSteps() {
        assertThat(digest("AB0000" + ZEROS).distance(digest("AC0000" + ZEROS))).isEqualTo(1);
        assertThat(digest("AB1000" + ZEROS).distance(digest("AB2000" + ZEROS))).isEqualTo(1);
        assertThat(digest("AB1000" + ZEROS).distance(digest("AB4000" + ZEROS))).isEqualTo(36);
        assertThat(digest("AB0000" + ZEROS).distance(digest("ABFF00" + ZEROS))).isEqualTo(1);
        assertThat(digest("AB0010" + ZEROS).distance(digest("AB0030" + ZEROS))).isEqualTo(12);
        assertThat(digest("AB0000" + ZEROS).distance(digest("AB00F0" + ZEROS))).isEqualTo(1);
    }

    @Test
    void bodiesDifferByTheirPairsOfBits() {
        String head = "AB0000" + "0".repeat(62);

        assertThat(digest(head + "01").distance(digest(head + "00"))).isEqualTo(1);
        assertThat(digest(head + "02").distance(digest(head + "00"))).isEqualTo(2);
        assertThat(digest(head + "03").distance(digest(head + "00"))).isEqualTo(6);
        assertThat(digest(head + "FF").distance(digest(head + "00"))).isEqualTo(24);
    }

    /// Another implementation of the paper, which reads the older writing.
    @Test
    void distancesAreThoseOfAnotherImplementation() {
        var random = new Random(20261124);
        for (int i = 0; i < 500; i++) {
            String one = random(random);
            String other = random(random);

            int theirs = read(one).calculateDifference(read(other), true);

            assertThat(digest(one).distance(digest(other))).as(one + " " + other).isEqualTo(theirs);
        }
    }

    private static Digest read(String text) {
        return new DigestBuilder().withHash(text).build();
    }

    private static String random(Random random) {
        byte[] bytes = new byte[TlshDigest.BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }
}
