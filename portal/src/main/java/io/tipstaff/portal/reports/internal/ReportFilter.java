package io.tipstaff.portal.reports.internal;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Which reports are wanted; null or empty takes all.
///
/// @param q text in title or summary
/// @param kind `apt` or `financial`
/// @param actor name or alias
/// @param country two letters
/// @param technique id of ATT&CK; only reports that may be read in full are found by it
/// @param from first day of publication, as `2026-03-14`
/// @param to last day of publication
public record ReportFilter(
        @Nullable String q,
        @Nullable String kind,
        @Nullable String actor,
        @Nullable String industry,
        @Nullable String country,
        @Nullable String technique,
        @Nullable String from,
        @Nullable String to) {

    /// Takes all.
    public static final ReportFilter ALL =
            new ReportFilter(null, null, null, null, null, null, null, null);

    public ReportFilter {
        q = filled(q);
        kind = filled(kind);
        actor = filled(actor);
        industry = filled(industry);
        country = filled(country);
        technique = filled(technique);
        from = filled(from);
        to = filled(to);
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /// Returns the same, if it can be looked for.
    ///
    /// @throws IllegalArgumentException if a day or the kind is none
    ReportFilter checked() {
        if (kind != null) {
            ReportKind.ofCode(kind);
        }
        checkDay(from);
        checkDay(to);
        return this;
    }

    private static void checkDay(@Nullable String day) {
        try {
            if (day != null) {
                LocalDate.parse(day);
            }
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException("not a day as 2026-03-14: " + day, wrong);
        }
    }

    /// Says whether anything is left out.
    public boolean isAll() {
        return equals(ALL);
    }
}
