package io.tipstaff.matcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

/// What the words of candidates say is what the bytes say, read one by one.
class CandidatesProperties {

    private static final String[] TOKENS = {
        ".", "1", "192", "a", "bad", "-", ":", "::", "0123456789abcdef", " ", "2001:"
    };

    private final long seed = Samples.seed();
    private String text = "";
    private Block block = new Block(64);

    @BeforeEach
    void classify() {
        var random = new Random(seed);
        var tokens = new StringBuilder();
        for (int length = random.nextInt(3_000); tokens.length() < length; ) {
            tokens.append(TOKENS[random.nextInt(TOKENS.length)].repeat(1 + random.nextInt(5)));
        }
        text = tokens.toString();
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        block = new Block(4_096);
        System.arraycopy(bytes, 0, block.bytes, Block.PAD, bytes.length);
        block.classify(ByteClassifier.best(), bytes.length);
    }

    @RepeatedTest(100)
    void endsOfNames() {
        assertThat(taken(block.candidates.nameEnds, block.words + 1))
                .as("seed %d", seed)
                .isEqualTo(where(this::isNameEnd));
    }

    @RepeatedTest(100)
    void thirdDotsOfQuads() {
        assertThat(taken(block.candidates.thirdDots, block.words))
                .as("seed %d", seed)
                .isEqualTo(
                        where(
                                i ->
                                        isJoinedDot(i)
                                                && follows(
                                                        i,
                                                        j ->
                                                                isJoinedDot(j)
                                                                        && follows(
                                                                                j,
                                                                                this
                                                                                        ::isJoinedDot))));
    }

    @RepeatedTest(100)
    void firstGroupsOfHexDigits() {
        assertThat(taken(block.candidates.hexGroups, block.words))
                .as("seed %d", seed)
                .isEqualTo(where(i -> isHexGroup(i) && !isHexGroup(i - 16)));
    }

    @RepeatedTest(100)
    void colonsOfAddresses() {
        assertThat(taken(block.candidates.addressColons, block.words))
                .as("seed %d", seed)
                .isEqualTo(where(i -> isPair(i) || isJoinedColon(i) && joinedColons(i) >= 6));
    }

    private static List<Integer> taken(long[] words, int length) {
        var positions = new Positions();
        positions.take(words, 1, length);
        return java.util.Arrays.stream(positions.bits, 0, positions.count).boxed().toList();
    }

    private List<Integer> where(IntPredicate candidate) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i <= text.length(); i++) {
            if (candidate.test(i)) {
                found.add(i);
            }
        }
        return found;
    }

    private char at(int index) {
        return index >= 0 && index < text.length() ? text.charAt(index) : ' ';
    }

    private boolean isLabel(int index) {
        return ByteClass.isAlphanumeric(at(index)) || at(index) == '-';
    }

    private boolean isHex(int index) {
        return ByteClass.is(at(index), ByteClass.HEX);
    }

    private boolean isNameEnd(int end) {
        int start = end;
        boolean number = true;
        while (isLabel(start - 1)) {
            start--;
            number &= ByteClass.isDigit(at(start));
        }
        return start < end
                && !isLabel(end)
                && at(start - 1) == '.'
                && !number
                && !(at(end) == '.' && isLabel(end + 1));
    }

    private boolean isJoinedDot(int index) {
        return at(index) == '.'
                && ByteClass.isDigit(at(index - 1))
                && ByteClass.isDigit(at(index + 1));
    }

    private static boolean follows(int index, IntPredicate before) {
        return before.test(index - 2) || before.test(index - 3) || before.test(index - 4);
    }

    private boolean isHexGroup(int index) {
        boolean group = index >= 0 && index % 16 == 0;
        for (int i = index; i < index + 16; i++) {
            group &= isHex(i);
        }
        return group;
    }

    private boolean isPair(int index) {
        return at(index) == ':' && at(index - 1) == ':';
    }

    private boolean isJoinedColon(int index) {
        return at(index) == ':' && isHex(index - 1) && isHex(index + 1);
    }

    /// Counts in the word of this byte and the one before.
    private long joinedColons(int index) {
        int word = index / 64 * 64;
        return java.util.stream.IntStream.range(word - 64, word + 64)
                .filter(this::isJoinedColon)
                .count();
    }
}
