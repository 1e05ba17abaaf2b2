package io.tipstaff.portal.reports.document;

import io.tipstaff.portal.reports.internal.Edition;
import io.tipstaff.portal.reports.internal.OpenReport;
import io.tipstaff.portal.reports.yara.YaraRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts the rules of reports into files for YARA.
public final class YaraExport {

    private YaraExport() {}

    /// Returns the rules of one report with its name and marking above; empty if it has none that
    /// the reader may have.
    public static Optional<String> of(OpenReport report) {
        @Nullable Edition edition = report.edition();
        return edition == null || edition.content().yara().isBlank()
                ? Optional.empty()
                : Optional.of(heading(report) + edition.content().yara().strip() + "\n");
    }

    private static String heading(OpenReport report) {
        return comment(
                report.card().title()
                        + ", edition "
                        + report.card().edition()
                        + ", "
                        + report.card().tlp().label());
    }

    private static String comment(String text) {
        return "// " + text.replaceAll("\\R", " ") + "\n";
    }

    /// Returns the rules of all these reports as one file that compiles.
    ///
    /// Two rules of one name would keep it from that, and a global rule would bind those of other
    /// reports: such files are left out, with a comment that says so, and are to be had by
    /// themselves.
    public static String master(List<OpenReport> reports) {
        var file = new StringBuilder();
        Map<String, String> takenBy = new HashMap<>();
        for (OpenReport report : reports) {
            of(report)
                    .ifPresent(
                            rules ->
                                    file.append(
                                                    fault(report, rules, takenBy)
                                                            .map(
                                                                    why ->
                                                                            heading(report)
                                                                                    + comment(why))
                                                            .orElse(rules))
                                            .append('\n'));
        }
        return file.toString();
    }

    private static Optional<String> fault(
            OpenReport report, String rules, Map<String, String> takenBy) {
        YaraRules looked = YaraRules.of(rules);
        if (looked.hasGlobal()) {
            return Optional.of("left out: it has a global rule, which would bind all others");
        }
        for (String name : looked.names()) {
            if (takenBy.containsKey(name)) {
                return Optional.of(
                        "left out: rule "
                                + name
                                + " is in this file already, from "
                                + takenBy.get(name));
            }
        }
        looked.names().forEach(name -> takenBy.put(name, report.card().title()));
        return Optional.empty();
    }
}
