package io.tipstaff.matcher;

import io.tipstaff.indicator.IpAddress;
import io.tipstaff.indicator.Kind;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes merged indicators into an index file, front to back.
///
/// Indicators come in the order of their hashes. The pool is written as they come; what the other
/// sections need waits in spools until the number of slots and filter words is known. A slot's home
/// follows from the upper bits of its hash, so slots too come in order, and each takes the first
/// free place from its home on.
final class IndexWriter {

    private static final Kind[] KINDS = Kind.values();

    private final Path workFolder;
    private final Path target;
    private final long[] counts = new long[Kind.values().length];
    private final long[] networks = new long[NetworkBits.WORDS];
    private final long[] v6Prefixes = new long[3];
    private long v4Prefixes;

    IndexWriter(Path workFolder, Path target) {
        this.workFolder = workFolder;
        this.target = target;
    }

    IndexSummary write(RunMerge merge) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        Path unfinished = Files.createTempFile(folder, ".index", ".tmp");
        try {
            IndexHeader header = write(merge, unfinished);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            forceFolder(folder);
            return summary(header);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static void forceFolder(@Nullable Path folder) throws IOException {
        if (folder != null) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private IndexHeader write(RunMerge merge, Path file) throws IOException {
        var slots = new LongSpool(spoolFile());
        var names = new LongSpool(spoolFile());
        var hosts = new LongSpool(spoolFile());
        var paths = new LongSpool(spoolFile());
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            var sections = new IndexHeader.Section[IndexHeader.SECTIONS];
            sections[IndexHeader.POOL] = writePool(out, merge, slots, names, hosts, paths);
            long homes = homesFor(slots.count() / 2);
            sections[IndexHeader.SLOTS] = writeSlots(out, end(sections[0]), slots, homes);
            sections[IndexHeader.NAMES] = writeFilter(out, end(sections[1]), names);
            sections[IndexHeader.HOSTS] = writeFilter(out, end(sections[2]), hosts);
            sections[IndexHeader.NETWORKS] = writeWords(out, end(sections[3]), networks);
            sections[IndexHeader.PATHS] = writeFilter(out, end(sections[4]), paths);
            var header =
                    new IndexHeader(
                            end(sections[5]),
                            counts,
                            sections[1].length() / Long.BYTES,
                            homes,
                            v4Prefixes,
                            v6Prefixes,
                            sections);
            out.write(header.encode(), 0);
            out.force(true);
            return header;
        } finally {
            slots.delete();
            names.delete();
            hosts.delete();
            paths.delete();
        }
    }

    private Path spoolFile() throws IOException {
        return Files.createTempFile(workFolder, "spool", ".tmp");
    }

    private static long end(IndexHeader.Section section) {
        return section.offset() + section.length();
    }

    /// Two of three slots are taken.
    private static long homesFor(long hashes) {
        return Math.max(1, hashes + hashes / 2);
    }

    private IndexHeader.Section writePool(
            FileChannel out,
            RunMerge merge,
            LongSpool slots,
            LongSpool names,
            LongSpool hosts,
            LongSpool paths)
            throws IOException {
        var pool = new SectionWriter(out, IndexHeader.SIZE);
        pool.putLong(0);
        RunMerge.Merged next = merge.next();
        long lastHash = 0;
        boolean sameHash = false;
        while (next != null) {
            RunMerge.Merged current = next;
            if (!sameHash) {
                slots.add(current.hash());
                slots.add(pool.length());
            }
            lastHash = current.hash();
            next = merge.next();
            sameHash = next != null && next.hash() == lastHash;
            pool.put(record(current, sameHash));
            note(current, names, hosts, paths);
        }
        return pool.finish();
    }

    private static ByteBuffer record(RunMerge.Merged merged, boolean more) {
        ByteBuffer record = ByteBuffer.allocate(16 + merged.key().length + 9 * merged.ids().length);
        record.put((byte) (merged.kind() | (more ? PoolRecord.MORE : 0)));
        PoolRecord.putNumber(record, merged.key().length);
        record.put(merged.key());
        PoolRecord.putNumber(record, merged.ids().length);
        for (int i = 0; i < merged.ids().length; i++) {
            PoolRecord.putNumber(record, merged.ids()[i]);
            record.put(merged.flags()[i]);
        }
        return record.flip();
    }

    /// Notes what the filters must let through for this indicator.
    private void note(RunMerge.Merged merged, LongSpool names, LongSpool hosts, LongSpool paths)
            throws IOException {
        counts[merged.kind()]++;
        Kind kind = KINDS[merged.kind()];
        byte[] key = merged.key();
        switch (kind) {
            case IPV4 -> {
                names.add(merged.hash());
                noteNetwork(key, 4, 32);
            }
            case ENDPOINT -> {
                names.add(merged.hash());
                noteNetwork(key, key.length - 2, 32);
            }
            case NETWORK -> {
                names.add(merged.hash());
                int length = key[key.length - 1] & 0xFF;
                noteNetwork(key, key.length - 1, length);
                notePrefix(key.length - 1, length);
            }
            case DOMAIN, HOST, URL, URL_MASK, EMAIL -> noteName(merged.kind(), key, names, hosts);
            case PATH -> paths.add(KeyHash.pathHead(key, 0));
            case IPV6, MD5, SHA1, SHA256 -> names.add(merged.hash());
        }
    }

    private void noteNetwork(byte[] key, int octets, int prefixLength) {
        if (octets == 4) {
            NetworkBits.add(networks, (int) IndicatorKey.number(key, 0, 4), prefixLength);
        }
    }

    private void notePrefix(int octets, int length) {
        if (octets == 4) {
            v4Prefixes |= 1L << length;
        } else {
            v6Prefixes[length >> 6] |= 1L << length;
        }
    }

    private void noteName(int kind, byte[] key, LongSpool names, LongSpool hosts)
            throws IOException {
        long span = IndicatorKey.nameSpan(kind, key, key.length);
        int from = (int) (span >>> 32);
        int to = (int) span;
        hosts.add(KeyHash.name(key, from, to));
        if (!noteAddressHost(key, from, to)) {
            int two = NameText.lastLabels(key, from, to, 2);
            names.add(KeyHash.nameEnd(key, two, to, 0));
            names.add(
                    two > from
                            ? KeyHash.nameEnd(key, NameText.lastLabels(key, from, to, 3), to, 0)
                            : KeyHash.nameEnd(key, two, to, KeyHash.WHOLE));
        }
    }

    private boolean noteAddressHost(byte[] key, int from, int to) {
        long address = Ipv4Text.parse(key, from, to);
        if (address >= 0) {
            NetworkBits.add(networks, (int) address, IpAddress.v4(0).bits());
        }
        return address >= 0 || key[from] == '[';
    }

    private static IndexHeader.Section writeSlots(
            FileChannel out, long end, LongSpool spool, long homes) throws IOException {
        var section = new SectionWriter(out, end);
        long next = 0;
        try (DataInputStream in = spool.reread()) {
            for (long left = spool.count(); left > 0; left -= 2) {
                long hash = in.readLong();
                long offset = in.readLong();
                for (long home = Slots.home(hash, homes); next < home; next++) {
                    section.putLong(0);
                }
                section.putLong(Slots.slot(hash, offset));
                next++;
            }
        }
        for (long size = Math.max(next, homes) + 1; next < size; next++) {
            section.putLong(0);
        }
        return section.finish();
    }

    private static IndexHeader.Section writeFilter(FileChannel out, long end, LongSpool spool)
            throws IOException {
        long[] words = new long[BloomWords.wordsFor(spool.count())];
        try (DataInputStream in = spool.reread()) {
            for (long left = spool.count(); left > 0; left--) {
                BloomWords.add(words, in.readLong());
            }
        }
        return writeWords(out, end, words);
    }

    private static IndexHeader.Section writeWords(FileChannel out, long end, long[] words)
            throws IOException {
        var section = new SectionWriter(out, end);
        for (long word : words) {
            section.putLong(word);
        }
        return section.finish();
    }

    private IndexSummary summary(IndexHeader header) {
        Map<Kind, Long> byKind = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            if (counts[kind.number()] > 0) {
                byKind.put(kind, counts[kind.number()]);
            }
        }
        return new IndexSummary(
                byKind, header.fileSize(), HexFormat.of().toHexDigits(header.checksum()));
    }
}
