package io.tipstaff.command.pack;

import io.tipstaff.command.hash.Digests;
import io.tipstaff.command.pack.ZipHeaders.Entry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/// Writes the entries of a pack, one after the other, and the directory behind them.
///
/// An entry is hashed while it is copied; what its header has to say of it is put there afterwards,
/// so a file of any size is read once and never held.
final class PackWriter implements AutoCloseable {

    private static final int BUFFER = 1 << 18;

    private final FileChannel out;
    private final List<Entry> entries = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);

    /// @param file is made; must not be there
    PackWriter(Path file) throws IOException {
        out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /// Adds an entry with what is read, and returns its hashes.
    Digests add(String name, Instant modified, ReadableByteChannel content) throws IOException {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        long offset = out.position();
        write(ZipHeaders.local(new Entry(bytes, 0, 0, modified, offset)));
        var sum = new CRC32();
        var digests = new Digests.Running();
        buffer.clear();
        while (content.read(buffer) >= 0) {
            buffer.flip();
            sum.update(buffer.duplicate());
            digests.update(buffer);
            write(buffer);
            buffer.clear();
        }
        Digests done = digests.finish();
        var entry = new Entry(bytes, done.size(), (int) sum.getValue(), modified, offset);
        long end = out.position();
        out.position(offset);
        write(ZipHeaders.local(entry));
        out.position(end);
        entries.add(entry);
        return done;
    }

    /// Takes back what was written of an entry that broke off.
    void drop(long offset) throws IOException {
        out.truncate(offset);
        out.position(offset);
    }

    long position() throws IOException {
        return out.position();
    }

    void add(String name, Instant modified, byte[] content) throws IOException {
        add(name, modified, Channels.newChannel(new java.io.ByteArrayInputStream(content)));
    }

    /// Writes the directory and brings everything to the disk.
    void finish() throws IOException {
        long directory = out.position();
        for (Entry entry : entries) {
            write(ZipHeaders.central(entry));
        }
        write(ZipHeaders.end(entries.size(), directory, out.position() - directory));
        out.force(true);
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
