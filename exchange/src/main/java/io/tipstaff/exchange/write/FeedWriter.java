package io.tipstaff.exchange.write;

import io.tipstaff.exchange.FeedRecord;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/// Writes records as a document, one by one, in UTF-8. For one thread.
public interface FeedWriter extends Closeable {

    /// The formats that can be written.
    enum Format {
        PLAIN,
        CSV,
        STIX_2_1,
        OPENIOC_1_1,
        MISP
    }

    /// Starts a document.
    ///
    /// @param out closed with the writer
    static FeedWriter open(Format format, OutputStream out, DocumentInfo info) throws IOException {
        return switch (format) {
            case PLAIN -> new PlainWriter(out, info);
            case CSV -> new CsvWriter(out);
            case STIX_2_1 -> new StixWriter(out, info);
            case OPENIOC_1_1 -> new OpenIocWriter(out, info);
            case MISP -> new MispWriter(out, info);
        };
    }

    /// Writes one record.
    void write(FeedRecord record) throws IOException;

    /// Ends the document and closes what it is written to.
    @Override
    void close() throws IOException;
}
