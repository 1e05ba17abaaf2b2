package io.tipstaff.exchange.event;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `key=value key="a value" key='another'`, between whatever else there is.
final class KeyValueMessage {

    private static final Pattern PAIR =
            Pattern.compile(
                    "(?<![\\w.=/?&%-])([A-Za-z_][\\w.-]{0,127})="
                            + "(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|'([^']*+)'|([^\\s,;\"]*+))");
    private static final int ENOUGH = 2;

    private KeyValueMessage() {}

    /// Notes the pairs, and says whether there are so many that the line is made of them.
    static boolean read(EventText line, int start) {
        Matcher pair = PAIR.matcher(line.text()).region(start, line.text().length());
        pair.useTransparentBounds(true);
        int found = 0;
        while (line.fields().size() < EventText.MAX_FIELDS && pair.find()) {
            int group = pair.start(2) >= 0 ? 2 : pair.start(3) >= 0 ? 3 : 4;
            String value = line.decoded(pair.start(group), pair.end(group));
            if (group == 2 && value.indexOf('\\') >= 0) {
                value = value.replace("\\\"", "\"").replace("\\\\", "\\");
            }
            line.field(pair.group(1), value, pair.start(group), pair.end(group));
            found++;
        }
        return found >= ENOUGH;
    }
}
