package io.tipstaff.portal.feeds.internal;

import java.nio.file.Path;
import java.util.List;

/// The documents of a source, ready to be read from the local disk.
sealed interface Documents {

    /// They are there.
    ///
    /// @param files at least one
    /// @param validators to ask next time whether they changed
    record Ready(List<Document> files, Validators validators) implements Documents {

        public Ready {
            files = List.copyOf(files);
        }
    }

    /// The source says that nothing changed.
    record Unchanged() implements Documents {}

    /// They are not to be had; `reason` says why and what to do.
    record Missing(String reason) implements Documents {}

    /// @param name of the file within its source; empty if the source is one file
    record Document(String name, Path file) {}
}
