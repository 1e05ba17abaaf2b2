package io.tipstaff.exchange.document;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How many entries a comment says there are.
public final class DeclaredCount {

    private static final Pattern DECLARED =
            Pattern.compile(
                    "(?:entries|records|total entries|number of entries)\\s*:\\s*([0-9,]{1,15})"
                            + "(?: subnets.*| unique.*| entries)?"
                            + "|end\\s*\\(?([0-9,]{1,15})\\)? entries.*",
                    Pattern.CASE_INSENSITIVE);

    private DeclaredCount() {}

    /// Reads the text of a comment without its mark.
    public static OptionalLong parse(String comment) {
        if (comment.length() > 200) {
            return OptionalLong.empty();
        }
        String lower = comment.toLowerCase(Locale.ROOT);
        if (!lower.contains("entries") && !lower.contains("records")) {
            return OptionalLong.empty();
        }
        Matcher matcher = DECLARED.matcher(comment.strip());
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        String figure = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        String digits = figure.replace(",", "");
        return digits.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(digits));
    }
}
