package io.tipstaff.portal.reports.web;

import io.tipstaff.portal.reports.document.IndicatorLine;
import io.tipstaff.portal.reports.internal.Actor;
import io.tipstaff.portal.reports.internal.Content;
import io.tipstaff.portal.reports.internal.Draft;
import io.tipstaff.portal.reports.internal.Milestone;
import io.tipstaff.portal.reports.internal.ReportIndicator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What an author writes into the editor: all text, so that what is wrong can be shown as it was
/// written. Fields that were not sent are null until validated.
///
/// @param embargo a day as `2026-03-14`; empty for none
/// @param timeline a line each: a date and what happened
/// @param actors a line each: `Name = alias, alias`
/// @param industries parted by commas or lines, as are countries and techniques
/// @param indicators a line each: `value | role | threats | note`, all but the first may be missing
record ReportForm(
        @Pattern(regexp = "apt|financial", message = "{reports.kind.wrong}") @Nullable String kind,
        @Pattern(regexp = "CLEAR|GREEN|AMBER|AMBER_STRICT|RED", message = "{reports.tlp.wrong}")
                @Nullable String tlp,
        @Pattern(regexp = "([0-9]{4}-[0-9]{2}-[0-9]{2})?", message = "{reports.day.wrong}")
                @Nullable String embargo,
        @NotBlank(message = "{reports.title.missing}") @Size(max = 300) @Nullable String title,
        @NotBlank(message = "{reports.summary.missing}") @Size(max = 20_000)
                @Nullable String summary,
        @Size(max = 1_000_000) @Nullable String body,
        @Size(max = 100_000) @Nullable String timeline,
        @Size(max = 20_000) @Nullable String actors,
        @Size(max = 20_000) @Nullable String industries,
        @Size(max = 20_000) @Nullable String countries,
        @Size(max = 20_000) @Nullable String techniques,
        @Size(max = 20_000_000) @Nullable String indicators,
        @Size(max = 2_000_000) @Nullable String yara) {

    static final ReportForm EMPTY =
            new ReportForm("apt", "AMBER", "", "", "", "", "", "", "", "", "", "", "");

    static ReportForm of(Draft draft) {
        return of(draft.content(), draft.indicators());
    }

    static ReportForm of(Content content, List<ReportIndicator> indicators) {
        return new ReportForm(
                content.kind().code(),
                content.tlp().name(),
                content.embargoUntil() == null ? "" : content.embargoUntil().toString(),
                content.title(),
                content.summary(),
                content.body(),
                content.timeline().stream().map(Milestone::line).collect(Collectors.joining("\n")),
                content.actors().stream().map(Actor::line).collect(Collectors.joining("\n")),
                String.join(", ", content.industries()),
                String.join(", ", content.countries()),
                String.join(", ", content.techniques()),
                indicators.stream().map(IndicatorLine::of).collect(Collectors.joining("\n")),
                content.yara());
    }
}
