package io.tipstaff.portal.feeds;

import io.tipstaff.indicator.Tlp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the program makes of all that is said about an indicator, with every part of the reckoning.
/// `docs/fusion.md` has the table of factors.
///
/// @param score 0 to 100
/// @param sources that report it now and speak for themselves: copies of one list count once
/// @param tlp the most open marking under which one of the current observations may be passed on;
///   RED if there is none
/// @param categories what it is used for, in the order of [Category]
/// @param threats names of malware, tools and campaigns
/// @param keptOut why it is neither matched nor published; null if nothing speaks against it
/// @param matched whether it is looked for in events
/// @param urgency how much an analyst's look is worth, doubt times what depends on it: 0 to 300, 0
///   if somebody has looked
/// @param dueAt when age alone will have changed it; null if never
/// @param reasons one for each part, in the order in which sources reported; never empty
public record Assessment(
        Zone zone,
        int score,
        int sources,
        Tlp tlp,
        List<Category> categories,
        List<String> threats,
        Instant firstSeen,
        Instant lastSeen,
        @Nullable String keptOut,
        boolean matched,
        int urgency,
        @Nullable Instant dueAt,
        List<Reason> reasons) {

    /// One part of the reckoning.
    ///
    /// @param source whose word it is; empty for the program's own
    /// @param weight 0 to 1
    /// @param text for a person
    public record Reason(String source, double weight, String text) {}

    public Assessment {
        categories = List.copyOf(categories);
        threats = List.copyOf(threats);
        reasons = List.copyOf(reasons);
    }

    /// Returns why it is neither matched nor published.
    public Optional<String> whyKeptOut() {
        return Optional.ofNullable(keptOut);
    }
}
