package io.tipstaff.matcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ClassifierProperties {

    @Test
    void vectorsAndLongsGiveTheSameBits() {
        long seed = Samples.seed();
        var random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            byte[] bytes = new byte[random.nextInt(2_000)];
            random.nextBytes(bytes);

            Block vectors = classified(new VectorClassifier(), bytes);
            Block longs = classified(new SwarClassifier(), bytes);

            assertThat(words(vectors)).as("seed %d", seed).isDeepEqualTo(words(longs));
        }
    }

    @Test
    void bitsAreWhatTheBytesAre() {
        byte[] all = new byte[256];
        for (int i = 0; i < 256; i++) {
            all[i] = (byte) i;
        }

        Block block = classified(ByteClassifier.best(), all);

        for (int i = 0; i < 256; i++) {
            boolean labelCharacter = ByteClass.is(i, ByteClass.NAME) && i != '.';
            assertThat(bit(block.label, i)).as("byte %d", i).isEqualTo(labelCharacter);
            assertThat(bit(block.digit, i)).isEqualTo(ByteClass.is(i, ByteClass.DIGIT));
            assertThat(bit(block.hex, i)).isEqualTo(ByteClass.is(i, ByteClass.HEX));
            assertThat(bit(block.high, i)).isEqualTo(i >= 0x80);
            assertThat(bit(block.dot, i)).isEqualTo(i == '.');
            assertThat(bit(block.colon, i)).isEqualTo(i == ':');
            assertThat(bit(block.feed, i)).isEqualTo(i == '\n');
            assertThat(bit(block.slash, i)).isEqualTo(i == '/');
            assertThat(bit(block.special, i)).isEqualTo("%*?\\".indexOf(i) >= 0);
        }
    }

    private static boolean bit(long[] words, int at) {
        return (words[Block.FIRST + (at >> 6)] >>> at & 1) != 0;
    }

    private static Block classified(ByteClassifier classifier, byte[] bytes) {
        var block = new Block(2_048);
        System.arraycopy(bytes, 0, block.bytes, Block.PAD, bytes.length);
        block.classify(classifier, bytes.length);
        block.classifyPaths(classifier);
        return block;
    }

    private static long[][] words(Block block) {
        return new long[][] {
            block.label,
            block.dot,
            block.digit,
            block.hex,
            block.colon,
            block.feed,
            block.high,
            block.slash,
            block.special
        };
    }
}
