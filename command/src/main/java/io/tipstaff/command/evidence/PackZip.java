package io.tipstaff.command.evidence;

import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The container of packs: a ZIP file (PKWARE APPNOTE 6.3) of which every byte follows from the
/// names, contents and times of its entries.
///
/// Entries are stored, their names in UTF-8, sizes and offsets always those of ZIP64, with the time
/// of the last change in Info-ZIP's extra field, and nothing else. Entries may be of any size: only
/// the directory is held.
public final class PackZip {

    private static final long MAX_DIRECTORY = 256L << 20;
    private static final int MAX_ENTRIES = 200_002;
    private static final int MAX_SMALL = 256 << 20;

    /// No name leads out of the folder that somebody unpacks into, or plays with the terminal.
    private static final Pattern NAME =
            Pattern.compile(
                    "[^/\\\\:*?\"<>|\\p{Cc}\\p{Cf}\\p{Cs}]+(/[^/\\\\:*?\"<>|\\p{Cc}\\p{Cf}\\p{Cs}]+)*");

    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_BYTES = 30;
    private static final int LOCAL_EXTRA = 29;
    private static final int CENTRAL = 0x02014b50;
    private static final int CENTRAL_BYTES = 46;
    private static final int CENTRAL_EXTRA = 37;
    private static final int END_64 = 0x06064b50;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int END = 0x06054b50;
    private static final int END_BYTES = 56 + 20 + 22;

    /// Version 4.5 of the format has ZIP64.
    private static final short VERSION = 45;

    private static final short NAMES_IN_UTF_8 = 0x0800;

    /// One entry.
    ///
    /// @param offset of its header in the file
    /// @param dosTime in the format of MS-DOS
    /// @param seconds of the last change, since 1970
    /// @param crc as the directory says
    record Entry(String name, long size, long offset, int dosTime, int seconds, int crc) {

        private byte[] nameBytes() {
            return name.getBytes(StandardCharsets.UTF_8);
        }

        long contentOffset() {
            return offset + LOCAL_BYTES + nameBytes().length + LOCAL_EXTRA;
        }

        private long end() {
            return contentOffset() + size;
        }
    }

    private final FileChannel file;
    private final List<Entry> entries;

    private PackZip(FileChannel file, List<Entry> entries) {
        this.file = file;
        this.entries = entries;
    }

    /// Says whether a file begins as a pack does.
    public static boolean isPack(FileChannel file) throws IOException {
        if (file.size() < LOCAL_BYTES + END_BYTES) {
            return false;
        }
        ByteBuffer start = bytes(file, 0, LOCAL_BYTES);
        return start.getInt(0) == LOCAL && start.getShort(4) == VERSION;
    }

    /// Reads a file, which must stay open as long as this is used.
    ///
    /// @throws UnreadableException if it is anything but such a container
    public static PackZip read(FileChannel file) throws IOException {
        try {
            long endAt = file.size() - END_BYTES;
            ByteBuffer end = bytes(file, endAt, END_BYTES);
            long count = end.getLong(32);
            long size = end.getLong(40);
            long directory = end.getLong(48);
            if (size < 0
                    || directory < 0
                    || size > MAX_DIRECTORY
                    || count < 0
                    || count > MAX_ENTRIES
                    || directory > endAt
                    || directory + size != endAt) {
                throw new UnreadableException(
                        "the file is broken off, or not as Tipstaff writes it at its end");
            }
            expect(end, end(count, directory, size), endAt);
            List<Entry> entries = directory(bytes(file, directory, (int) size), directory, count);
            return new PackZip(file, entries);
        } catch (EOFException | BufferUnderflowException | IndexOutOfBoundsException cut) {
            throw new UnreadableException("the file is broken off, its end is missing", cut);
        }
    }

    private static List<Entry> directory(ByteBuffer bytes, long at, long count)
            throws UnreadableException {
        List<Entry> entries = new ArrayList<>();
        Set<String> names = new HashSet<>();
        long next = 0;
        while (bytes.hasRemaining()) {
            Entry entry = entry(bytes, at);
            if (!names.add(entry.name())) {
                throw new UnreadableException("two entries of one name: " + entry.name());
            }
            if (entry.offset() != next || entry.size() < 0 || entry.end() > at) {
                throw new UnreadableException(
                        "an entry is not where it should be: " + entry.name());
            }
            next = entry.end();
            entries.add(entry);
        }
        if (entries.size() != count || next != at) {
            throw new UnreadableException("something stands between the entries and the directory");
        }
        return entries;
    }

