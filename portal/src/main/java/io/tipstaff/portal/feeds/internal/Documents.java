package io.tipstaff.portal.feeds.internal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The documents of a source, ready to be read from the local disk.
sealed interface Documents {

    /// They are there.
    ///
    /// @param validators to ask next time whether they changed
    /// @param notes for people, on what the source did that it should not
    record Ready(List<Document> files, Validators validators, Extent extent, List<String> notes)
            implements Documents {

        public Ready {
            files = List.copyOf(files);
            notes = List.copyOf(notes);
        }

        /// All that the source reports.
        Ready(List<Document> files, Validators validators) {
            this(files, validators, Extent.WHOLE, List.of());
        }
    }

    /// The source says that nothing changed; `why` is said in the import.
    record Unchanged(String why) implements Documents {}

    /// They are not to be had.
    ///
    /// @param reason why, and what to do
    /// @param notBefore when the server wants to be asked again, null if it does not say
    record Missing(Fault fault, String reason, @Nullable Instant notBefore) implements Documents {

        Missing(String reason) {
            this(Fault.FAILING, reason, null);
        }
    }

    /// How much of what the source reports the documents hold.
    enum Extent {
        /// All of it: what is not there is no longer reported.
        WHOLE,
        /// What came since the last time: nothing is said of the rest.
        INCREMENT
    }

    /// What kind of failure an import met.
    enum Fault {
        ABSENT,
        EMPTY,
        TRUNCATED,
        FAILING;

        /// Returns the name used in the database.
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param name of the file within its source; empty if the source is one file
    record Document(String name, Path file) {}
}
