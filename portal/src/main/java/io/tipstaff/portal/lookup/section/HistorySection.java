package io.tipstaff.portal.lookup.section;

import io.tipstaff.indicator.Kind;
import io.tipstaff.portal.detection.Detections;
import io.tipstaff.portal.feeds.KnownIndicator;
import io.tipstaff.portal.feeds.Observation;
import io.tipstaff.portal.lookup.LookupSection;
import io.tipstaff.portal.lookup.SectionQuestion;
import io.tipstaff.portal.lookup.Span;
import io.tipstaff.portal.shell.BarChart;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The object over time: detections in the events of the scope, and sources that reported it.
@Component
@Order(60)
class HistorySection implements LookupSection {

    /// @param span its code
    /// @param detections in the whole span
    /// @param complete whether all detections were counted, not only the newest
    /// @param parts days or months, the oldest first
    record History(String span, long detections, boolean complete, List<Part> parts) {

        /// Returns a chart of the detections.
        public BarChart detected() {
            return chart(Part::detections);
        }

        /// Returns a chart of the sources.
        public BarChart reported() {
            return chart(Part::sources);
        }

        private BarChart chart(ToLongFunction<Part> value) {
            return BarChart.of(
                    parts.stream()
                            .map(
                                    part ->
                                            new BarChart.Bar(
                                                    part.from().toString(),
                                                    value.applyAsLong(part)))
                            .toList());
        }

        /// Says whether there is anything to draw.
        public boolean isEmpty() {
            return parts.stream().allMatch(part -> part.detections() == 0 && part.sources() == 0);
        }
    }

    /// A day or month.
    ///
    /// @param from its first day
    /// @param sources that reported the object on at least one of its days
    record Part(LocalDate from, long detections, long sources) {}

    private final Detections detections;
    private final Clock clock;

    HistorySection(Detections detections, Clock clock) {
        this.detections = detections;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "history";
    }

    @Override
    public Place place() {
        return Place.BELOW;
    }

    @Override
    public boolean appliesTo(Kind kind) {
        return true;
    }

    @Override
    public History tell(SectionQuestion question) {
        Span span = question.span();
        List<LocalDate> bounds = span.bounds(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        SortedMap<LocalDate, Long> days = detections.byDay(question.ids(), bounds.getFirst());
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i + 1 < bounds.size(); i++) {
            LocalDate from = bounds.get(i);
            LocalDate behind = bounds.get(i + 1);
            parts.add(
                    new Part(
                            from,
                            sum(days.subMap(from, behind).values().stream().mapToLong(n -> n)),
                            sources(question, from, behind)));
        }
        long all = sum(days.values().stream().mapToLong(n -> n));
        return new History(span.code(), all, all < Detections.MOST_BY_DAY, parts);
    }

    private static long sum(LongStream numbers) {
        return numbers.sum();
    }

    private static long sources(SectionQuestion question, LocalDate from, LocalDate behind) {
        Instant begin = from.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant end = behind.atStartOfDay(ZoneOffset.UTC).toInstant();
        return question.itself().stream()
                .map(KnownIndicator::observations)
                .flatMap(List::stream)
                .filter(one -> one.reportedAt().isBefore(end))
                .filter(one -> one.withdrawn().map(at -> !at.isBefore(begin)).orElse(true))
                .map(Observation::sourceId)
                .distinct()
                .count();
    }
}
