package io.tipstaff.exchange.plain;

import io.tipstaff.exchange.plain.Entry.Listed;
import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.ParseResult.Parsed;
import java.util.List;

/// Tells lists from prose.
public final class ListSniffer {

    private static final int MAX_LINES = 100;

    private ListSniffer() {}

    /// Says whether the lines are prose rather than a list: most of them are no entries, and many
    /// are of several words.
    public static boolean isProse(List<String> lines) {
        int looked = 0;
        int entries = 0;
        int sentences = 0;
        for (String line : lines) {
            String text = line.strip();
            if (text.isEmpty() || text.startsWith("#") && text.indexOf(' ') == 1) {
                continue;
            }
            if (++looked > MAX_LINES) {
                break;
            }
            entries += isEntry(text) ? 1 : 0;
            sentences += text.split("\\s+", 5).length > 3 ? 1 : 0;
        }
        return looked > 0 && 2 * entries < looked && 4 * sentences >= looked;
    }

    private static boolean isEntry(String text) {
        return switch (Entry.of(text)) {
            case Listed(var values, _, _) ->
                    !values.isEmpty() && IndicatorParser.parse(values.getFirst()) instanceof Parsed;
            case Entry.Indicators _, Entry.Ignored _ -> true;
            case Entry.Rejected _ -> false;
        };
    }
}
