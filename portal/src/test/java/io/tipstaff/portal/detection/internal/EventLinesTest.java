package io.tipstaff.portal.detection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class EventLinesTest {

    @Test
    void aLineEndOrANulEndsAnEvent() {
        assertThat(cut("<1>one\n<1>two\0<1>three\r\n")).isEqualTo("<1>one\n<1>two\n<1>three\r\n");
    }

    @Test
    void aCountedEventMayHoldLineEnds() {
        assertThat(cut("8 <1>a\nb\nc11 <1>second!!")).isEqualTo("<1>a b c\n<1>second!!\n");
    }

    @Test
    void anEventThatOnlyStartsWithADigitIsALine() {
        assertThat(cut("2026-11-24 a line\n17 monkeys\n"))
                .isEqualTo("2026-11-24 a line\n17 monkeys\n");
    }

    @Test
    void framingsMayBeMixed() {
        assertThat(cut("5 <1>ab<2>line\n5 <1>cd")).isEqualTo("<1>ab\n<2>line\n<1>cd\n");
    }

    @Test
    void anEventThatNeverEndsIsCut() {
        var lines = new EventLines();
        byte[] chunk = "x".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);

        for (int i = 0; i < 40; i++) {
            lines.take(chunk, chunk.length);
        }
        lines.end();

        assertThat(lines.complete()).hasSize(EventLines.MAX_EVENT + 1);
    }

    @Test
    void anyChunksGiveTheSameEvents() {
        String stream = "5 <1>ab<2>line\n99 monkeys\n12 <1>with\nends<3>last";
        String whole = cut(stream);
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");

        for (int round = 0; round < 500; round++) {
            var lines = new EventLines();
            var events = new StringBuilder();
            for (int at = 0; at < stream.length(); ) {
                int size = Math.min(stream.length() - at, 1 + random.nextInt(6));
                lines.take(
                        stream.substring(at, at + size).getBytes(StandardCharsets.US_ASCII), size);
                events.append(new String(lines.complete(), StandardCharsets.US_ASCII));
                at += size;
            }
            lines.end();
            events.append(new String(lines.complete(), StandardCharsets.US_ASCII));

            assertThat(events).hasToString(whole);
        }
    }

    private static String cut(String stream) {
        var lines = new EventLines();
        byte[] bytes = stream.getBytes(StandardCharsets.US_ASCII);
        lines.take(bytes, bytes.length);
        lines.end();
        return new String(lines.complete(), StandardCharsets.US_ASCII);
    }
}
