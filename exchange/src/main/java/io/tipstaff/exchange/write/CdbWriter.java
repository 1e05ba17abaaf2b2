package io.tipstaff.exchange.write;

import io.tipstaff.exchange.FeedRecord;
import java.io.IOException;
import java.io.OutputStream;

/// A CDB list for Wazuh: `key:value` lines. A key with a colon stands in quotes.
final class CdbWriter extends LineWriter {

    CdbWriter(OutputStream out) {
        super(out);
    }

    @Override
    public void write(FeedRecord record) throws IOException {
        String key = value(record.indicator());
        String about = about(record).replace(':', ' ').replace('"', ' ');
        line(key.indexOf(':') >= 0 ? '"' + key + '"' : key, ":", about);
    }
}
