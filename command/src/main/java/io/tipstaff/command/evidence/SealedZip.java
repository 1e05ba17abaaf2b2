package io.tipstaff.command.evidence;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/// The container of sealed evidence: a ZIP file (PKWARE APPNOTE 6.3) of which every byte follows
/// from the names, contents and the one time of its entries.
///
/// Entries are stored, in UTF-8, without extra fields, comments or gaps, and the directory at the
/// end repeats the headers. So two programs cannot see different contents in it, and there is no
/// place to hide or change anything that no hash covers. Whatever else a ZIP may be is refused.
public final class SealedZip {

    /// The largest file that is read; what the portal seals is a hundredth of that.
    public static final long MAX_BYTES = 256L << 20;

    private static final int MAX_ENTRIES = 65_535;
    private static final int MAX_NAME = 128;

    private static final String BROKEN_OFF = "the file is broken off, its end is missing";

    /// No name leads out of the folder that somebody unpacks into.
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*)*");

    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_BYTES = 30;
    private static final int CENTRAL = 0x02014b50;
    private static final int CENTRAL_BYTES = 46;
    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;

    /// Version 1.0 of the format is enough for stored entries.
    private static final short VERSION = 10;

    private static final short NAMES_IN_UTF_8 = 0x0800;
    private static final short STORED = 0;

    /// One entry.
    ///
    /// @param offset of its header in the file
    /// @param time in the format of MS-DOS
    /// @param crc as its header says
    record Entry(String name, ByteBuffer content, int offset, int time, int crc) {

        /// Says whether the checksum of the header is that of the content.
        boolean isWhole() {
            var sum = new CRC32();
            sum.update(content.duplicate());
            return (int) sum.getValue() == crc;
        }

        byte[] bytes() {
            byte[] bytes = new byte[content.remaining()];
            content.duplicate().get(bytes);
            return bytes;
        }
    }

    private final ByteBuffer file;
    private final List<Entry> entries = new ArrayList<>();

    private SealedZip(ByteBuffer file) {
        this.file = file.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    /// Reads a file.
    ///
    /// @throws UnreadableException if it is anything but such a container
    public static SealedZip read(ByteBuffer file) throws UnreadableException {
        var zip = new SealedZip(file);
        try {
            zip.readEntries();
        } catch (BufferUnderflowException | IndexOutOfBoundsException end) {
            throw new UnreadableException(BROKEN_OFF, end);
        }
        zip.checkDirectory();
        return zip;
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    long size() {
        return file.capacity();
    }

    private void readEntries() throws UnreadableException {
        if (file.remaining() < END_BYTES || file.getInt(0) != LOCAL) {
            throw new UnreadableException("not a ZIP file");
        }
        Set<String> names = new HashSet<>();
        while (file.getInt(file.position()) == LOCAL) {
            Entry entry = entry();
            if (!names.add(entry.name())) {
                throw new UnreadableException("two entries of one name: " + entry.name());
            }
            if (names.size() > MAX_ENTRIES) {
                throw new UnreadableException("more entries than " + MAX_ENTRIES);
            }
            entries.add(entry);
        }
    }

    private Entry entry() throws UnreadableException {
        int start = file.position();
        if (file.remaining() < LOCAL_BYTES) {
            throw new UnreadableException(BROKEN_OFF);
        }
        if (file.getShort(start + 8) != STORED) {
            throw new UnreadableException(
                    "an entry is compressed"
                            + at(start)
                            + ": somebody packed this file again; what is sealed is the file as it was downloaded");
        }
        int size = file.getInt(start + 22);
        int nameLength = Short.toUnsignedInt(file.getShort(start + 26));
        file.position(start + LOCAL_BYTES);
        String name = name(nameLength);
        if (size < 0 || size > file.remaining()) {
            throw new UnreadableException("the file is broken off in the entry " + name);
        }
        ByteBuffer content = file.slice(file.position(), size);
        var entry =
                new Entry(name, content, start, file.getInt(start + 10), file.getInt(start + 14));
        expect(start, localHeader(entry));
        file.position(file.position() + size);
        return entry;
    }

    private String name(int length) throws UnreadableException {
        int start = file.position();
        if (length > MAX_NAME) {
            throw new UnreadableException("the name of an entry is too long" + at(start));
        }
        byte[] bytes = new byte[length];
        file.get(bytes);
        String name = new String(bytes, StandardCharsets.ISO_8859_1);
        if (!NAME.matcher(name).matches()) {
            throw new UnreadableException(
                    "not a name that an entry may have"
                            + at(start)
                            + "; somebody may have packed this file again");
        }
        return name;
    }

    private static ByteBuffer localHeader(Entry entry) {
        ByteBuffer header = little(LOCAL_BYTES + entry.name().length());
        header.putInt(LOCAL);
        putCommon(header, entry);
        return putName(header, entry).flip();
    }

    /// What the header in front of an entry and the directory have in common.
    private static void putCommon(ByteBuffer into, Entry entry) {
        into.putShort(VERSION).putShort(NAMES_IN_UTF_8).putShort(STORED);
        into.putInt(entry.time()).putInt(entry.crc());
        into.putInt(entry.content().capacity()).putInt(entry.content().capacity());
        into.putShort((short) entry.name().length()).putShort((short) 0);
    }

    private static ByteBuffer putName(ByteBuffer into, Entry entry) {
        return into.put(entry.name().getBytes(StandardCharsets.US_ASCII));
    }

    private void checkDirectory() throws UnreadableException {
        int start = file.position();
        int size = entries.stream().mapToInt(entry -> CENTRAL_BYTES + entry.name().length()).sum();
        ByteBuffer directory = little(size + END_BYTES);
        for (Entry entry : entries) {
            directory.putInt(CENTRAL).putShort(VERSION);
            putCommon(directory, entry);
            directory.putShort((short) 0).putShort((short) 0).putShort((short) 0);
            directory.putInt(0).putInt(entry.offset());
            putName(directory, entry);
        }
        directory.putInt(END).putShort((short) 0).putShort((short) 0);
        directory.putShort((short) entries.size()).putShort((short) entries.size());
        directory.putInt(size).putInt(start).putShort((short) 0);
        expect(start, directory.flip());
        if (file.capacity() > start + directory.limit()) {
            throw new UnreadableException(
                    "something stands behind the end" + at(start + directory.limit()));
        }
    }

    private void expect(int start, ByteBuffer expected) throws UnreadableException {
        int there = Math.min(expected.remaining(), file.capacity() - start);
        int differs = file.slice(start, there).mismatch(expected);
        if (differs >= 0) {
            throw new UnreadableException(
                    there < expected.remaining() && differs == there
                            ? BROKEN_OFF
                            : "not as Tipstaff writes it" + at(start + differs));
        }
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static String at(long offset) {
        return String.format(Locale.ROOT, " at byte %d", offset);
    }
}
