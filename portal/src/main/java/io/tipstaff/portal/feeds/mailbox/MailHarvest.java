package io.tipstaff.portal.feeds.mailbox;

import java.nio.file.Path;
import java.util.List;

/// What was read of a mailbox.
///
/// @param position to go on from the next time
/// @param uids numbers of the messages that were read
/// @param notes on messages that could not be read as a whole
public record MailHarvest(List<Part> parts, String position, List<Long> uids, List<String> notes) {

    public MailHarvest {
        parts = List.copyOf(parts);
        uids = List.copyOf(uids);
        notes = List.copyOf(notes);
    }

    /// The text or an attachment of a message.
    ///
    /// @param name of the message by its number and subject, and of the attachment
    public record Part(String name, Path file) {}
}
