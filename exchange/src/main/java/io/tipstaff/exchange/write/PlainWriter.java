package io.tipstaff.exchange.write;

import io.tipstaff.exchange.FeedRecord;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/// One indicator a line, below a comment with the title.
final class PlainWriter implements FeedWriter {

    private final Writer out;

    PlainWriter(OutputStream out, DocumentInfo info) throws IOException {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        this.out.write("# " + oneLine(info.title()) + ", " + info.created() + "\n");
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }

    @Override
    public void write(FeedRecord record) throws IOException {
        out.write(record.indicator().canonical());
        out.write('\n');
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
