package io.tipstaff.exchange.rules;

import io.tipstaff.exchange.Position;
import io.tipstaff.exchange.document.Lines;
import io.tipstaff.exchange.document.Reading;
import java.io.IOException;

/// What stands in a file of rules, a rule at a time, over lines that go on.
final class RuleText {

    private final Reading reading;
    private final Lines lines;
    private Position at = Position.NOWHERE;

    RuleText(Reading reading) {
        this.reading = reading;
        this.lines = new Lines(reading.in(), reading.limits().recordBytes());
    }

    /// Returns the next line that is neither blank nor a comment, joined with those that it goes on
    /// with behind a backslash; empty at the end.
    String next() throws IOException {
        for (String line = lines.next(); line != null; line = lines.next()) {
            at = new Position(0, lines.number(), "");
            String text = line.strip();
            if (lines.overlong()) {
                refuse(text);
            } else if (!text.isEmpty() && text.charAt(0) != '#') {
                String whole = continued(text);
                if (!whole.isEmpty()) {
                    return whole;
                }
            }
        }
        return "";
    }

    private String continued(String first) throws IOException {
        var whole = new StringBuilder(first);
        while (!whole.isEmpty() && whole.charAt(whole.length() - 1) == '\\') {
            whole.setLength(whole.length() - 1);
            String more = lines.next();
            if (more == null) {
                break;
            }
            whole.append(' ').append(more.strip());
            if (lines.overlong() || whole.length() > reading.limits().recordBytes()) {
                refuse(first);
                return "";
            }
        }
        return whole.toString();
    }

    private void refuse(String excerpt) {
        reading.refuse(
                at, "rule longer than " + reading.limits().recordBytes() + " bytes", excerpt);
    }

    /// Returns where the rule returned last starts.
    Position at() {
        return at;
    }
}
