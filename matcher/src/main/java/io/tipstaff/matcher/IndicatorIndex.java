package io.tipstaff.matcher;

import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.Kind;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

/// An index file mapped into memory: every process that maps it shares its pages.
///
/// Any number of threads may use it until it is closed; closing while one of them does is an error
/// that [LiveIndex] keeps from happening.
public final class IndicatorIndex implements AutoCloseable {

    private static final Kind[] KINDS = Kind.values();
    private static final int CRC_PIECE = 1 << 18;

    private final Arena arena;
    private final IndexHeader header;
    private final MemorySegment pool;
    private final Slots slots;
    private final long[] ends;
    private final long[] details;
    private final long[] hosts;
    private final long[] paths;
    private final long[] networks;
    private final long[] ranges;

    private IndicatorIndex(Arena arena, IndexHeader header, MemorySegment file) {
        this.arena = arena;
        this.header = header;
        this.pool = slice(file, header, IndexHeader.POOL);
        this.slots = new Slots(slice(file, header, IndexHeader.SLOTS), header.homes());
        this.ends = words(slice(file, header, IndexHeader.ENDS));
        this.details = words(slice(file, header, IndexHeader.DETAILS));
        this.hosts = words(slice(file, header, IndexHeader.HOSTS));
        this.paths = words(slice(file, header, IndexHeader.PATHS));
        this.networks = words(slice(file, header, IndexHeader.NETWORKS));
        this.ranges = words(slice(file, header, IndexHeader.RANGES));
    }

