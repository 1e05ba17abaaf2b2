package io.tipstaff.portal.feeds.internal;

import io.tipstaff.portal.feeds.internal.JdbcStandings.Overlap;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds which sources copy each other.
///
/// Two sources are kin if nearly all of the smaller one stands in the larger and both are large
/// enough to tell. Kin of kin are kin. Of each family the one that was first most often counts as
/// the original.
final class Kinships {

    /// Part of the smaller source that the other must hold.
    static final double NEARLY_ALL = 0.9;

    /// Fewer shared indicators of a sample say nothing.
    static final long ENOUGH = 20;

    /// A copy of another source.
    ///
    /// @param overlap part of it that the original holds, 0 to 1
    record Copy(long original, double overlap) {}

    private final Map<Long, Long> leaders = new HashMap<>();
    private final Map<Long, Long> lead = new HashMap<>();

    private Kinships() {}

    /// Returns the copies among these sources by their number; originals are not in it.
    static Map<Long, Copy> of(Map<Long, Long> sizes, List<Overlap> overlaps) {
        var kinships = new Kinships();
        overlaps.stream()
                .sorted(Comparator.comparingLong(Overlap::first).thenComparingLong(Overlap::second))
                .filter(one -> share(one, sizes) >= NEARLY_ALL && one.shared() >= ENOUGH)
                .forEach(kinships::join);
        return kinships.copies(sizes, overlaps);
    }

    private static double share(Overlap one, Map<Long, Long> sizes) {
        long smaller =
                Math.min(sizes.getOrDefault(one.first(), 0L), sizes.getOrDefault(one.second(), 0L));
        return smaller == 0 ? 0 : (double) one.shared() / smaller;
    }

    private void join(Overlap one) {
        lead.merge(one.first(), one.firstEarlier() - one.secondEarlier(), Long::sum);
        lead.merge(one.second(), one.secondEarlier() - one.firstEarlier(), Long::sum);
        leaders.put(root(one.first()), root(one.second()));
    }

    private long root(long source) {
        long at = source;
        while (leaders.getOrDefault(at, at) != at) {
            at = leaders.get(at);
        }
        return at;
    }

    private Map<Long, Copy> copies(Map<Long, Long> sizes, List<Overlap> overlaps) {
        Map<Long, Long> originals = new HashMap<>();
        Comparator<Long> earliest =
                Comparator.<Long>comparingLong(source -> -lead.getOrDefault(source, 0L))
                        .thenComparing(Comparator.naturalOrder());
        for (long source : lead.keySet()) {
            originals.merge(
                    root(source),
                    source,
                    (one, other) -> earliest.compare(one, other) <= 0 ? one : other);
        }
        Map<Long, Copy> copies = new HashMap<>();
        for (long source : lead.keySet()) {
            long original = originals.getOrDefault(root(source), source);
            if (original != source) {
                copies.put(source, new Copy(original, overlap(source, original, sizes, overlaps)));
            }
        }
        return copies;
    }

    private static double overlap(
            long source, long original, Map<Long, Long> sizes, List<Overlap> overlaps) {
        return overlaps.stream()
                .filter(
                        one ->
                                one.first() == Math.min(source, original)
                                        && one.second() == Math.max(source, original))
                .mapToDouble(
                        one -> (double) one.shared() / Math.max(1, sizes.getOrDefault(source, 0L)))
                .findFirst()
                .orElse(0);
    }
}
