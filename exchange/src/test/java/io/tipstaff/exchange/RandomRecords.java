package io.tipstaff.exchange;

import io.tipstaff.exchange.Context.Use;
import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.Kind;
import io.tipstaff.indicator.ParseResult.Parsed;
import io.tipstaff.indicator.Tlp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/// Records of every kind, with texts that no format likes.
final class RandomRecords {

    private static final List<String> PIECES =
            List.of(
                    "bot",
                    "Emotet",
                    "a b",
                    ",",
                    ";",
                    "|",
                    "\"",
                    "'",
                    "\\",
                    "\n",
                    "\r\n",
                    "\t",
                    "<x>",
                    "&amp;",
                    "]]>",
                    "{",
                    "}",
                    "=cmd()",
                    "\u00e4",
                    "\u20ac",
                    "\uD83D\uDE00",
                    "\uD83D",
                    "\u2028",
                    "\u202e",
                    "\u0001",
                    "#",
                    "--",
                    "unknown",
                    "http://x.example",
                    "${x}",
                    "%s",
                    "alert ip any any -> any any");
    private static final String HEX = "0123456789abcdef";
    private static final List<Tlp> MARKINGS = List.of(Tlp.values());

    private final Random random;

    RandomRecords(Random random) {
        this.random = random;
    }

    /// Returns records of these kinds, each indicator once.
    List<FeedRecord> of(Set<Kind> kinds, int count) {
        var choice = List.copyOf(kinds);
        var records = new ArrayList<FeedRecord>();
        var seen = new HashSet<Indicator>();
        while (records.size() < count) {
            String text = text(choice.get(random.nextInt(choice.size())));
            if (IndicatorParser.parse(text) instanceof Parsed(Indicator indicator)
                    && kinds.contains(indicator.kind())
                    && seen.add(indicator)) {
                records.add(new FeedRecord(Position.NOWHERE, text, indicator, context()));
            }
        }
        return records;
    }

    private String text(Kind kind) {
        return switch (kind) {
            case IPV4 -> address();
            case IPV6 -> "2001:db8::" + Integer.toHexString(1 + random.nextInt(0xFFFF));
            case NETWORK ->
                    random.nextBoolean()
                            ? address() + "/" + (8 + random.nextInt(24))
                            : "2001:db8:" + hex(4) + "::/48";
            case ENDPOINT ->
                    (random.nextBoolean() ? address() : "[2001:db8::" + hex(3) + "]")
                            + ":"
                            + (1 + random.nextInt(65535));
            case DOMAIN -> name();
            case HOST -> "=" + name();
            case URL -> "http://" + name() + path();
            case URL_MASK -> (random.nextBoolean() ? "(?i)" : "") + name() + path() + "*" + hex(2);
            case PATH -> "/gate" + path();
            case MD5 -> hex(32);
            case SHA1 -> hex(40);
            case SHA256 -> hex(64);
            case EMAIL -> "boss." + hex(3) + "@" + name();
        };
    }

    private String address() {
        return "198.51." + random.nextInt(256) + "." + random.nextInt(256);
    }

    private String name() {
        String label =
                random.nextInt(10) == 0 ? "xn--bcher-kva" : "h" + hex(1 + random.nextInt(20));
        return label + (random.nextBoolean() ? ".example.com" : "." + hex(5) + "z.example.org");
    }

    private String path() {
        var path = new StringBuilder("/");
        for (int i = random.nextInt(12); i >= 0; i--) {
            path.append("abcXYZ019-._~%20$&+@!()'".charAt(random.nextInt(24)));
        }
        return path + (random.nextBoolean() ? "?q=" + hex(4) + "&b='c'" : "");
    }

    private String hex(int length) {
        var hex = new StringBuilder();
        for (int i = 0; i < length; i++) {
            hex.append(HEX.charAt(random.nextInt(16)));
        }
        return hex.toString();
    }

    private Context context() {
        Context.Builder context = Context.builder();
        if (random.nextBoolean()) {
            context.firstSeen(time()).lastSeen(time()).validUntil(time());
            context.confidence(random.nextInt(101));
            context.tlp(MARKINGS.get(random.nextInt(MARKINGS.size())));
        }
        if (random.nextInt(4) == 0) {
            context.use(Use.INFORMATION).revoked().group(words()).pattern(words());
        }
        several(context::threat);
        several(context::actor);
        several(context::category);
        several(context::tag);
        several(context::reference);
        context.description(words()).sourceId("id " + random.nextInt());
        context.port(1 + random.nextInt(65535));
        context.other("created by", "CERT").other("x" + words(), words());
        return context.build();
    }

    private Instant time() {
        return Instant.ofEpochSecond(
                random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000));
    }

    private void several(Consumer<String> sink) {
        for (int i = random.nextInt(4); i > 0; i--) {
            sink.accept(words());
        }
    }

    private String words() {
        var words = new StringBuilder();
        for (int i = random.nextInt(6); i >= 0; i--) {
            words.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return words.toString();
    }
}
