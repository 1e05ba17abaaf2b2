package io.tipstaff.portal.lookup;

import io.tipstaff.exchange.Context;
import io.tipstaff.portal.feeds.Assessment;
import io.tipstaff.portal.feeds.Observation;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An answer as the REST API gives it, and as evidence keeps it.
///
/// @param scope `public`, `private` or `reserved`
public record AnswerView(
        String query,
        @Nullable String kind,
        @Nullable String value,
        @Nullable String refusal,
        String scope,
        String zone,
        int score,
        List<FindingView> findings) {

    public AnswerView {
        findings = List.copyOf(findings);
    }

    /// @param relation `same`, `file`, `covers` or `part`
    public record FindingView(
            long id,
            String kind,
            String value,
            String relation,
            String zone,
            int score,
            Instant addedAt,
            List<Assessment.Reason> reasons,
            List<ObservationView> observations) {

        public FindingView {
            reasons = List.copyOf(reasons);
            observations = List.copyOf(observations);
        }
    }

    /// What one source says.
    public record ObservationView(
            String source,
            int confidence,
            String tlp,
            Instant reportedAt,
            @Nullable Instant withdrawnAt,
            String written,
            String place,
            @Nullable Instant firstSeen,
            @Nullable Instant lastSeen,
            List<String> threats,
            List<String> actors,
            List<String> categories,
            List<String> tags,
            List<String> references,
            String description,
            Map<String, String> other) {}

    /// Returns the view of an answer.
    public static AnswerView of(Answer answer) {
        return new AnswerView(
                answer.query(),
                answer.object() == null ? null : answer.object().kind().code(),
                answer.object() == null ? null : answer.object().canonical(),
                answer.refusal(),
                answer.scope().name().toLowerCase(Locale.ROOT),
                answer.zone().code(),
                answer.score(),
                answer.findings().stream().map(AnswerView::view).toList());
    }

    private static FindingView view(Finding finding) {
        return new FindingView(
                finding.known().id(),
                finding.known().indicator().kind().code(),
                finding.known().indicator().canonical(),
                finding.relation().code(),
                finding.assessment().zone().code(),
                finding.assessment().score(),
                finding.known().addedAt(),
                finding.assessment().reasons(),
                finding.known().observations().stream().map(AnswerView::view).toList());
    }

    private static ObservationView view(Observation observation) {
        Context context = observation.context();
        return new ObservationView(
                observation.sourceName(),
                observation.confidence(),
                observation.tlp().label(),
                observation.reportedAt(),
                observation.withdrawnAt(),
                observation.written(),
                observation.at().toString(),
                context.firstSeen().orElse(null),
                context.lastSeen().orElse(null),
                context.threats(),
                context.actors(),
                context.categories(),
                context.tags(),
                context.references(),
                context.description(),
                context.other());
    }
}
