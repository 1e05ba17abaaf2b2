package io.tipstaff.matcher;

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
    private final long[] counts = new long[KINDS.length];

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
        LongSpool slots = FilterNotes.spool(workFolder);
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE);
                var filters = new FilterNotes(workFolder)) {
            var sections = new IndexHeader.Section[IndexHeader.SECTIONS];
            sections[IndexHeader.POOL] = writePool(out, merge, slots, filters);
            long homes = homesFor(slots.count() / 2);
            sections[IndexHeader.SLOTS] = writeSlots(out, end(sections[0]), slots, homes);
            for (int i = IndexHeader.SLOTS + 1; i < IndexHeader.SECTIONS; i++) {
                sections[i] = writeWords(out, end(sections[i - 1]), filters.words(i));
            }
            var header =
                    new IndexHeader(
                            end(sections[IndexHeader.SECTIONS - 1]),
                            counts,
                            sections[IndexHeader.SLOTS].length() / Long.BYTES,
                            homes,
                            filters.v4Prefixes(),
                            filters.v6Prefixes(),
                            sections);
            out.write(header.encode(), 0);
            out.force(true);
            return header;
        } finally {
            slots.delete();
        }
    }

    private static long end(IndexHeader.Section section) {
        return section.offset() + section.length();
    }

    /// Two of three slots are taken.
    private static long homesFor(long hashes) {
        return Math.max(1, hashes + hashes / 2);
    }

    private IndexHeader.Section writePool(
            FileChannel out, RunMerge merge, LongSpool slots, FilterNotes filters)
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
            counts[current.kind()]++;
            filters.note(current);
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
