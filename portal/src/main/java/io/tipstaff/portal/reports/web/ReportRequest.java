package io.tipstaff.portal.reports.web;

import io.tipstaff.portal.reports.document.IndicatorLine;
import io.tipstaff.portal.reports.internal.Actor;
import io.tipstaff.portal.reports.internal.Milestone;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A report as a program writes it; what is missing is empty.
///
/// @param kind `apt` or `financial`
/// @param tlp as `AMBER` or `AMBER_STRICT`
/// @param embargoUntil a day as `2026-03-14`
/// @param text Markdown
/// @param techniques ids of ATT&CK
record ReportRequest(
        @Nullable String kind,
        @Nullable String tlp,
        @Nullable String embargoUntil,
        @NotBlank @Size(max = 300) @Nullable String title,
        @NotBlank @Size(max = 20_000) @Nullable String summary,
        @Size(max = 1_000_000) @Nullable String text,
        @Nullable List<Milestone> timeline,
        @Nullable List<Actor> actors,
        @Nullable List<String> industries,
        @Nullable List<String> countries,
        @Nullable List<String> techniques,
        @Nullable List<@Valid Named> indicators,
        @Size(max = 2_000_000) @Nullable String yara) {

    /// An indicator in whatever way it is written.
    ///
    /// @param role `c2`, `delivery`, `payload` or `other`
    record Named(
            @NotBlank @Size(max = 8192) @Nullable String value,
            @Nullable String role,
            @Nullable List<String> threats,
            @Size(max = 2000) @Nullable String note) {

        private String line() {
            return IndicatorLine.of(
                    String.valueOf(value),
                    role == null ? "" : role,
                    threats == null ? "" : String.join(", ", threats),
                    note == null ? "" : note);
        }
    }

    /// Returns the same as a form, so that both are checked alike.
    ReportForm form() {
        return new ReportForm(
                kind == null ? "apt" : kind,
                tlp == null ? "AMBER" : tlp,
                embargoUntil == null ? "" : embargoUntil,
                title,
                summary,
                text,
                lines(timeline, Milestone::line),
                lines(actors, Actor::line),
                lines(industries, Function.identity()),
                lines(countries, Function.identity()),
                lines(techniques, Function.identity()),
                lines(indicators, Named::line),
                yara);
    }

    private static <T> String lines(@Nullable List<T> items, Function<T, String> line) {
        return items == null
                ? ""
                : items.stream()
                        .map(line)
                        .map(text -> text.replaceAll("\\R", " "))
                        .collect(Collectors.joining("\n"));
    }
}
