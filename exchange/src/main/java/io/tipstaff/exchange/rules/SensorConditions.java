package io.tipstaff.exchange.rules;

import io.tipstaff.exchange.document.Guess;
import io.tipstaff.exchange.rules.SensorHeader.Side;
import io.tipstaff.indicator.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// What a rule for Suricata or Snort asks of a packet, and the indicators in that.
///
/// An indicator suffices if it is all that the rule asks for; of several conditions each is only
/// part of the story. `pass` rules say what is harmless.
final class SensorConditions {

    /// Options that ask for nothing that tells one host or file from another.
    private static final Set<String> PASSING =
            Set.of(
                    "msg",
                    "sid",
                    "rev",
                    "gid",
                    "classtype",
                    "priority",
                    "reference",
                    "metadata",
                    "flow",
                    "nocase",
                    "fast_pattern",
                    "offset",
                    "depth",
                    "distance",
                    "within",
                    "startswith",
                    "endswith",
                    "dotprefix",
                    "bsize",
                    "isdataat",
                    "threshold",
                    "detection_filter",
                    "tag",
                    "target",
                    "noalert",
                    "rawbytes",
                    "service",
                    "to_lowercase",
                    "dns_query",
                    "tls_sni",
                    "http_uri",
                    "http_host",
                    "http_header",
                    "http_method",
                    "dsize",
                    "ttl",
                    "flags",
                    "fragbits");

    private static final Set<String> HOSTS =
            Set.of(
                    "dns.query",
                    "dns_query",
                    "tls.sni",
                    "tls_sni",
                    "http.host",
                    "http.host.raw",
                    "http_host",
                    "http_raw_host",
                    "dns.query.name",
                    "quic.sni");
    private static final Set<String> PATHS =
            Set.of("http.uri", "http.uri.raw", "http_uri", "http_raw_uri");

    /// Bytes that must be in one part of a packet.
    private static final class Content {
        private final String text;
        private final boolean negated;
        private String part;
        private boolean starts;
        private boolean ends;
        private boolean dotted;

        Content(String text, boolean negated, String part, boolean dotted) {
            this.text = text;
            this.negated = negated;
            this.part = part;
            this.dotted = dotted;
        }

        boolean isHost() {
            return HOSTS.contains(part) && !negated;
        }

        boolean isPath() {
            return PATHS.contains(part) && !negated;
        }
    }

    private final SensorHeader header;
    private final List<Content> contents = new ArrayList<>();
    private String part = "";
    private boolean dotted;
    private boolean asksMore;

    SensorConditions(SensorHeader header, List<SensorOption> options) {
        this.header = header;
        options.forEach(this::take);
    }

    private void take(SensorOption option) {
        String name = option.name();
        switch (name) {
            case "content" -> {
                contents.add(new Content(option.content(), option.negated(), part, dotted));
                dotted = false;
            }
            case "startswith" -> last(content -> content.starts = true);
            case "endswith" -> last(content -> content.ends = true);
            case "bsize" -> last(content -> content.starts = content.ends = true);
            case "dotprefix" -> dotted = true;
            case "http_header" -> part = option.value().equals("field host") ? "http_host" : name;
            case "http_host", "http_raw_host", "http_uri", "http_raw_uri" -> place(name);
            default -> {
                if (HOSTS.contains(name) || PATHS.contains(name) || name.contains(".")) {
                    part = name;
                } else if (name.equals("pkt_data")) {
                    part = "";
                } else {
                    asksMore |= !PASSING.contains(name);
                }
            }
        }
    }

    private void last(Consumer<Content> change) {
        if (!contents.isEmpty()) {
            change.accept(contents.getLast());
        }
    }

    /// Suricata and Snort 2 write these behind a content, Snort 3 before it.
    private void place(String name) {
        if (!contents.isEmpty() && contents.getLast().part.isEmpty()) {
            contents.getLast().part = name;
        } else {
            part = name;
        }
    }

    List<Literal> literals() {
        var literals = new ArrayList<Literal>();
        boolean alerts = !header.action().equals("pass");
        boolean onlyAddresses = contents.isEmpty() && !asksMore && alerts;
        addresses(header.source(), onlyAddresses, literals);
        addresses(header.target(), onlyAddresses, literals);
        boolean addressed = !literals.isEmpty();
        boolean alone = contents.size() == 1 && !asksMore && !addressed && alerts;
        if (isUrl()) {
            literals.add(url(!asksMore && !addressed && alerts));
        }
        for (Content content : contents) {
            if (content.isHost()) {
                literals.add(host(content, alone));
            } else if (content.part.isEmpty() && !content.negated) {
                question(content.text)
                        .ifPresent(name -> literals.add(new Literal(name, Kind.DOMAIN, alone)));
            }
        }
        return literals;
    }

    private static void addresses(Side side, boolean enough, List<Literal> literals) {
        for (String address : side.addresses()) {
            boolean network = address.indexOf('/') >= 0;
            String bracketed = address.indexOf(':') >= 0 ? "[" + address + "]" : address;
            String text =
                    side.port().isEmpty() || network ? address : bracketed + ":" + side.port();
            Set<Kind> kinds = Set.of(Kind.IPV4, Kind.IPV6, Kind.NETWORK, Kind.ENDPOINT);
            literals.add(new Literal(text, kinds, enough && (side.port().isEmpty() || !network)));
        }
    }

    private boolean isUrl() {
        return contents.size() == 2
                && contents.stream()
                        .anyMatch(content -> content.isHost() && content.starts && content.ends)
                && contents.stream()
                        .anyMatch(content -> content.isPath() && content.starts && content.ends);
    }

    private Literal url(boolean enough) {
        boolean hostFirst = contents.getFirst().isHost();
        String host = contents.get(hostFirst ? 0 : 1).text;
        String path = contents.get(hostFirst ? 1 : 0).text;
        return new Literal("http://" + host + path, Kind.URL, enough);
    }

    /// A name that must be whole is exact; one that may go on to the left is a domain. What cannot
    /// be a whole name is a piece of one.
    private static Literal host(Content content, boolean alone) {
        String name = content.text.startsWith(".") ? content.text.substring(1) : content.text;
        boolean exact = content.starts && content.ends && !content.dotted;
        boolean whole = content.ends || content.dotted || Guess.isName(name);
        return new Literal(name, exact ? Kind.HOST : Kind.DOMAIN, alone && whole);
    }

    /// Reads the name of a DNS question as it is on the wire: labels behind their lengths.
    private static Optional<String> question(String bytes) {
        var name = new StringBuilder();
        int at = 0;
        while (at < bytes.length() && bytes.charAt(at) != 0) {
            int length = bytes.charAt(at);
            if (length > 63 || at + 1 + length > bytes.length()) {
                return Optional.empty();
            }
            name.append(name.isEmpty() ? "" : ".").append(bytes, at + 1, at + 1 + length);
            at += 1 + length;
        }
        boolean several = name.indexOf(".") > 0 && at >= bytes.length() - 1;
        return several ? Optional.of(name.toString()) : Optional.empty();
    }
}
