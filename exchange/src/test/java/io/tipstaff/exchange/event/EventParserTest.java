package io.tipstaff.exchange.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class EventParserTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-01-05T00:00:00Z"), ZoneOffset.UTC);

    private final EventParser parser = EventParser.in(ZoneOffset.UTC, CLOCK);

    private Event parse(String line) {
        return parser.parse(line);
    }

    private static void standsInLine(String line, Event event, String name) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        EventField field =
                event.fields().stream()
                        .filter(f -> f.name().equals(name))
                        .findFirst()
                        .orElseThrow();
        String there = new String(bytes, field.offset(), field.length(), StandardCharsets.UTF_8);
        assertThat(there).isEqualTo(field.value());
    }

    @Test
    void readsRfc5424WithStructuredData() {
        String line =
                "<165>1 2026-01-01T22:14:15.003Z host.example app 8710 ID47"
                        + " [ex@32473 iut=\"3\" note=\"a \\\"b\\\" \\]\"][more@1 x=\"1\"] caf\u00e9 message";

        Event event = parse(line);

        assertThat(event.format()).isEqualTo(EventFormat.SYSLOG_5424);
        assertThat(event.time()).contains(Instant.parse("2026-01-01T22:14:15.003Z"));
        assertThat(event.host()).isEqualTo("host.example");
        assertThat(event.app()).isEqualTo("app");
        assertThat(event.message()).isEqualTo("caf\u00e9 message");
        assertThat(event.values())
                .containsEntry("facility", "20")
                .containsEntry("severity", "5")
                .containsEntry("ex@32473.note", "a \"b\" ]")
                .containsEntry("more@1.x", "1");
        standsInLine(line, event, "ex@32473.iut");
    }

    @Test
    void readsRfc3164AndGuessesTheYear() {
        Event before = parse("<34>Oct 11 22:14:15 mymachine su[12]: 'su root' failed");
        Event after = parse("Jan  4 22:14:15 mymachine sshd: Accepted");

        assertThat(before.format()).isEqualTo(EventFormat.SYSLOG_3164);
        assertThat(before.time()).contains(Instant.parse("2025-10-11T22:14:15Z"));
        assertThat(before.host()).isEqualTo("mymachine");
        assertThat(before.app()).isEqualTo("su");
        assertThat(before.message()).isEqualTo("'su root' failed");
        assertThat(before.values()).containsEntry("procid", "12");
        assertThat(after.time()).contains(Instant.parse("2026-01-04T22:14:15Z"));
    }

    @Test
    void takesTheZoneOfTheSource() {
        var local = EventParser.in(ZoneId.of("Europe/Prague"), CLOCK);

        assertThat(local.parse("<34>Oct 11 22:14:15 m su: x").time())
                .contains(Instant.parse("2025-10-11T20:14:15Z"));
        assertThat(local.parse("<34>2025-10-11T22:14:15+00:00 m su: x").time())
                .contains(Instant.parse("2025-10-11T22:14:15Z"));
    }

    @Test
    void readsCefWithEscapesAndBlanks() {
        String line =
                "<134>1 2026-01-01T00:00:00Z gw CEF:0|Acme\\|Co|Gate|1.0|100|Blocked it|7|src=192.0.2.1"
                        + " request=http://a.example/?x\\=1 msg=two words\\nnext cs1= rt=1767225601000";

        Event event = parse(line);

        assertThat(event.format()).isEqualTo(EventFormat.CEF);
        assertThat(event.host()).isEqualTo("gw");
        assertThat(event.app()).isEqualTo("Gate");
        assertThat(event.time()).contains(Instant.parse("2026-01-01T00:00:01Z"));
        assertThat(event.message()).isEqualTo("two words\nnext");
        assertThat(event.values())
                .containsEntry("vendor", "Acme|Co")
                .containsEntry("src", "192.0.2.1")
                .containsEntry("request", "http://a.example/?x=1")
                .containsEntry("cs1", "");
        standsInLine(line, event, "src");
        assertThat(event.fieldAt(line.indexOf("192.0.2.1") + 3).orElseThrow().name())
                .isEqualTo("src");
    }

    @Test
    void readsLeefWithEveryDelimiter() {
        assertThat(parse("LEEF:1.0|V|P|1|E|src=192.0.2.1\tmsg=a b").values())
                .containsEntry("src", "192.0.2.1")
                .containsEntry("msg", "a b");
        assertThat(parse("<13>Jan  1 00:00:00 h LEEF:2.0|V|P|1|E|^|src=192.0.2.1^msg=a b").values())
                .containsEntry("msg", "a b");
        assertThat(parse("LEEF:2.0|V|P|1|E|x5E|src=192.0.2.1^msg=a b").values())
                .containsEntry("msg", "a b");
        assertThat(parse("LEEF:1.0|V|P|1|E|src=192.0.2.1|msg=a b").values())
                .containsEntry("msg", "a b");
    }

    @Test
    void readsJsonWithOffsets() {
        String line =
                "{\"@timestamp\":\"2026-01-01T00:00:00.5Z\",\"host\":{\"name\":\"h\"},\"caf\u00e9\":\"\u00fc\","
                        + "\"dns\":{\"answers\":[\"192.0.2.1\",\"192.0.2.2\"]},\"message\":\"m\",\"n\":null,\"port\":443}";

        Event event = parse(line);

        assertThat(event.format()).isEqualTo(EventFormat.JSON);
        assertThat(event.time()).contains(Instant.parse("2026-01-01T00:00:00.5Z"));
        assertThat(event.host()).isEqualTo("h");
        assertThat(event.message()).isEqualTo("m");
        assertThat(event.values())
                .containsEntry("port", "443")
                .containsEntry("caf\u00e9", "\u00fc");
        assertThat(event.fields().stream().filter(f -> f.name().equals("dns.answers"))).hasSize(2);
        standsInLine(line, event, "dns.answers");
        standsInLine(line, event, "port");
    }

    @Test
    void readsJsonBehindASyslogHeader() {
        Event event = parse("<134>Jan  1 00:00:00 h app: @cee: {\"src\": \"192.0.2.1\"}");

        assertThat(event.format()).isEqualTo(EventFormat.JSON);
        assertThat(event.app()).isEqualTo("app");
        assertThat(event.values()).containsEntry("src", "192.0.2.1");
    }

    @Test
    void readsPairs() {
        String line =
                "date=2026-01-01 time=10:00:00 devname=\"fw 1\" srcip=192.0.2.1 msg='blocked it'";

        Event event = parse(line);

        assertThat(event.format()).isEqualTo(EventFormat.KEY_VALUE);
        assertThat(event.time()).contains(Instant.parse("2026-01-01T10:00:00Z"));
        assertThat(event.host()).isEqualTo("fw 1");
        assertThat(event.message()).isEqualTo("blocked it");
        standsInLine(line, event, "devname");
    }

    @Test
    void whatItDoesNotKnowIsText() {
        String line = "192.0.2.1 - - [10/Oct/2025:13:55:36 -0700] \"GET /a?b=c HTTP/1.0\" 200 2326";

        Event event = parse(line);

        assertThat(event.format()).isEqualTo(EventFormat.PLAIN);
        assertThat(event.message()).isEqualTo(line);
        assertThat(event.time()).contains(Instant.parse("2025-10-10T20:55:36Z"));
        assertThat(parse("").message()).isEmpty();
    }
}
