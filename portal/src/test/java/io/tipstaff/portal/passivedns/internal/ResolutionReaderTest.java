package io.tipstaff.portal.passivedns.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.portal.passivedns.Resolution;
import io.tipstaff.portal.passivedns.internal.ResolutionReader.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ResolutionReaderTest {

    private final List<Resolution> read = new ArrayList<>();

    private Outcome read(String document) throws IOException {
        return ResolutionReader.read(
                new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)), read::add);
    }

    @Test
    void readsTheCommonOutputFormat() throws IOException {
        read(
                """
                {"count":298,"time_first":1298398002,"rrtype":"A","rrname":"WWW.names.example.","rdata":["192.0.2.1","192.0.2.2"],"time_last":1351786000,"sensor_id":"one"}
                """);

        assertThat(read)
                .containsExactly(
                        new Resolution(
                                "www.names.example",
                                "A",
                                "192.0.2.1",
                                Instant.ofEpochSecond(1298398002),
                                Instant.ofEpochSecond(1351786000),
                                298,
                                "one"),
                        new Resolution(
                                "www.names.example",
                                "A",
                                "192.0.2.2",
                                Instant.ofEpochSecond(1298398002),
                                Instant.ofEpochSecond(1351786000),
                                298,
                                "one"));
    }

    @Test
    void followsTheAliasesOfZeek() throws IOException {
        read(
                """
                #separator \\x09
                #fields\tts\tuid\tquery\tqtype_name\tanswers
                1351786000.5\tC1\twww.names.example\tA\tedge.names.example,192.0.2.1
                1351786001.5\tC2\tnone.names.example\tA\t-
                """);

        assertThat(read)
                .extracting(Resolution::name)
                .containsExactly("www.names.example", "edge.names.example");
        assertThat(read).extracting(Resolution::type).containsExactly("CNAME", "A");
    }

    @Test
    void readsZeekAsJson() throws IOException {
        read(
                """
                {"ts":1351786000.5,"query":"names.example","qtype_name":"MX","answers":["mail.names.example"]}
                """);

        assertThat(read.getFirst().type()).isEqualTo("MX");
    }

    @Test
    void readsTheAnswersOfDnstap() throws IOException {
        read(
                """
                {"type":"MESSAGE","identity":"resolver","message":{"type":"CLIENT_RESPONSE","response_time":"2026-11-01T00:00:00Z","response_message":";; opcode: QUERY\\n;; QUESTION SECTION:\\n;names.example.\\tIN\\t A\\n\\n;; ANSWER SECTION:\\nnames.example.\\t300\\tIN\\tA\\t192.0.2.7\\n"}}
                """);

        assertThat(read)
                .containsExactly(
                        new Resolution(
                                "names.example",
                                "A",
                                "192.0.2.7",
                                Instant.parse("2026-11-01T00:00:00Z"),
                                Instant.parse("2026-11-01T00:00:00Z"),
                                1,
                                "resolver"));
    }

    @Test
    void refusesALineAloneAndSaysWhy() throws IOException {
        Outcome outcome =
                read(
                        """
                        {"rrname":"a.example","rrtype":"A","rdata":"192.0.2.1","time_first":1,"time_last":2}
                        {"broken
                        {"rrname":"b.example","rrtype":"A","rdata":"192.0.2.1","time_first":5,"time_last":2}
                        plain text
                        {"rrname":"c.example","rrtype":"A","rdata":"192.0.2.1","time_first":1,"time_last":2}
                        """);

        assertThat(outcome.resolutions()).isEqualTo(2);
        assertThat(outcome.refusedCount()).isEqualTo(3);
        assertThat(outcome.refused().get(1).reason())
                .isEqualTo("last seen before first seen: b.example");
        assertThat(outcome.refused().get(2).line()).isEqualTo(4);
    }

    @Test
    void survivesWhateverComes() throws IOException {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            byte[] noise = new byte[random.nextInt(400)];
            random.nextBytes(noise);
            String text = "{\"rrname\":" + new String(noise, StandardCharsets.ISO_8859_1);

            assertThat(read(text).lines()).as("seed %d", seed).isPositive();
        }
    }
}
