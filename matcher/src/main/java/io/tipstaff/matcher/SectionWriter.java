package io.tipstaff.matcher;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;

/// Writes one section of an index file and sums it up.
final class SectionWriter {

    private final FileChannel file;
    private final long offset;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 18).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C crc = new CRC32C();
    private long written;

    /// Starts a section at the next multiple of 64 from `end` on.
    SectionWriter(FileChannel file, long end) {
        this.file = file;
        offset = (end + 63) & -64;
    }

    /// Returns how many bytes the section has so far.
    long length() {
        return written + buffer.position();
    }

    void putLong(long value) throws IOException {
        if (buffer.remaining() < Long.BYTES) {
            flush();
        }
        buffer.putLong(value);
    }

    void put(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            if (!buffer.hasRemaining()) {
                flush();
            }
            int count = Math.min(bytes.remaining(), buffer.remaining());
            buffer.put(bytes.slice(bytes.position(), count));
            bytes.position(bytes.position() + count);
        }
    }

    private void flush() throws IOException {
        buffer.flip();
        crc.update(buffer.duplicate());
        while (buffer.hasRemaining()) {
            written += file.write(buffer, offset + written);
        }
        buffer.clear();
    }

    IndexHeader.Section finish() throws IOException {
        flush();
        return new IndexHeader.Section(offset, written, (int) crc.getValue());
    }
}
