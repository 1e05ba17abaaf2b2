package io.tipstaff.exchange.rules;

import io.tipstaff.exchange.FeedFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Tells files of rules by what stands in them.
public final class RuleSigns {

    private static final int LINES = 200;
    private static final Pattern SENSOR =
            Pattern.compile(
                    "#?\\s*(?:alert|drop|block|pass|log|sdrop|reject\\w{0,4})\\s+[a-z0-9_-]{1,20}\\b.*"
                            + "(?:->|<>|\\().*",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern CONTINUED = Pattern.compile("\\\\\\r?\\n");
    private static final Pattern YARA =
            Pattern.compile(
                    "(?:(?:private|global)\\s+)*+rule\\s+[A-Za-z_]\\w{0,127}\\s*(?:[:{].*)?");
    private static final Pattern YARA_SECTION =
            Pattern.compile("\\{?\\s*(?:meta|strings|condition)\\s*:.*");

    private RuleSigns() {}

    /// Looks at the start of a text. Rules in fences stand in a report, which is no file of rules.
    public static Optional<FeedFormat> of(String start) {
        if (start.contains("\n```")) {
            return Optional.empty();
        }
        List<String> lines =
                CONTINUED
                        .matcher(start)
                        .replaceAll(" ")
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .limit(LINES)
                        .toList();
        if (start.lines().limit(10L * LINES).anyMatch(line -> line.startsWith("detection:"))
                && start.lines()
                        .limit(10L * LINES)
                        .anyMatch(line -> line.startsWith("logsource:"))) {
            return Optional.of(FeedFormat.SIGMA);
        }
        boolean yara = lines.stream().anyMatch(line -> YARA.matcher(line).matches());
        if (yara && lines.stream().anyMatch(line -> YARA_SECTION.matcher(line).matches())) {
            return Optional.of(FeedFormat.YARA);
        }
        long rules = lines.stream().filter(line -> SENSOR.matcher(line).matches()).count();
        long others =
                lines.stream()
                        .filter(line -> !line.startsWith("#") && !SENSOR.matcher(line).matches())
                        .count();
        return rules > 0 && rules >= others && start.contains("sid")
                ? Optional.of(FeedFormat.SENSOR_RULES)
                : Optional.empty();
    }
}
