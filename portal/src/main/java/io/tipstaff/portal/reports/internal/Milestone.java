package io.tipstaff.portal.reports.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Something that happened in the course of a campaign.
///
/// @param date a day, a month or a year as far as it is known: `2026-03-14`, `2026-03`, `2026`
public record Milestone(String date, String what) {

    private static final Pattern DATE =
            Pattern.compile("[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?");
    private static final Pattern LINE = Pattern.compile("\\s*(\\S+)\\s+(\\S.*)");

    public Milestone {
        if (!DATE.matcher(date).matches()) {
            throw new IllegalArgumentException(
                    "not a date as 2026-03-14, 2026-03 or 2026: " + date);
        }
    }

    /// Reads a date and what happened then.
    ///
    /// @throws IllegalArgumentException if one of them is missing
    public static Milestone parse(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException("a date and what happened are needed: " + line);
        }
        return new Milestone(parts.group(1), parts.group(2).strip());
    }

    /// Returns what [#parse] reads.
    public String line() {
        return date + " " + what;
    }
}