    /// Opens an index file after checking all of it.
    ///
    /// @throws IndexRefusedException if it is no index, of a newer version, truncated or damaged
    /// @throws IOException if it cannot be read
    @SuppressWarnings("MustBeClosedChecker") // closed with the index
    public static IndicatorIndex open(Path file) throws IOException {
        Arena arena = Arena.ofShared();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return map(channel, arena);
        } catch (IOException | RuntimeException failed) {
            arena.close();
            throw failed;
        }
    }

    private static IndicatorIndex map(FileChannel channel, Arena arena) throws IOException {
        long size = channel.size();
        MemorySegment mapped = channel.map(MapMode.READ_ONLY, 0, size, arena);
        long page = Math.min(size, IndexHeader.SIZE);
        IndexHeader header = IndexHeader.decode(mapped.asSlice(0, page).asByteBuffer(), size);
        ByteBuffer buffer = ByteBuffer.allocateDirect(CRC_PIECE);
        for (IndexHeader.Section section : header.sections()) {
            checkSum(channel, section, buffer);
        }
        return new IndicatorIndex(arena, header, mapped);
    }

    /// Reads a section through a buffer: faulting in every page of the mapping takes far longer.
    private static void checkSum(FileChannel file, IndexHeader.Section section, ByteBuffer buffer)
            throws IOException {
        var crc = new CRC32C();
        for (long done = 0; done < section.length(); ) {
            buffer.clear();
            buffer.limit((int) Math.min(CRC_PIECE, section.length() - done));
            int count = file.read(buffer, section.offset() + done);
            if (count <= 0) {
                throw new IndexRefusedException("truncated while it was read: " + done);
            }
            crc.update(buffer.flip());
            done += count;
        }
        if ((int) crc.getValue() != section.crc()) {
            throw new IndexRefusedException(
                    "damaged section, checksum differs: " + section.offset());
        }
    }

    private static MemorySegment slice(MemorySegment file, IndexHeader header, int section) {
        IndexHeader.Section where = header.sections()[section];
        return file.asSlice(where.offset(), where.length());
    }

    /// Copies a filter to the heap, where reads are cheapest: together they are a fortieth of the
    /// file.
    private static long[] words(MemorySegment section) {
        return section.toArray(ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN));
    }

    /// Returns what the index holds.
    public IndexSummary summary() {
        Map<Kind, Long> counts = new EnumMap<>(Kind.class);
        for (Kind kind : KINDS) {
            if (count(kind) > 0) {
                counts.put(kind, count(kind));
            }
        }
        return new IndexSummary(
                counts, header.fileSize(), HexFormat.of().toHexDigits(header.checksum()));
    }

    long count(Kind kind) {
        return header.counts()[kind.number()];
    }

    /// Finds exactly this indicator.
    public Optional<Hit> find(Indicator indicator) {
        byte[] key = IndicatorKey.of(indicator);
        int kind = indicator.kind().number();
        long record = find(kind, IndicatorKey.hash(kind, key, key.length), key, 0, key.length);
        return record == 0 ? Optional.empty() : Optional.of(hit(record));
    }

    /// Finds everything that matches this observable: the most specific indicator of each kind, in
    /// the order of the kinds.
    ///
    /// @param observable an address, endpoint, name, URL, path, hash or e-mail address; of a
    ///   network or mask only itself is found
    public List<Hit> covering(Indicator observable) {
        return new Covering(this).of(observable);
    }

    /// Returns the offset of the record with this key, or 0.
    long find(int kind, long hash, byte[] key, int from, int to) {
        for (long slot = slots.find(hash); slot >= 0; slot = slots.findAfter(slot, hash)) {
            long record = findInChain(slots.offset(slot), kind, key, from, to);
            if (record != 0) {
                return record;
            }
        }
        return 0;
    }

    /// Says whether there may be a record with this hash; wrong once in millions.
    boolean mayHold(long hash) {
        return slots.find(hash) >= 0;
    }

    /// As [#mayHold] for the hash of an address, network, endpoint or file hash: a filter that is
    /// far smaller than the slots answers nearly always.
    boolean mayHoldNumber(long hash) {
        return BloomWords.contains(details, hash) && mayHold(hash);
    }

    private long findInChain(long first, int kind, byte[] key, int from, int to) {
        long record = first;
        while (true) {
            int head = pool.get(ValueLayout.JAVA_BYTE, record);
            if ((head & 0x7F) == kind && hasKey(record + 1, key, from, to)) {
                return record;
            }
            if ((head & PoolRecord.MORE) == 0) {
                return 0;
            }
            record = PoolRecord.read(pool, record).end();
        }
    }

    private boolean hasKey(long at, byte[] key, int from, int to) {
        var cursor = new PoolRecord.Cursor(pool, at);
        int length = cursor.count(1);
        if (length != to - from) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (pool.get(ValueLayout.JAVA_BYTE, cursor.at() + i) != key[from + i]) {
                return false;
            }
        }
        return true;
    }

    /// Returns all records whose hash has this tag; the caller compares.
    List<Candidate> candidates(long hash) {
        List<Candidate> found = new ArrayList<>();
        for (long slot = slots.find(hash); slot >= 0; slot = slots.findAfter(slot, hash)) {
            boolean more = true;
            for (long at = slots.offset(slot); more; ) {
                PoolRecord record = PoolRecord.read(pool, at);
                found.add(new Candidate(at, record.kind(), record.key()));
                more = record.more();
                at = record.end();
            }
        }
        return found;
    }

    /// A record that may be meant.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Candidate(long record, int kind, byte[] key) {}

    Hit hit(long offset) {
        PoolRecord record = PoolRecord.read(pool, offset);
        Kind kind = KINDS[record.kind()];
        return new Hit(
                kind, IndicatorKey.canonical(kind, record.key()), record.ids(), record.anyFlags());
    }

    /// Returns the key of a record.
    byte[] key(long record) {
        return PoolRecord.read(pool, record).key();
    }

    PoolReader entries() {
        return new PoolReader(pool);
    }

    /// The last two labels of all names: small, since nearly every name of a log is asked here.
    long[] endFilter() {
        return ends;
    }

    /// What is asked second: the last three labels or whole names of two, and all numbers.
    long[] detailFilter() {
        return details;
    }

    /// Whole names.
    long[] hostFilter() {
        return hosts;
    }

    /// The /24s that hold anything.
    long[] networkBits() {
        return networks;
    }

    /// The /24s that hold more than single addresses: networks, endpoints, URLs.
    long[] rangeBits() {
        return ranges;
    }

    long[] pathFilter() {
        return paths;
    }

    long v4Prefixes() {
        return header.v4Prefixes();
    }

    long[] v6Prefixes() {
        return header.v6Prefixes();
    }

    @Override
    public void close() {
        arena.close();
    }
}
