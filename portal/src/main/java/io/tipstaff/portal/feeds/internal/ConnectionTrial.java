package io.tipstaff.portal.feeds.internal;

import io.tipstaff.portal.feeds.taxii.TaxiiCollection;
import java.util.List;

/// What a server answered when its connection was tried.
///
/// @param outcome whether it answered as it should
/// @param message for people
/// @param collections of a TAXII server
/// @param folders of a mailbox
public record ConnectionTrial(
        Outcome outcome, String message, List<TaxiiCollection> collections, List<String> folders) {

    /// Whether a server answered as it should.
    public enum Outcome {
        GOOD,
        BAD
    }

    public ConnectionTrial {
        collections = List.copyOf(collections);
        folders = List.copyOf(folders);
    }

    static ConnectionTrial good(String message) {
        return new ConnectionTrial(Outcome.GOOD, message, List.of(), List.of());
    }

    static ConnectionTrial bad(String message) {
        return new ConnectionTrial(Outcome.BAD, message, List.of(), List.of());
    }
}
