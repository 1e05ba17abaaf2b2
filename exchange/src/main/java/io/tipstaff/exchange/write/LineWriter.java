package io.tipstaff.exchange.write;

import io.tipstaff.exchange.Context;
import io.tipstaff.exchange.FeedRecord;
import io.tipstaff.indicator.HostName;
import io.tipstaff.indicator.Indicator;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// A document of lines, in which no value can end its line.
abstract class LineWriter implements FeedWriter {

    private static final Pattern UNSEEN = Pattern.compile("[\\s\\p{Z}\\p{Cc}\\p{Cf}\\p{Cs}]+");

    private final Writer out;

    LineWriter(OutputStream out) {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    /// Writes a line; the parts hold no line end.
    final void line(String... parts) throws IOException {
        for (String part : parts) {
            out.write(part);
        }
        out.write('\n');
    }

    /// Returns text on one line, without control characters, half characters and those that turn
    /// its direction.
    static String oneLine(String text) {
        return UNSEEN.matcher(text).replaceAll(" ").strip();
    }

    /// Returns an indicator as others write it: our mark of an exact host is ours alone.
    static String value(Indicator indicator) {
        return indicator instanceof HostName(String name) ? name : indicator.canonical();
    }

    /// Returns what a rule or an entry is about, in a few words: threats, else categories.
    static String about(FeedRecord record) {
        Context context = record.context();
        String names =
                String.join(
                        ", ",
                        context.threats().isEmpty() ? context.categories() : context.threats());
        String line = oneLine(names);
        return line.length() <= 120 ? line : oneLine(line.substring(0, 120));
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
