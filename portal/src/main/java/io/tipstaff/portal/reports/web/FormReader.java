package io.tipstaff.portal.reports.web;

import io.tipstaff.indicator.Tlp;
import io.tipstaff.portal.reports.attack.AttackTables;
import io.tipstaff.portal.reports.document.Countries;
import io.tipstaff.portal.reports.document.IndicatorLine;
import io.tipstaff.portal.reports.internal.Actor;
import io.tipstaff.portal.reports.internal.Content;
import io.tipstaff.portal.reports.internal.Draft;
import io.tipstaff.portal.reports.internal.Milestone;
import io.tipstaff.portal.reports.internal.ReportIndicator;
import io.tipstaff.portal.reports.internal.ReportKind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads what an author wrote, line by line, and says of each line that is wrong what is wrong with
/// it. For one form.
final class FormReader {

    private static final int SHOWN_FAULTS = 10;

    /// Something that is wrong.
    ///
    /// @param field of the form
    record Fault(String field, String message) {}

    private final AttackTables attack;
    private final List<Fault> faults = new ArrayList<>();

    FormReader(AttackTables attack) {
        this.attack = attack;
    }

    /// Returns what is wrong, at most ten faults of each field.
    List<Fault> faults() {
        return List.copyOf(faults);
    }

    /// Returns the draft, or null if something is wrong.
    ///
    /// @param form that was validated
    @Nullable Draft read(ReportForm form) {
        @Nullable LocalDate embargo = day(text(form.embargo()));
        List<Milestone> timeline = each("timeline", lines(form.timeline()), Milestone::parse);
        List<Actor> actors = each("actors", lines(form.actors()), Actor::parse);
        List<String> countries = each("countries", parts(form.countries()), FormReader::country);
        List<String> techniques = each("techniques", parts(form.techniques()), this::technique);
        List<ReportIndicator> indicators =
                each("indicators", lines(form.indicators()), IndicatorLine::parse);
        if (indicators.size() > Draft.MAX_INDICATORS) {
            faults.add(
                    new Fault(
                            "indicators",
                            "more than "
                                    + Draft.MAX_INDICATORS
                                    + " indicators: "
                                    + indicators.size()));
        }
        if (!faults.isEmpty()) {
            return null;
        }
        Content content =
                new Content(
                        ReportKind.ofCode(form.kind() == null ? "apt" : form.kind()),
                        form.tlp() == null ? Tlp.AMBER : Tlp.valueOf(form.tlp()),
                        embargo,
                        text(form.title()),
                        text(form.summary()),
                        text(form.body()),
                        timeline,
                        actors,
                        parts(form.industries())
                                .map(industry -> industry.toLowerCase(Locale.ROOT))
                                .distinct()
                                .toList(),
                        countries.stream().distinct().toList(),
                        techniques,
                        text(form.yara()));
        return new Draft(content, indicators, List.of());
    }

    private static String text(@Nullable String field) {
        return field == null ? "" : field.replace("\r\n", "\n").strip();
    }

    private static Stream<String> lines(@Nullable String field) {
        return text(field).lines();
    }

    private static Stream<String> parts(@Nullable String field) {
        return Arrays.stream(text(field).split("[,\\n]"))
                .map(String::strip)
                .filter(part -> !part.isEmpty());
    }

    private @Nullable LocalDate day(String text) {
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeException wrong) {
            faults.add(new Fault("embargo", "no such day: " + text));
            return null;
        }
    }

    private <T> List<T> each(String field, Stream<String> lines, Function<String, T> reader) {
        List<T> read = new ArrayList<>();
        int wrong = 0;
        int number = 0;
        for (String line : lines.toList()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                read.add(Objects.requireNonNull(reader.apply(line.strip())));
            } catch (IllegalArgumentException fault) {
                if (wrong++ < SHOWN_FAULTS) {
                    faults.add(new Fault(field, number + ": " + fault.getMessage()));
                }
            }
        }
        return read;
    }

    private static String country(String text) {
        return Countries.code(text)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "neither two letters nor the name of a country: " + text));
    }

    private String technique(String id) {
        return attack.find(id)
                .orElseThrow(() -> new IllegalArgumentException("no technique of ATT&CK: " + id))
                .id();
    }
}
