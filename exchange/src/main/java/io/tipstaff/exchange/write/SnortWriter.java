package io.tipstaff.exchange.write;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Rules for Snort 3. Names are looked for as a DNS question carries them: labels with their
/// lengths.
final class SnortWriter extends RuleWriter {

    SnortWriter(OutputStream out, DocumentInfo info) throws IOException {
        super(out, info);
    }

    @Override
    String address(String address, String tail) {
        return "alert ip $HOME_NET any <> " + address + " any " + message(tail, "");
    }

    @Override
    String endpoint(String address, int port, String tail) {
        return "alert tcp $HOME_NET any -> "
                + address
                + " "
                + port
                + " "
                + message(tail, "flow:to_server; ");
    }

    @Override
    String domain(String name, String tail) {
        return "alert udp $HOME_NET any -> any 53 "
                + message(tail, "content:\"" + labels(name) + "|00|\", nocase; ");
    }

    /// A question begins behind the twelve bytes of the header.
    @Override
    String host(String name, String tail) {
        return "alert udp $HOME_NET any -> any 53 "
                + message(
                        tail,
                        "content:\""
                                + labels(name)
                                + "|00|\", nocase, offset 12, depth "
                                + (name.length() + 2)
                                + "; ");
    }

    @Override
    String url(String host, String path, String tail) {
        return "alert http $HOME_NET any -> any any "
                + message(
                        tail,
                        "flow:to_server,established; http_header:field host; content:\""
                                + content(host)
                                + "\", nocase; http_uri; content:\""
                                + content(path)
                                + "\"; ");
    }

    private static String labels(String name) {
        var labels = new StringBuilder();
        for (String label : name.split("\\.")) {
            int length = label.getBytes(StandardCharsets.US_ASCII).length;
            labels.append('|')
                    .append(HexFormat.of().toHexDigits((byte) length))
                    .append('|')
                    .append(content(label));
        }
        return labels.toString();
    }
}
