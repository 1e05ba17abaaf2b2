package io.tipstaff.portal.similarity.internal;

import java.util.Arrays;
import java.util.Set;

/// MinHash in bands (Broder 1997; Leskovec, Rajaraman, Ullman, *Mining of Massive Datasets*, 3.4):
/// two sets that share a part s of their features have a band in common with probability 1 − (1 −
/// s³)⁵, which is one half near s = 0.5 and 0.97 at 0.8.
final class Bands {

    static final int COUNT = 5;
    private static final int ROWS = 3;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Bands() {}

    /// Returns the bands of a set; the same for the same set on every machine.
    static Long[] of(Set<String> features) {
        long[] least = new long[COUNT * ROWS];
        Arrays.fill(least, Long.MAX_VALUE);
        for (String feature : features) {
            long hash = hash(feature);
            for (int i = 0; i < least.length; i++) {
                least[i] = Math.min(least[i], mixed(hash + i * GOLDEN));
            }
        }
        Long[] bands = new Long[COUNT];
        for (int band = 0; band < COUNT; band++) {
            long joined = band;
            for (int row = 0; row < ROWS; row++) {
                joined = mixed(joined * 31 + least[band * ROWS + row]);
            }
            bands[band] = joined;
        }
        return bands;
    }

    /// FNV-1a.
    private static long hash(String text) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
        }
        return hash;
    }

    /// The finalizer of SplitMix64 (Steele, Lea, Flood 2014).
    private static long mixed(long z) {
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
