package io.tipstaff.exchange.write;

import io.tipstaff.exchange.FeedRecord;
import io.tipstaff.indicator.Indicator;
import java.io.IOException;
import java.io.OutputStream;

/// A file for Zeek's intelligence framework: tab-separated, with a line of field names. URLs have
/// no scheme there, as in our canonical form.
final class ZeekWriter extends LineWriter {

    private final String source;

    ZeekWriter(OutputStream out, DocumentInfo info) throws IOException {
        super(out);
        this.source = escaped(info.title());
        line("#fields\tindicator\tindicator_type\tmeta.source\tmeta.desc");
    }

    @Override
    public void write(FeedRecord record) throws IOException {
        String about = about(record);
        line(
                escaped(value(record.indicator())),
                "\tIntel::",
                type(record.indicator()),
                "\t",
                source,
                "\t",
                about.isEmpty() ? "-" : escaped(about));
    }

    private static String type(Indicator indicator) {
        return switch (indicator.kind()) {
            case IPV4, IPV6 -> "ADDR";
            case NETWORK -> "SUBNET";
            case DOMAIN, HOST -> "DOMAIN";
            case URL -> "URL";
            case EMAIL -> "EMAIL";
            case MD5, SHA1, SHA256 -> "FILE_HASH";
            case ENDPOINT, URL_MASK, PATH ->
                    throw new IllegalArgumentException("not for Zeek: " + indicator.kind());
        };
    }

    /// Tabs, line ends and backslashes as Zeek reads them.
    private static String escaped(String text) {
        return oneLine(text).replace("\\", "\\x5c");
    }
}
