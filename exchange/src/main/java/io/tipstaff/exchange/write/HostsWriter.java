package io.tipstaff.exchange.write;

import io.tipstaff.exchange.FeedRecord;
import io.tipstaff.indicator.DomainName;
import io.tipstaff.indicator.HostName;
import java.io.IOException;
import java.io.OutputStream;

/// A hosts file that leads names nowhere. It blocks the names themselves; what is below a domain
/// takes a resolver ([RpzWriter]).
final class HostsWriter extends LineWriter {

    HostsWriter(OutputStream out, DocumentInfo info) throws IOException {
        super(out);
        line("# ", oneLine(info.title()), ", ", info.created().toString());
    }

    @Override
    public void write(FeedRecord record) throws IOException {
        switch (record.indicator()) {
            case DomainName(String name) -> line("0.0.0.0 ", name);
            case HostName(String name) -> line("0.0.0.0 ", name);
            default -> {}
        }
    }
}
