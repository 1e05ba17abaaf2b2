package io.tipstaff.command.hash;

import io.tipstaff.command.Row;
import io.tipstaff.command.hash.HashedFile.Read;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Writes hashes of files, a line each.
public final class HashOutput {

    /// How they are written.
    public enum Format {
        /// A table with a line of column names.
        CSV,
        /// An object a line.
        JSON,
        /// As `sha256sum` writes and checks it; likewise the others.
        SHA256SUM,
        SHA1SUM,
        MD5SUM
    }

    private final OutputStream out;
    private final Format format;

    public HashOutput(OutputStream out, Format format) throws IOException {
        this.out = out;
        this.format = format;
        if (format == Format.CSV) {
            put("path,size,modified,md5,sha1,sha256\n");
        }
    }

    /// Writes one.
    public void write(Read file) throws IOException {
        put(
                switch (format) {
                    case CSV -> row(file).csv();
                    case JSON -> row(file).json();
                    case SHA256SUM -> sum(file, Algorithm.SHA256);
                    case SHA1SUM -> sum(file, Algorithm.SHA1);
                    case MD5SUM -> sum(file, Algorithm.MD5);
                });
    }

    private static Row row(Read file) {
        Row row =
                new Row()
                        .text("path", file.path().toString())
                        .number("size", file.digests().size())
                        .text("modified", file.modified().toString());
        for (Algorithm algorithm : Algorithm.values()) {
            row.text(algorithm.code(), file.digests().get(algorithm));
        }
        return row;
    }

    private static String sum(Read file, Algorithm algorithm) {
        String name = file.path().toString();
        String escaped = name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
        return (escaped.equals(name) ? "" : "\\")
                + file.digests().get(algorithm)
                + "  "
                + escaped
                + "\n";
    }

    private void put(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
