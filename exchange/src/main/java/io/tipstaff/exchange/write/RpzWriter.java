package io.tipstaff.exchange.write;

import io.tipstaff.exchange.FeedRecord;
import io.tipstaff.indicator.DomainName;
import io.tipstaff.indicator.HostName;
import io.tipstaff.indicator.IpAddress;
import io.tipstaff.indicator.IpNetwork;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A response policy zone: names answer as if they did not exist, and so do names whose address is
/// listed. Format: draft-vixie-dnsop-dns-rpz, with the triggers QNAME and RPZ-IP.
///
/// Names are relative to the zone. One whose last label starts with `rpz-` would be a trigger of
/// another sort (`0.0.0.0.0.rpz-ip` blocks everything), and one too long keeps the zone from
/// loading: both are left out.
final class RpzWriter extends LineWriter {

    private static final String NXDOMAIN = " CNAME .";

    /// Of 255 bytes of a name on the wire the zone's own name and `*` need some.
    private static final int MAX_NAME = 180;

    private long leftOut;

    RpzWriter(OutputStream out, DocumentInfo info) throws IOException {
        super(out);
        line("; ", oneLine(info.title()), ", ", info.created().toString());
        line("$TTL 300");
        line(
                "@ SOA localhost. hostmaster.localhost. ",
                Long.toString(info.created().getEpochSecond()),
                " 3600 600 86400 300");
        line("@ NS localhost.");
    }

    @Override
    public void write(FeedRecord record) throws IOException {
        switch (record.indicator()) {
            case DomainName(String name) -> name(name, true);
            case HostName(String name) -> name(name, false);
            case IpAddress address -> line(owner(address, address.bits()), NXDOMAIN);
            case IpNetwork(IpAddress first, int length) -> line(owner(first, length), NXDOMAIN);
            default -> {}
        }
    }

    private void name(String name, boolean withAllBelow) throws IOException {
        String last = name.substring(name.lastIndexOf('.') + 1);
        if (name.length() > MAX_NAME || last.startsWith("rpz-")) {
            leftOut++;
            return;
        }
        line(name, NXDOMAIN);
        if (withAllBelow) {
            line("*.", name, NXDOMAIN);
        }
    }

    @Override
    public long leftOut() {
        return leftOut;
    }

    private static String owner(IpAddress address, int prefixLength) {
        List<String> labels = new ArrayList<>();
        if (address.isV4()) {
            labels.addAll(List.of(address.canonical().split("\\.")));
        } else {
            for (int word = 0; word < 8; word++) {
                long half = word < 4 ? address.high() : address.low();
                labels.add(Long.toHexString(half >>> (48 - 16 * (word % 4)) & 0xFFFF));
            }
        }
        Collections.reverse(labels);
        return prefixLength + "." + String.join(".", labels) + ".rpz-ip";
    }
}
