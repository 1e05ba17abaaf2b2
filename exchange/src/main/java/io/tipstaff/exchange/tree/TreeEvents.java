package io.tipstaff.exchange.tree;

import java.io.IOException;

/// A tree as a stream of what opens, closes and stands in it.
public interface TreeEvents {

    /// What comes next.
    enum Event {
        /// An object or element opens.
        OPEN_FIELDS,
        /// An array opens.
        OPEN_ITEMS,
        /// A value without members.
        TEXT,
        /// What was opened last closes.
        CLOSE,
        /// Nothing more.
        END
    }

    /// Goes on to the next event.
    ///
    /// @throws io.tipstaff.exchange.document.FeedException if the document is broken here
    /// @throws IOException if its source fails
    Event next() throws IOException;

    /// Returns the name of what was opened or stands there; [#ITEM] in an array, empty at the root.
    String name();

    /// Returns the value at [Event#TEXT]; empty for null.
    String text() throws IOException;

    /// Returns the number of the line read last, from 1.
    long line();

    /// The name of what stands in an array.
    String ITEM = "[*]";

    /// Goes on behind what was opened last.
    default void skip() throws IOException {
        for (int depth = 1; depth > 0; ) {
            switch (next()) {
                case OPEN_FIELDS, OPEN_ITEMS -> depth++;
                case CLOSE -> depth--;
                case TEXT -> {}
                case END -> depth = 0;
            }
        }
    }
}
