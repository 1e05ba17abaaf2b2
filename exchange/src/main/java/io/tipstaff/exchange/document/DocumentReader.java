package io.tipstaff.exchange.document;

import java.io.IOException;

/// Reads documents of one format, from front to end, with memory that does not grow with them.
public interface DocumentReader {

    /// Reads to the end.
    ///
    /// @throws FeedException if the document cannot be read further
    /// @throws IOException if its source fails
    void read(Reading reading) throws IOException;
}
