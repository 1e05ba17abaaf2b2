package io.tipstaff.matcher;

import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.ParseResult.Parsed;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Lines around the forms that are easy to get wrong, and indicators that often occur in them. The
/// same seed gives the same.
final class RandomLines {

    private static final String[] LABELS = {
        "a",
        "bad",
        "www",
        "x-1",
        "n",
        "news",
        "b0",
        "f",
        "xn--bcher-kva",
        "_dmarc",
        "evil",
        "2f",
        "u002f",
        "t",
        "r",
        "-x",
        "y-",
        "a_b",
        "192",
        "co",
        "long-label-with-more-than-sixteen"
    };
    private static final String[] LAST_LABELS = {
        "example", "test", "co.example", "ex4", "c", "EXAMPLE", "Example", "b_c"
    };
    private static final String[] OCTETS = {
        "192", "0", "2", "1", "10", "255", "198", "51", "100", "7", "20", "256", "01", "203", "113"
    };
    private static final String[] PATHS = {
        "/",
        "/a",
        "/a/b",
        "/evil/gate.php",
        "/a?x=1",
        "/a?x=1&y=2",
        "/a,b",
        "/A/B",
        "/a%2Cb",
        "/./a",
        "/x/../a",
        "/evil/",
        "?q=1",
        "/a.b",
        "/%61",
        "/a%20b",
        "/a(b)",
        "/gate.php;v=1",
        "/wp-content/x.exe",
        "/a//b",
        "/..",
        "/a/..",
        "/%2e%2e/a",
        "/a#frag",
        "\\/a\\/b",
        "\\/evil\\/gate.php\\u0026x\\u003d1",
        "/\u00e4",
        "/a'b",
        "/evil/gate.phpx",
        "/evil/../wp-content/x.exe",
        "/a*b",
        "/evil/x/gate.php"
    };
    private static final String[] GLUE = {
        " ",
        " ",
        " ",
        "\"",
        "'",
        "=",
        ",",
        ";",
        "(",
        ")",
        "[",
        "]",
        "<",
        ">",
        "|",
        "/",
        "\\",
        "%",
        ":",
        "@",
        ".",
        "-",
        "_",
        "#",
        "&",
        "?",
        "\t",
        "%20",
        "%2F",
        "%3A",
        "%40",
        "%3D",
        "\\n",
        "\\r",
        "\\t",
        "\\b",
        "\\f",
        "\\u0022",
        "\\u002f",
        "\\/",
        "://",
        ":\\/\\/",
        "%3A%2F%2F",
        "%3a%2f%2f",
        ":%2F%2F",
        ":\\u002f\\u002f",
        "http://",
        "https://",
        "ftp://",
        "HTTPS://",
        "hxxp://",
        "//",
        "n",
        "a",
        "7",
        "f",
        "::",
        "u",
        "[.]",
        "(.)",
        "[dot]",
        "(at)",
        "[@]",
        "[:]",
        "[://]",
        "{.}",
        "\u00e4",
        "\u4e2d",
        "\u201c",
        "\u3002",
        "\u00ad",
        "%eth0",
        "..",
        ".-",
        "-.",
        "__",
        "\u0000",
        "%%",
        "\\\\",
        "!",
        "}",
        "{",
        "%2",
        "%c3%a4",
        "\\u00e4",
        "%2541",
        ":443",
        ":80",
        ":8080",
        ":21",
        ":0",
        ":99999",
        "/443",
        "#53",
        "*"
    };
    private static final String[] SIX = {
        "2001:db8::1",
        "2001:DB8::1",
        "2001:db8:0:0:0:0:0:1",
        "::1",
        "::",
        "::ffff:192.0.2.1",
        "::ffff:c000:201",
        "2001:db8::",
        "fe80::1",
        "2001:db8:1:2:3:4:5:6",
        "2001:db8:1:2:3:4:192.0.2.1",
        "2001:db8::192.0.2.7",
        "1:2:3",
        "12:34:56",
        "e80::1",
        "b::1",
        "2001:db8::1:2"
    };
    private static final String[] HASHES = {
        "d41d8cd98f00b204e9800998ecf8427e",
        "D41D8CD98F00B204E9800998ECF8427E",
        "b41d8cd98f00b204e9800998ecf8427e",
        "da39a3ee5e6b4b0d3255bfef95601890afd80709",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "f3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "d41d8cd98f00b204e9800998ecf8427",
        "41d8cd98f00b204e9800998ecf8427e0"
    };
    private static final String[] LOCALS = {
        "joe", "Joe", "j.doe", ".joe", "a+b", "a%b", "_x", "n", "joe-x"
    };

