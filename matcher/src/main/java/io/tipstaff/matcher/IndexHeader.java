package io.tipstaff.matcher;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/// The first page of an index file, little-endian:
///
/// | at | what |
/// |---|---|
/// | 0 | magic, version (4 bytes), number of sections (4), size of the file |
/// | 24 | distinct indicators by kind, room for 16 |
/// | 152 | slots in all, slots that are a home |
/// | 168 | IPv4 prefix lengths that occur, a bit each; the same for IPv6 in three words |
/// | 200 | a section each: offset, length, CRC-32C |
/// | 4088 | CRC-32C of all before |
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record IndexHeader(
        long fileSize,
        long[] counts,
        long slots,
        long homes,
        long v4Prefixes,
        long[] v6Prefixes,
        Section[] sections) {

    /// A part of the file.
    record Section(long offset, long length, int crc) {}

    static final int POOL = 0;
    static final int SLOTS = 1;
    static final int ENDS = 2;
    static final int DETAILS = 3;
    static final int HOSTS = 4;
    static final int PATHS = 5;
    static final int NETWORKS = 6;
    static final int RANGES = 7;
    static final int SECTIONS = 8;

    static final int SIZE = 4096;
    static final int VERSION = 3;

    private static final long MAGIC = 0x3158_4449_5054_5354L; // "TSTPIDX1"
    private static final int KINDS = 16;
    private static final int CRC_AT = SIZE - 8;

    ByteBuffer encode() {
        ByteBuffer page = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
        page.putLong(MAGIC).putInt(VERSION).putInt(SECTIONS).putLong(fileSize);
        for (int i = 0; i < KINDS; i++) {
            page.putLong(i < counts.length ? counts[i] : 0);
        }
        page.putLong(slots).putLong(homes).putLong(v4Prefixes);
        for (long word : v6Prefixes) {
            page.putLong(word);
        }
        for (Section section : sections) {
            page.putLong(section.offset)
                    .putLong(section.length)
                    .putLong(section.crc & 0xFFFF_FFFFL);
        }
        page.putLong(CRC_AT, crc(page));
        return page.clear();
    }

    /// Returns a sum over everything that the file holds.
    int checksum() {
        return (int) encode().getLong(CRC_AT);
    }

    /// Reads a header.
    ///
    /// @param actualSize of the file that starts with `page`
    static IndexHeader decode(ByteBuffer page, long actualSize) throws IndexRefusedException {
        if (page.remaining() < SIZE) {
            throw new IndexRefusedException("shorter than an index header: " + actualSize);
        }
        page.order(ByteOrder.LITTLE_ENDIAN);
        if (page.getLong() != MAGIC) {
            throw new IndexRefusedException("not an index file");
        }
        int version = page.getInt();
        if (version != VERSION) {
            throw new IndexRefusedException(
                    "format version " + version + ", this program reads " + VERSION);
        }
        if (page.getLong(CRC_AT) != crc(page)) {
            throw new IndexRefusedException("damaged header");
        }
        if (page.getInt() != SECTIONS) {
            throw new IndexRefusedException("unexpected number of sections");
        }
        IndexHeader header = read(page);
        header.check(actualSize);
        return header;
    }

    private static IndexHeader read(ByteBuffer page) {
        long fileSize = page.getLong();
        long[] counts = longs(page, KINDS);
        long slots = page.getLong();
        long homes = page.getLong();
        long v4Prefixes = page.getLong();
        long[] v6Prefixes = longs(page, 3);
        Section[] sections = new Section[SECTIONS];
        for (int i = 0; i < SECTIONS; i++) {
            sections[i] = new Section(page.getLong(), page.getLong(), (int) page.getLong());
        }
        return new IndexHeader(fileSize, counts, slots, homes, v4Prefixes, v6Prefixes, sections);
    }

    private static long[] longs(ByteBuffer page, int count) {
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = page.getLong();
        }
        return values;
    }

    private void check(long actualSize) throws IndexRefusedException {
        if (fileSize != actualSize) {
            throw new IndexRefusedException(
                    "truncated or overlong: " + actualSize + " bytes instead of " + fileSize);
        }
        for (Section section : sections) {
            if (section.offset < SIZE
                    || section.offset % 64 != 0
                    || section.length < 0
                    || section.length > fileSize - section.offset) {
                throw new IndexRefusedException("section outside the file: " + section.offset);
            }
        }
        boolean fits =
                sections[SLOTS].length == slots * Long.BYTES
                        && homes >= 1
                        && homes <= slots
                        && sections[ENDS].length >= Long.BYTES
                        && sections[DETAILS].length >= Long.BYTES
                        && sections[HOSTS].length >= Long.BYTES
                        && sections[PATHS].length >= Long.BYTES
                        && sections[NETWORKS].length == NetworkBits.BYTES
                        && sections[RANGES].length == NetworkBits.BYTES;
        if (!fits) {
            throw new IndexRefusedException("sections do not fit the header");
        }
    }

    private static long crc(ByteBuffer page) {
        var crc = new CRC32C();
        crc.update(page.duplicate().position(0).limit(CRC_AT));
        return crc.getValue();
    }
}
