package io.tipstaff.portal.reports.document;

import io.tipstaff.indicator.Defanging;
import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.Kind;
import io.tipstaff.indicator.ParseResult.Parsed;
import io.tipstaff.indicator.ParseResult.Refused;
import io.tipstaff.portal.reports.internal.IndicatorRole;
import io.tipstaff.portal.reports.internal.ReportIndicator;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// An indicator of a report as a line of text, for people to write: `value | role | threats |
/// note`. All but the value may be missing; threats are parted by commas.
public final class IndicatorLine {

    private IndicatorLine() {}

    /// Reads a line.
    ///
    /// @throws IllegalArgumentException saying what is wrong with it
    public static ReportIndicator parse(String line) {
        String[] cells = line.split("\\|", 4);
        String value = cells[0].strip();
        Indicator indicator =
                switch (IndicatorParser.parse(Defanging.refang(value))) {
                    case Parsed(Indicator parsed) -> parsed;
                    case Refused(String reason) ->
                            throw new IllegalArgumentException(reason + ": " + value);
                };
        String role = cell(cells, 1).toLowerCase(Locale.ROOT);
        List<String> threats =
                Arrays.stream(cell(cells, 2).split(","))
                        .map(String::strip)
                        .filter(threat -> !threat.isEmpty())
                        .toList();
        return new ReportIndicator(
                indicator,
                role.isEmpty() ? IndicatorRole.OTHER : IndicatorRole.ofCode(role),
                threats,
                cell(cells, 3),
                0);
    }

    private static String cell(String[] cells, int number) {
        return number < cells.length ? cells[number].strip() : "";
    }

    /// Writes a line that [#parse] reads.
    public static String of(ReportIndicator one) {
        return of(
                one.indicator().canonical(),
                one.role().code(),
                String.join(", ", one.threats()),
                one.note());
    }

    /// Writes a line of its parts; the sign between them cannot be in one.
    public static String of(String value, String role, String threats, String note) {
        return (value + " | " + role + " | " + plain(threats) + " | " + plain(note))
                .replaceAll("[ |]+$", "");
    }

    /// Writes an indicator so that nobody clicks it: `evil[.]example`.
    public static String defanged(ReportIndicator one) {
        String canonical = one.indicator().canonical();
        return Defanging.defang(
                one.indicator().kind() == Kind.HOST ? canonical.substring(1) : canonical);
    }

    private static String plain(String cell) {
        return cell.replace('|', '/').replaceAll("\\R", " ");
    }
}
