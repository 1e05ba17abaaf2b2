package io.tipstaff.portal.feeds.internal;

import io.tipstaff.portal.feeds.internal.JdbcStandings.Overlap;
import io.tipstaff.portal.feeds.internal.JdbcStandings.Part;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/// What each source adds to the others: what it alone reports, what it knew first, and how much of
/// it stands in each other one.
@Service
public class SourceComparison {

    /// More sources make no picture.
    private static final int MAX_SOURCES = 25;

    /// The sources against each other.
    ///
    /// @param oneIn one of how many indicators the figures count
    /// @param rows the largest first
    public record Comparison(int oneIn, List<Row> rows) {

        public Comparison {
            rows = List.copyOf(rows);
        }
    }

    /// A source.
    ///
    /// @param indicators that it reports now
    /// @param alone those that nobody else reports
    /// @param first those that others report too, but not before it did
    /// @param heldBy how many of them each source of the comparison reports, in the order of the
    ///   rows
    public record Row(
            long source, String name, long indicators, long alone, long first, List<Long> heldBy) {

        public Row {
            heldBy = List.copyOf(heldBy);
        }

        /// Returns what part of this source another one reports too, in percent.
        public int percentHeldBy(int other) {
            return percent(heldBy.get(other));
        }

        /// Returns what part a number of its indicators is, in percent, rounded down.
        public int percent(long number) {
            return indicators == 0 ? 0 : Math.toIntExact(100 * number / indicators);
        }
    }

    private final JdbcStandings database;
    private final JdbcSources sources;

    SourceComparison(JdbcStandings database, JdbcSources sources) {
        this.database = database;
        this.sources = sources;
    }

    /// Compares the sources by a sample.
    public Comparison compare() {
        int step = Standings.step(database);
        Map<Long, String> names = new HashMap<>();
        sources.all().forEach(source -> names.put(source.id(), source.name()));
        List<Part> parts =
                database.parts(step).stream()
                        .filter(part -> names.containsKey(part.source()))
                        .sorted(Comparator.comparingLong(Part::indicators).reversed())
                        .limit(MAX_SOURCES)
                        .toList();
        List<Overlap> overlaps = database.overlaps(step);
        return new Comparison(
                step,
                parts.stream()
                        .map(
                                part ->
                                        new Row(
                                                part.source(),
                                                names.get(part.source()),
                                                part.indicators(),
                                                part.alone(),
                                                part.first(),
                                                heldBy(part, parts, overlaps)))
                        .toList());
    }

    private static List<Long> heldBy(Part one, List<Part> all, List<Overlap> overlaps) {
        return all.stream()
                .map(
                        other ->
                                other.source() == one.source()
                                        ? one.indicators()
                                        : shared(one.source(), other.source(), overlaps))
                .toList();
    }

    private static long shared(long one, long other, List<Overlap> overlaps) {
        return overlaps.stream()
                .filter(
                        overlap ->
                                overlap.first() == Math.min(one, other)
                                        && overlap.second() == Math.max(one, other))
                .mapToLong(Overlap::shared)
                .findFirst()
                .orElse(0);
    }
}
