package io.tipstaff.exchange.write;

import java.io.IOException;
import java.io.OutputStream;

/// Rules for Suricata 6 and later.
final class SuricataWriter extends RuleWriter {

    SuricataWriter(OutputStream out, DocumentInfo info) throws IOException {
        super(out, info);
    }

    @Override
    String address(String address, String tail) {
        return "alert ip $HOME_NET any <> " + bracketed(address) + " any " + message(tail, "");
    }

    @Override
    String endpoint(String address, int port, String tail) {
        return "alert tcp $HOME_NET any -> "
                + bracketed(address)
                + " "
                + port
                + " "
                + message(tail, "flow:to_server; ");
    }

    @Override
    String domain(String name, String tail) {
        return "alert dns $HOME_NET any -> any any "
                + message(
                        tail,
                        "dns.query; dotprefix; content:\"."
                                + content(name)
                                + "\"; nocase; endswith; ");
    }

    @Override
    String host(String name, String tail) {
        return "alert dns $HOME_NET any -> any any "
                + message(
                        tail,
                        "dns.query; content:\""
                                + content(name)
                                + "\"; nocase; startswith; endswith; ");
    }

    @Override
    String url(String host, String path, String tail) {
        return "alert http $HOME_NET any -> any any "
                + message(
                        tail,
                        "flow:established,to_server; http.host; content:\""
                                + content(host)
                                + "\"; startswith; endswith; http.uri; content:\""
                                + content(path)
                                + "\"; startswith; endswith; ");
    }

    private static String bracketed(String address) {
        return address.indexOf(':') >= 0 ? "[" + address + "]" : address;
    }
}
