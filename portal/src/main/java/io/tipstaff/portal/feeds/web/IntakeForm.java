package io.tipstaff.portal.feeds.web;

import io.tipstaff.exchange.FieldMapping;
import io.tipstaff.exchange.FieldMapping.Field;
import io.tipstaff.portal.feeds.intake.Intake;
import io.tipstaff.portal.feeds.intake.IntakeJson;
import io.tipstaff.portal.feeds.intake.IntakeJson.FieldJson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/// What a person chooses of the documents of a source: all text, as it was written.
///
/// @param mapped `true` if the fields are read as in `rows`, anything else if they are recognised
/// @param include patterns, one a line
/// @param tags separated by commas
record IntakeForm(
        String mapped,
        String delimiter,
        String records,
        List<Row> rows,
        List<String> kinds,
        String include,
        String exclude,
        String minConfidence,
        String tags,
        String ports,
        String retentionDays,
        String versions) {

    private static final int SPARE_ROWS = 3;

    /// A field and what it says.
    ///
    /// @param kind code of the only kind that an indicator in it is read as; empty for any
    record Row(String source, String role, String kind) {

        private static final Row SPARE = new Row("", "indicator", "");

        static Row of(Field field) {
            return new Row(
                    field.source(),
                    field.role().code(),
                    field.kinds().size() == 1 ? field.kinds().iterator().next().code() : "");
        }
    }

    /// Shows what is stored; where nothing is mapped, the rows are what was recognised.
    static IntakeForm of(Intake intake, FieldMapping recognised) {
        boolean stored = !intake.readsAsFound();
        FieldMapping shown = stored ? intake.mapping() : recognised;
        IntakeJson json = IntakeJson.of(intake);
        return new IntakeForm(
                Boolean.toString(stored),
                intake.delimiter().equals("\t") ? "tab" : intake.delimiter(),
                shown.records(),
                spared(shown.fields().stream().map(Row::of).toList()),
                some(json.kinds()),
                String.join("\n", some(json.include())),
                String.join("\n", some(json.exclude())),
                String.valueOf(intake.filter().minConfidence()),
                String.join(", ", some(json.tags())),
                String.join(", ", some(json.ports()).stream().map(String::valueOf).toList()),
                json.retentionDays() == null ? "" : String.valueOf(json.retentionDays()),
                String.valueOf(intake.versions()));
    }

    private static <T> List<T> some(@Nullable List<T> entries) {
        return entries == null ? List.of() : entries;
    }

    private static List<Row> spared(List<Row> rows) {
        List<Row> all = new ArrayList<>(rows);
        for (int i = 0; i < SPARE_ROWS; i++) {
            all.add(Row.SPARE);
        }
        return all;
    }

    /// Takes what a browser sent.
    static IntakeForm of(MultiValueMap<String, String> sent) {
        List<String> sources = sent.getOrDefault("field", List.of());
        List<String> roles = sent.getOrDefault("role", List.of());
        List<String> kinds = sent.getOrDefault("fieldKind", List.of());
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < Math.min(sources.size(), roles.size()); i++) {
            if (!sources.get(i).isBlank()) {
                rows.add(
                        new Row(
                                sources.get(i).strip(),
                                roles.get(i),
                                i < kinds.size() ? kinds.get(i) : ""));
            }
        }
        return new IntakeForm(
                text(sent, "mapped"),
                text(sent, "delimiter"),
                text(sent, "records"),
                spared(rows),
                sent.getOrDefault("kinds", List.of()),
                text(sent, "include"),
                text(sent, "exclude"),
                text(sent, "minConfidence"),
                text(sent, "tags"),
                text(sent, "ports"),
                text(sent, "retentionDays"),
                text(sent, "versions"));
    }

    private static String text(MultiValueMap<String, String> sent, String name) {
        String text = sent.getFirst(name);
        return text == null ? "" : text;
    }

    /// Returns what the form says.
    ///
    /// @throws IllegalArgumentException saying what is wrong
    Intake toIntake() {
        boolean byHand = "true".equals(mapped);
        return new IntakeJson(
                        byHand ? delimiter.equals("tab") ? "\t" : delimiter : "",
                        byHand ? records : "",
                        byHand ? fields() : List.of(),
                        kinds,
                        include.lines().filter(line -> !line.isBlank()).toList(),
                        exclude.lines().filter(line -> !line.isBlank()).toList(),
                        number("the confidence", minConfidence),
                        split(tags).toList(),
                        split(ports).map(port -> number("a port", port)).toList(),
                        number("the retention", retentionDays),
                        number("the number of kept documents", versions))
                .toIntake();
    }

    private List<FieldJson> fields() {
        return rows.stream()
                .filter(row -> !row.source().isEmpty())
                .map(
                        row ->
                                new FieldJson(
                                        row.source(),
                                        row.role(),
                                        row.kind().isEmpty() ? List.of() : List.of(row.kind())))
                .toList();
    }

    private static Stream<String> split(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).filter(one -> !one.isEmpty());
    }

    private static @Nullable Integer number(String what, String text) {
        if (text.isBlank()) {
            return null;
        }
        try {
            return Integer.valueOf(text.strip());
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException(what + " is no whole number: " + text, wrong);
        }
    }
}
