package io.tipstaff.portal.feeds.internal;

import io.tipstaff.indicator.Kind;
import java.util.List;

/// What a held document lacks of one kind.
///
/// @param sample some of them, at most 20
public record MissingKind(Kind kind, long number, List<String> sample) {

    public MissingKind {
        sample = List.copyOf(sample);
    }
}
