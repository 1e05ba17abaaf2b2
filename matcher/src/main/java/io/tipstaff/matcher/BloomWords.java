package io.tipstaff.matcher;

/// A Bloom filter whose bits for one key lie in one 64-bit word, so that a probe is one read
/// (Putze, Sanders, Singler: Cache-, Hash- and Space-Efficient Bloom Filters).
final class BloomWords {

    private BloomWords() {}

    /// Returns the number of words for this many keys.
    static int wordsFor(long keys, int keysAWord) {
        return (int) Math.min(Math.max(1, (keys + keysAWord - 1) / keysAWord), 1 << 27);
    }

    static int word(long hash, int words) {
        return (int) ((hash >>> 32) * words >>> 32);
    }

    static long bits(long hash) {
        return 1L << hash | 1L << (hash >>> 6) | 1L << (hash >>> 12) | 1L << (hash >>> 18);
    }

    static void add(long[] filter, long hash) {
        filter[word(hash, filter.length)] |= bits(hash);
    }

    static boolean contains(long[] filter, long hash) {
        return has(filter[word(hash, filter.length)], hash);
    }

    /// Says whether a word of the filter has the bits of this key, whose word it is.
    static boolean has(long word, long hash) {
        long bits = bits(hash);
        return (word & bits) == bits;
    }
}
