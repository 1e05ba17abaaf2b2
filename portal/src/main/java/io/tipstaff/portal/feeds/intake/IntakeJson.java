package io.tipstaff.portal.feeds.intake;

import io.tipstaff.exchange.FieldMapping;
import io.tipstaff.exchange.FieldMapping.Field;
import io.tipstaff.exchange.FieldRole;
import io.tipstaff.indicator.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An intake as the database keeps it and programs see it; what is left out takes the usual value.
///
/// @param delimiter one character, such as `;`
/// @param records path to the records in JSON (`$.data[*]`) or XML (`/feed/entry`)
/// @param kinds codes of the only kinds that are taken
/// @param include patterns (RE2) of which one must be found in the indicator
/// @param exclude patterns of which none may be found in it
/// @param tags of which a record needs one, among its tags, categories, threats and actors
/// @param ports of which a record needs one
/// @param retentionDays after the last report, until an indicator is withdrawn by itself
/// @param versions how many documents are kept to go back to
public record IntakeJson(
        @Nullable String delimiter,
        @Nullable String records,
        @Nullable List<FieldJson> fields,
        @Nullable List<String> kinds,
        @Nullable List<String> include,
        @Nullable List<String> exclude,
        @Nullable Integer minConfidence,
        @Nullable List<String> tags,
        @Nullable List<Integer> ports,
        @Nullable Integer retentionDays,
        @Nullable Integer versions) {

    /// @param source title or number of a column, or a path
    /// @param role code of a role, such as `indicator` or `first-seen`
    /// @param kinds codes of the kinds as which an indicator is read
    public record FieldJson(String source, String role, @Nullable List<String> kinds) {}

    public static IntakeJson of(Intake intake) {
        IntakeFilter filter = intake.filter();
        return new IntakeJson(
                intake.delimiter(),
                intake.mapping().records(),
                fields(intake.mapping()),
                codes(filter.kinds()),
                filter.include(),
                filter.exclude(),
                filter.minConfidence(),
                filter.tags().stream().sorted().toList(),
                filter.ports().stream().sorted().toList(),
                intake.retention() == null ? null : (int) intake.retention().toDays(),
                intake.versions());
    }

    /// Returns the fields of a mapping.
    public static List<FieldJson> fields(FieldMapping mapping) {
        return mapping.fields().stream().map(IntakeJson::of).toList();
    }

    private static FieldJson of(Field field) {
        return new FieldJson(field.source(), field.role().code(), codes(field.kinds()));
    }

    private static List<String> codes(Set<Kind> kinds) {
        return kinds.stream().sorted().map(Kind::code).toList();
    }

    /// @throws IllegalArgumentException saying what is wrong
    public Intake toIntake() {
        return new Intake(
                delimiter == null ? "" : delimiter,
                new FieldMapping(
                        records == null ? "" : records.strip(),
                        some(fields).stream().map(IntakeJson::field).toList()),
                new IntakeFilter(
                        kinds(some(kinds)),
                        some(include),
                        some(exclude),
                        minConfidence == null ? 0 : minConfidence,
                        Set.copyOf(some(tags)),
                        Set.copyOf(some(ports))),
                retentionDays == null ? null : Duration.ofDays(retentionDays),
                versions == null ? Intake.USUAL.versions() : versions);
    }

    private static <T> List<T> some(@Nullable List<T> entries) {
        return entries == null ? List.of() : entries;
    }

    private static Field field(FieldJson field) {
        return new Field(
                field.source(),
                FieldRole.ofCode(field.role())
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "unknown role: " + field.role())),
                kinds(some(field.kinds())));
    }

    private static Set<Kind> kinds(List<String> codes) {
        return codes.stream()
                .map(
                        code ->
                                Kind.ofCode(code)
                                        .orElseThrow(
                                                () ->
                                                        new IllegalArgumentException(
                                                                "unknown kind: " + code)))
                .collect(Collectors.toSet());
    }
}
