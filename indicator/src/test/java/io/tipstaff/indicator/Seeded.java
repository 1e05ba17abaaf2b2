package io.tipstaff.indicator;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;

/// Random texts for properties; the seed is printed, and `-Dtipstaff.seed=N` runs the same again.
final class Seeded {

    private static final List<String> PIECES =
            List.of(
                    "example",
                    "com",
                    "co.uk",
                    "evil.example",
                    "www.",
                    "192.0.2.1",
                    "2001:db8::1",
                    "[2001:db8::1]",
                    "::",
                    "::ffff:192.0.2.1",
                    "0xC0000201",
                    "0300.0.2.1",
                    "http://",
                    "https://",
                    "hxxp://",
                    "hxxps[:]//",
                    "[.]",
                    "(dot)",
                    "[@]",
                    "%2F",
                    "%2e",
                    "%",
                    "%zz",
                    "%25",
                    "%2541",
                    "/",
                    "//",
                    "/../",
                    "/./",
                    "/a/b",
                    "?",
                    "&",
                    "=",
                    "#",
                    "*",
                    "*.",
                    "@",
                    ":",
                    ":80",
                    ":8080",
                    ":0",
                    ":99999",
                    "/24",
                    "/33",
                    "-",
                    "_",
                    "\\",
                    "\"",
                    "<",
                    "ü",
                    "例え",
                    "\u200B",
                    "\uD800",
                    "\u0000",
                    "\t",
                    " ",
                    ".",
                    "..",
                    "user@",
                    "(?i)",
                    "d41d8cd98f00b204e9800998ecf8427e",
                    "DA39A3EE5E6B4B0D3255BFEF95601890AFD80709",
                    "xn--",
                    "xn--mnchen-3ya.example",
                    "A",
                    "~",
                    "{.}",
                    "[[.]]",
                    "dot",
                    "{",
                    "]");

    private Seeded() {}

    static Stream<String> texts(int count) {
        long seed = Long.getLong("tipstaff.seed", System.nanoTime());
        System.out.println("tipstaff.seed=" + seed);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        return Stream.generate(() -> text(random)).limit(count);
    }

    private static String text(RandomGenerator random) {
        var text = new StringBuilder();
        for (int pieces = 1 + random.nextInt(6); pieces > 0; pieces--) {
            if (random.nextInt(8) == 0) {
                text.append((char) random.nextInt(0x3000));
            } else {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
        }
        return text.toString();
    }
}
