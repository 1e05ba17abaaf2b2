package io.tipstaff.command.pack;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/// The headers of a pack: a ZIP file (PKWARE APPNOTE 6.3) whose entries are stored and whose sizes
/// and offsets are always those of ZIP64, so that each header follows from name, size, checksum,
/// time and offset, whatever the size.
final class ZipHeaders {

    private static final short VERSION = 45;
    private static final short NAMES_IN_UTF_8 = 0x0800;
    private static final int IN_ZIP64 = -1;
    private static final short ZIP64 = 0x0001;

    /// Info-ZIP's extra field with the time of the last change in seconds since 1970.
    private static final short TIME = 0x5455;

    private static final byte MODIFIED = 1;

    private ZipHeaders() {}

    /// An entry as its headers tell of it.
    ///
    /// @param name in UTF-8
    /// @param offset of the header in the file
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Entry(byte[] name, long size, int crc, Instant modified, long offset) {}

    /// Returns the header in front of an entry; of the same length whatever size and checksum are.
    static ByteBuffer local(Entry entry) {
        ByteBuffer header = little(30 + entry.name().length + 20 + 9);
        header.putInt(0x04034b50);
        putCommon(header, entry, 20 + 9);
        header.put(entry.name());
        header.putShort(ZIP64).putShort((short) 16).putLong(entry.size()).putLong(entry.size());
        return putTime(header, entry).flip();
    }

    /// Returns the entry's place in the directory.
    static ByteBuffer central(Entry entry) {
        ByteBuffer header = little(46 + entry.name().length + 28 + 9);
        header.putInt(0x02014b50).putShort(VERSION);
        putCommon(header, entry, 28 + 9);
        header.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0);
        header.putInt(IN_ZIP64);
        header.put(entry.name());
        header.putShort(ZIP64).putShort((short) 24).putLong(entry.size()).putLong(entry.size());
        header.putLong(entry.offset());
        return putTime(header, entry).flip();
    }

    private static void putCommon(ByteBuffer into, Entry entry, int extra) {
        into.putShort(VERSION).putShort(NAMES_IN_UTF_8).putShort((short) 0);
        into.putInt(dosTime(entry.modified())).putInt(entry.crc());
        into.putInt(IN_ZIP64).putInt(IN_ZIP64);
        into.putShort((short) entry.name().length).putShort((short) extra);
    }

    private static ByteBuffer putTime(ByteBuffer into, Entry entry) {
        long seconds = Math.clamp(entry.modified().getEpochSecond(), 0L, Integer.MAX_VALUE);
        return into.putShort(TIME).putShort((short) 5).put(MODIFIED).putInt((int) seconds);
    }

    /// MS-DOS counts every other second, from 1980 to 2107.
    private static int dosTime(Instant at) {
        OffsetDateTime time = at.atOffset(ZoneOffset.UTC);
        if (time.getYear() < 1980) {
            return 1 << 21 | 1 << 16;
        }
        if (time.getYear() > 2107) {
            return 127 << 25 | 12 << 21 | 31 << 16;
        }
        return (time.getYear() - 1980) << 25
                | time.getMonthValue() << 21
                | time.getDayOfMonth() << 16
                | time.getHour() << 11
                | time.getMinute() << 5
                | time.getSecond() >> 1;
    }

    /// Returns what stands behind the directory.
    static ByteBuffer end(long entries, long directory, long size) {
        ByteBuffer end = little(56 + 20 + 22);
        end.putInt(0x06064b50).putLong(44).putShort(VERSION).putShort(VERSION);
        end.putInt(0).putInt(0).putLong(entries).putLong(entries);
        end.putLong(size).putLong(directory);
        end.putInt(0x07064b50).putInt(0).putLong(directory + size).putInt(1);
        end.putInt(0x06054b50).putShort((short) 0).putShort((short) 0);
        end.putShort((short) -1).putShort((short) -1).putInt(-1).putInt(-1).putShort((short) 0);
        return end.flip();
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
