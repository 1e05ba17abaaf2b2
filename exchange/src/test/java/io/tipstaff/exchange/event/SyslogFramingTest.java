package io.tipstaff.exchange.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SyslogFramingTest {

    private static List<String> messages(String stream, int max) throws IOException {
        var bytes = new ByteArrayInputStream(stream.getBytes(StandardCharsets.UTF_8));
        InputStream oneByOne =
                new InputStream() {
                    @Override
                    public int read() {
                        return bytes.read();
                    }

                    @Override
                    public int read(byte[] buffer, int offset, int length) {
                        return bytes.read(buffer, offset, Math.min(length, 1));
                    }
                };
        var framing = new SyslogFraming(oneByOne, max);
        var messages = new ArrayList<String>();
        for (byte[] next = framing.next(); next != null; next = framing.next()) {
            messages.add(new String(next, StandardCharsets.UTF_8));
        }
        return messages;
    }

    @Test
    void cutsAtLineEnds() throws IOException {
        assertThat(messages("<1>a\n<2>b\r\n\n<3>c\0<4>d", 100))
                .containsExactly("<1>a", "<2>b", "<3>c", "<4>d");
    }

    @Test
    void countsOctets() throws IOException {
        assertThat(messages("4 <1>a7 <2>b\nb\n6 <3>c\ncut", 100))
                .containsExactly("<1>a", "<2>b\nb\n", "<3>c\nc", "ut");
    }

    @Test
    void bothMayBeMixed() throws IOException {
        assertThat(messages("4 <1>a<2>b\n4 <3>c", 100)).containsExactly("<1>a", "<2>b", "<3>c");
    }

    @Test
    void aLineThatStartsWithAFigureIsALine() throws IOException {
        assertThat(messages("2026-01-01 x\n12 apples\n<1>a\n99999999999\n", 100))
                .containsExactly("2026-01-01 x", "12 apples", "<1>a", "99999999999");
    }

    @Test
    void cutsWhatIsTooLongAndGoesOn() throws IOException {
        assertThat(
                        messages(
                                "<1>" + "x".repeat(1000) + "\n<2>b\n999999999 <3>" + "y".repeat(50),
                                10))
                .containsExactly("<1>xxxxxxx", "<2>b", "<3>yyyyyyy");
    }
}
