package io.tipstaff.matcher;

/// A Bloom filter whose bits for one key lie in one 64-bit word, so that a probe is one read
/// (Putze, Sanders, Singler: Cache-, Hash- and Space-Efficient Bloom Filters).
final class BloomWords {

    private BloomWords() {}

    /// Returns the number of words for this many keys: 16 bits a key.
    static int wordsFor(long keys) {
        return (int) Math.min(Math.max(1, (keys + 3) / 4), 1 << 27);
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
        long bits = bits(hash);
        return (filter[word(hash, filter.length)] & bits) == bits;
    }
}