    private final Random random;

    RandomLines(long seed) {
        random = new Random(seed);
    }

    private String any(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String name() {
        var name = new StringBuilder();
        for (int i = random.nextInt(3); i > 0; i--) {
            name.append(any(LABELS)).append('.');
        }
        return name.append(any(LABELS)).append('.').append(any(LAST_LABELS)).toString();
    }

    private String quad() {
        if (random.nextInt(3) > 0) {
            return any("192.0.2.", "198.51.100.", "203.0.113.") + random.nextInt(4);
        }
        return any(OCTETS) + "." + any(OCTETS) + "." + any(OCTETS) + "." + any(OCTETS);
    }

    private String host() {
        return switch (random.nextInt(8)) {
            case 0, 1 -> quad();
            case 2 -> "[" + any(SIX) + "]";
            default -> name();
        };
    }

    private String token() {
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> name();
            case 3 -> quad();
            case 4 -> any(SIX);
            case 5 -> any(HASHES);
            case 6 -> any(LOCALS) + any("@", "@", "@", "%40", "[at]") + name();
            case 7, 8, 9 -> host() + any("", "", "", ":8080", ":443", ":21") + any(PATHS);
            case 10 -> any(PATHS);
            default -> escaped(host() + any("", ":8080") + any(PATHS));
        };
    }

    private String escaped(String url) {
        return url.replace("%", "%25")
                .replace("/", any("%2F", "%2f"))
                .replace(":", any("%3A", ":"))
                .replace("?", any("%3F", "?"));
    }

    /// Returns a line without its end.
    byte[] line() {
        var line = new ByteArrayOutputStream();
        for (int i = random.nextInt(4) + 1; i > 0; i--) {
            for (int j = random.nextInt(3); j > 0; j--) {
                put(line, any(GLUE));
            }
            put(line, token());
            for (int j = random.nextInt(3); j > 0; j--) {
                put(line, any(GLUE));
            }
        }
        return line.toByteArray();
    }

    private void put(ByteArrayOutputStream line, String text) {
        boolean latin1 = random.nextInt(8) == 0;
        line.writeBytes(
                text.getBytes(latin1 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
        if (random.nextInt(60) == 0) {
            line.write(0x80 + random.nextInt(0x80));
        }
    }

    /// Returns a few hundred indicators of every kind.
    List<Indicator> indicators() {
        Set<Indicator> indicators = new LinkedHashSet<>();
        while (indicators.size() < 400) {
            String text =
                    switch (random.nextInt(16)) {
                        case 0, 1 -> name();
                        case 2 -> "=" + name();
                        case 3 -> quad();
                        case 4 -> quad() + "/" + any("8", "16", "24", "28", "31", "0", "23");
                        case 5 -> any(SIX);
                        case 6 -> any(SIX) + "/" + any("32", "64", "48", "127", "0", "96");
                        case 7 -> quad() + any(":443", ":80", ":53", ":8080");
                        case 8 -> "[" + any(SIX) + "]" + any(":443", ":8080");
                        case 9 -> any(HASHES);
                        case 10 -> any(LOCALS) + "@" + name();
                        case 11 -> any(PATHS);
                        case 12, 13 ->
                                "http://" + host() + any("", "", ":8080", ":21") + any(PATHS);
                        default -> mask();
                    };
            if (IndicatorParser.parse(text) instanceof Parsed(Indicator indicator)) {
                indicators.add(indicator);
            }
        }
        return List.copyOf(indicators);
    }

    private String mask() {
        return any("", "(?i)")
                + any("", "*.")
                + host()
                + any("", "", ":8080")
                + any(
                        "/*",
                        "/a*",
                        "/*/gate.php",
                        "/evil/*.php",
                        "*",
                        "/a*b",
                        "/A/*",
                        "/x*y*",
                        "/*?x=*",
                        "/evil/gate.php",
                        "/a");
    }
}
