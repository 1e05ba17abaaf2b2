package io.tipstaff.exchange.write;

import io.tipstaff.exchange.FeedRecord;
import java.io.IOException;
import java.io.OutputStream;

/// One indicator a line, below a comment with the title. Whoever reads it cannot tell an exact host
/// name from a domain; [CsvWriter] and [JsonWriter] say which it is.
final class PlainWriter extends LineWriter {

    PlainWriter(OutputStream out, DocumentInfo info) throws IOException {
        super(out);
        line("# ", oneLine(info.title()), ", ", info.created().toString());
    }

    @Override
    public void write(FeedRecord record) throws IOException {
        line(value(record.indicator()));
    }
}
