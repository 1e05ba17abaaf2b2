package io.tipstaff.portal.feeds.intake;

import io.tipstaff.exchange.FeedRecord;
import io.tipstaff.portal.feeds.intake.IntakeFilter.Reason;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Applies the filter of a source to one record after the other, and counts what it leaves out.
public final class LeftOut {

    private final IntakeFilter filter;
    private final boolean takesEverything;
    private final Map<Reason, Long> counts = new EnumMap<>(Reason.class);

    public LeftOut(IntakeFilter filter) {
        this.filter = filter;
        this.takesEverything = filter.takesEverything();
    }

    /// Says whether a record is taken; counts it if not.
    public boolean takes(FeedRecord record) {
        if (takesEverything) {
            return true;
        }
        Optional<Reason> reason = filter.leavesOut(record);
        reason.ifPresent(one -> counts.merge(one, 1L, Long::sum));
        return reason.isEmpty();
    }

    /// Returns how many records were left out.
    public long all() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /// Returns what was left out and why, such as `300 by kind, 20 by excluded`; empty for nothing.
    public Optional<String> told() {
        return counts.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        counts.entrySet().stream()
                                .map(one -> one.getValue() + " by " + one.getKey().code())
                                .collect(Collectors.joining(", ")));
    }
}
