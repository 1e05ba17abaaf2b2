package io.tipstaff.portal.lookup.internal;

import io.tipstaff.portal.feeds.Observation;
import io.tipstaff.portal.lookup.Answer;
import io.tipstaff.portal.lookup.Finding;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The answer for one object of a file, in short.
///
/// @param kind code of what the query was read as; null if it is no indicator
/// @param refusal why it is none
/// @param zone null until it is answered
/// @param sources that report it now, what it is part of, or what covers it
public record BulkAnswer(
        int ordinal,
        String query,
        @Nullable String kind,
        @Nullable String value,
        @Nullable String refusal,
        @Nullable String zone,
        int score,
        List<String> threats,
        List<String> sources) {

    public BulkAnswer {
        threats = List.copyOf(threats);
        sources = List.copyOf(sources);
    }

    static BulkAnswer of(int ordinal, Answer answer) {
        var object = answer.object();
        return new BulkAnswer(
                ordinal,
                answer.query(),
                object == null ? null : object.kind().code(),
                object == null ? null : object.canonical(),
                answer.refusal(),
                answer.zone().code(),
                answer.score(),
                answer.findings().stream()
                        .flatMap(one -> one.assessment().threats().stream())
                        .distinct()
                        .toList(),
                answer.findings().stream().flatMap(BulkAnswer::sourcesOf).distinct().toList());
    }

    private static Stream<String> sourcesOf(Finding finding) {
        return finding.known().observations().stream()
                .filter(Observation::isCurrent)
                .map(Observation::sourceName);
    }
}
