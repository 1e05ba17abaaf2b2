package io.tipstaff.matcher;

import io.tipstaff.indicator.Kind;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the filters of an index must let through, noted indicator by indicator: hashes wait in
/// spools until the size of their filter is known.
final class FilterNotes implements AutoCloseable {

    /// One in 300 of what is not there passes.
    private static final int KEYS_A_WORD = 4;

    /// One in 30 passes, but what every name of a log is asked stays in a cache.
    private static final int KEYS_AN_END_WORD = 8;

    private static final Kind[] KINDS = Kind.values();

    private final LongSpool ends;
    private final LongSpool details;
    private final LongSpool hosts;
    private final LongSpool paths;
    private final long[] networks = new long[NetworkBits.WORDS];
    private final long[] ranges = new long[NetworkBits.WORDS];
    private final long[] v6Prefixes = new long[3];
    private long v4Prefixes;

    FilterNotes(Path workFolder) throws IOException {
        ends = spool(workFolder);
        details = spool(workFolder);
        hosts = spool(workFolder);
        paths = spool(workFolder);
    }

    static LongSpool spool(Path workFolder) throws IOException {
        return new LongSpool(Files.createTempFile(workFolder, "spool", ".tmp"));
    }

    void note(RunMerge.Merged merged) throws IOException {
        byte[] key = merged.key();
        switch (KINDS[merged.kind()]) {
            case IPV4 -> {
                details.add(merged.hash());
                NetworkBits.add(networks, address(key), 32);
            }
            case ENDPOINT -> {
                details.add(merged.hash());
                if (key.length == 6) {
                    noteRange(address(key), 32);
                }
            }
            case NETWORK -> noteNetwork(merged.hash(), key);
            case DOMAIN, HOST, URL, URL_MASK, EMAIL -> noteName(merged.kind(), key);
            case PATH -> notePath(merged.hash(), key);
            case IPV6, MD5, SHA1, SHA256 -> details.add(merged.hash());
        }
    }

    private static int address(byte[] key) {
        return (int) IndicatorKey.number(key, 0, 4);
    }

    private void noteRange(int address, int prefixLength) {
        NetworkBits.add(networks, address, prefixLength);
        NetworkBits.add(ranges, address, prefixLength);
    }

    private void noteNetwork(long hash, byte[] key) throws IOException {
        details.add(hash);
        int length = key[key.length - 1] & 0xFF;
        if (key.length == 5) {
            noteRange(address(key), length);
            v4Prefixes |= 1L << length;
        } else {
            v6Prefixes[length >> 6] |= 1L << length;
        }
    }

    private void noteName(int kind, byte[] key) throws IOException {
        long span = IndicatorKey.nameSpan(kind, key, key.length);
        int from = (int) (span >>> 32);
        int to = (int) span;
        hosts.add(KeyHash.name(key, from, to));
        long address = Ipv4Text.parse(key, from, to);
        if (address >= 0) {
            noteRange((int) address, 32);
        } else if (key[from] != '[') {
            noteLabels(key, from, to);
        }
    }

    private void noteLabels(byte[] key, int from, int to) throws IOException {
        int two = NameText.lastLabels(key, from, to, 2);
        int three = NameText.lastLabels(key, from, to, 3);
        ends.add(KeyHash.nameEnd(key, two, to, 0));
        details.add(
                two > from
                        ? KeyHash.nameEnd(key, three, to, 0)
                        : KeyHash.nameEnd(key, two, to, KeyHash.WHOLE));
    }

    /// How it starts, in two steps, and itself.
    private void notePath(long hash, byte[] key) throws IOException {
        paths.add(KeyHash.pathHead(key, 0, key.length));
        if (key.length > KeyHash.PATH_START) {
            paths.add(KeyHash.pathStart(KeyHash.path(key, 0, KeyHash.PATH_START)));
        }
        paths.add(hash);
    }

    long v4Prefixes() {
        return v4Prefixes;
    }

    long[] v6Prefixes() {
        return v6Prefixes;
    }

    /// Returns the words of one section of the file.
    long[] words(int section) throws IOException {
        return switch (section) {
            case IndexHeader.ENDS -> filter(ends, KEYS_AN_END_WORD);
            case IndexHeader.DETAILS -> filter(details, KEYS_A_WORD);
            case IndexHeader.HOSTS -> filter(hosts, KEYS_A_WORD);
            case IndexHeader.PATHS -> filter(paths, KEYS_A_WORD);
            case IndexHeader.NETWORKS -> networks;
            case IndexHeader.RANGES -> ranges;
            default -> throw new IllegalArgumentException("no filter: " + section);
        };
    }

    private static long[] filter(LongSpool spool, int keysAWord) throws IOException {
        long[] words = new long[BloomWords.wordsFor(spool.count(), keysAWord)];
        try (DataInputStream in = spool.reread()) {
            for (long left = spool.count(); left > 0; left--) {
                BloomWords.add(words, in.readLong());
            }
        }
        return words;
    }

    @Override
    public void close() throws IOException {
        ends.delete();
        details.delete();
        hosts.delete();
        paths.delete();
    }
}
