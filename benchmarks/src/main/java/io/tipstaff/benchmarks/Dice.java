package io.tipstaff.benchmarks;

/// Random numbers that depend on nothing but their seed (SplitMix64 by Steele, Lea, Flood).
final class Dice {

    private static final String BASE64 =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private long state;

    Dice(long seed) {
        state = seed;
    }

    long next() {
        state += 0x9E37_79B9_7F4A_7C15L;
        long z = state;
        z = (z ^ z >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ z >>> 27) * 0x94D0_49BB_1331_11EBL;
        return z ^ z >>> 31;
    }

    int below(int limit) {
        return (int) ((next() >>> 32) * limit >>> 32);
    }

    boolean oneIn(int count) {
        return below(count) == 0;
    }

    String any(String... choices) {
        return choices[below(choices.length)];
    }

    String base64(int characters) {
        var text = new StringBuilder(characters);
        while (text.length() < characters) {
            text.append(BASE64.charAt(below(64)));
        }
        return text.toString();
    }

    String hex(int digits) {
        var text = new StringBuilder(digits);
        while (text.length() < digits) {
            text.append(Long.toHexString(next() | 1L << 60));
        }
        return text.substring(0, digits);
    }
}
