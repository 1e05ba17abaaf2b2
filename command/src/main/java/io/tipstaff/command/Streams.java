package io.tipstaff.command;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;

/// Where a command reads and writes; the process's own streams, or a test's.
record Streams(InputStream in, OutputStream out, PrintStream err) {

    static Streams ofProcess() {
        return new Streams(System.in, System.out, System.err);
    }
}