    private static Entry entry(ByteBuffer bytes, long directory) throws UnreadableException {
        int start = bytes.position();
        int nameLength = Short.toUnsignedInt(bytes.getShort(start + 28));
        int length = CENTRAL_BYTES + nameLength + CENTRAL_EXTRA;
        byte[] name = new byte[nameLength];
        bytes.get(start + CENTRAL_BYTES, name);
        int extra = start + CENTRAL_BYTES + nameLength;
        var entry =
                new Entry(
                        name(name),
                        bytes.getLong(extra + 4),
                        bytes.getLong(extra + 20),
                        bytes.getInt(start + 12),
                        bytes.getInt(extra + 33),
                        bytes.getInt(start + 16));
        ByteBuffer there = bytes.slice(start, length).order(ByteOrder.LITTLE_ENDIAN);
        expect(there, central(entry), directory + start);
        bytes.position(start + length);
        return entry;
    }

    private static String name(byte[] bytes) throws UnreadableException {
        String name = new String(bytes, StandardCharsets.UTF_8);
        boolean dots =
                Arrays.stream(name.split("/", -1))
                        .anyMatch(part -> part.equals(".") || part.equals(".."));
        if (dots
                || !NAME.matcher(name).matches()
                || !Arrays.equals(name.getBytes(StandardCharsets.UTF_8), bytes)) {
            throw new UnreadableException("not a name that an entry may have: " + name);
        }
        return name;
    }

    private static ByteBuffer local(Entry entry) {
        byte[] name = entry.nameBytes();
        ByteBuffer header = little(LOCAL_BYTES + name.length + LOCAL_EXTRA);
        header.putInt(LOCAL);
        putCommon(header, entry, name.length, LOCAL_EXTRA);
        header.put(name);
        header.putShort((short) 1).putShort((short) 16).putLong(entry.size()).putLong(entry.size());
        return putTime(header, entry).flip();
    }

    private static ByteBuffer central(Entry entry) {
        byte[] name = entry.nameBytes();
        ByteBuffer header = little(CENTRAL_BYTES + name.length + CENTRAL_EXTRA);
        header.putInt(CENTRAL).putShort(VERSION);
        putCommon(header, entry, name.length, CENTRAL_EXTRA);
        header.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0).putInt(-1);
        header.put(name);
        header.putShort((short) 1).putShort((short) 24).putLong(entry.size()).putLong(entry.size());
        header.putLong(entry.offset());
        return putTime(header, entry).flip();
    }

    private static void putCommon(ByteBuffer into, Entry entry, int nameLength, int extra) {
        into.putShort(VERSION).putShort(NAMES_IN_UTF_8).putShort((short) 0);
        into.putInt(entry.dosTime()).putInt(entry.crc()).putInt(-1).putInt(-1);
        into.putShort((short) nameLength).putShort((short) extra);
    }

    private static ByteBuffer putTime(ByteBuffer into, Entry entry) {
        return into.putShort((short) 0x5455)
                .putShort((short) 5)
                .put((byte) 1)
                .putInt(entry.seconds());
    }

    private static ByteBuffer end(long count, long directory, long size) {
        ByteBuffer end = little(END_BYTES);
        end.putInt(END_64).putLong(44).putShort(VERSION).putShort(VERSION).putInt(0).putInt(0);
        end.putLong(count).putLong(count).putLong(size).putLong(directory);
        end.putInt(LOCATOR_64).putInt(0).putLong(directory + size).putInt(1);
        end.putInt(END).putShort((short) 0).putShort((short) 0).putShort((short) -1);
        return end.putShort((short) -1).putInt(-1).putInt(-1).putShort((short) 0).flip();
    }

    private static void expect(ByteBuffer there, ByteBuffer expected, long offset)
            throws UnreadableException {
        int differs = there.duplicate().rewind().mismatch(expected);
        if (differs >= 0) {
            throw new UnreadableException(
                    String.format(
                            Locale.ROOT, "not as Tipstaff writes it at byte %d", offset + differs));
        }
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer bytes(FileChannel file, long offset, int length) throws IOException {
        ByteBuffer bytes = little(length);
        while (bytes.hasRemaining()) {
            if (offset < 0 || file.read(bytes, offset + bytes.position()) < 0) {
                throw new EOFException();
            }
        }
        return bytes.flip().order(ByteOrder.LITTLE_ENDIAN);
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    long size() throws IOException {
        return file.size();
    }

    /// Checks the header in front of an entry.
    ///
    /// @throws UnreadableException if it is not what the directory says
    void checkHeader(Entry entry) throws IOException {
        ByteBuffer expected = local(entry);
        expect(bytes(file, entry.offset(), expected.remaining()), expected, entry.offset());
    }

    /// Reads at most so many bytes of an entry's content from this place in it on.
    int read(Entry entry, long from, ByteBuffer into) throws IOException {
        into.limit((int) Math.min(into.capacity(), into.position() + entry.size() - from));
        return file.read(into, entry.contentOffset() + from);
    }

    /// Returns the content of a small entry.
    byte[] content(Entry entry) throws IOException {
        if (entry.size() > MAX_SMALL) {
            throw new UnreadableException(entry.name() + " is larger than it can be");
        }
        return bytes(file, entry.contentOffset(), (int) entry.size()).array();
    }
}
