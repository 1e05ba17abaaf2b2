package io.tipstaff.exchange;

import io.tipstaff.indicator.Kind;
import java.util.Set;

/// How a document is to be read.
///
/// @param mapping of tables, JSON and XML
/// @param kinds the only ones taken, others are refused; none for all. With one kind alone, text is
///   read as that kind: a name as `HOST`, a bare name as `URL`
public record FeedOptions(FieldMapping mapping, Limits limits, Set<Kind> kinds) {

    public FeedOptions {
        kinds = Set.copyOf(kinds);
    }

    /// Everything found by the reader itself, within the usual limits.
    public static FeedOptions defaults() {
        return new FeedOptions(FieldMapping.AUTOMATIC, Limits.DEFAULTS, Set.of());
    }

    /// These options with another mapping.
    public FeedOptions with(FieldMapping other) {
        return new FeedOptions(other, limits, kinds);
    }

    /// These options with other limits.
    public FeedOptions with(Limits other) {
        return new FeedOptions(mapping, other, kinds);
    }
}
