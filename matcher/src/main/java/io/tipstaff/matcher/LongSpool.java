package io.tipstaff.matcher;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Numbers written to a file now and read back once later, in the same order.
final class LongSpool {

    private final Path file;
    private final DataOutputStream out;
    private long count;

    LongSpool(Path file) throws IOException {
        this.file = file;
        out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
    }

    void add(long value) throws IOException {
        out.writeLong(value);
        count++;
    }

    long count() {
        return count;
    }

    /// Ends writing and opens the numbers for reading.
    DataInputStream reread() throws IOException {
        out.close();
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    }

    void delete() throws IOException {
        out.close();
        Files.deleteIfExists(file);
    }
}
