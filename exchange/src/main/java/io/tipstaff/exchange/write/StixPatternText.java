package io.tipstaff.exchange.write;

import io.tipstaff.indicator.DomainName;
import io.tipstaff.indicator.EmailAddress;
import io.tipstaff.indicator.Endpoint;
import io.tipstaff.indicator.FileHash;
import io.tipstaff.indicator.HostName;
import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.IpAddress;
import io.tipstaff.indicator.IpNetwork;
import io.tipstaff.indicator.Kind;
import io.tipstaff.indicator.Url;
import io.tipstaff.indicator.UrlMask;
import io.tipstaff.indicator.UrlPath;

/// The STIX pattern that says what an indicator says, as near as the language allows: a URL is
/// written with `http`, a mask with LIKE, a path with LIKE behind any host.
final class StixPatternText {

    private StixPatternText() {}

    static String of(Indicator indicator) {
        return switch (indicator) {
            case IpAddress address -> equal(type(address) + ":value", address.canonical());
            case IpNetwork network ->
                    "["
                            + type(network.first())
                            + ":value ISSUBSET "
                            + quoted(network.canonical())
                            + "]";
            case Endpoint endpoint ->
                    "[network-traffic:dst_ref.value = "
                            + quoted(endpoint.address().canonical())
                            + " AND network-traffic:dst_port = "
                            + endpoint.port()
                            + "]";
            case DomainName domain -> equal("domain-name:value", domain.name());
            case HostName host -> equal("domain-name:value", host.name());
            case Url url -> equal("url:value", "http://" + url.canonical());
            case UrlMask mask ->
                    "[url:value LIKE "
                            + quoted("http://" + withoutFold(mask.canonical()).replace('*', '%'))
                            + "]";
            case UrlPath path -> "[url:value LIKE " + quoted("%" + path.path()) + "]";
            case FileHash hash -> equal("file:hashes." + algorithm(hash.kind()), hash.canonical());
            case EmailAddress email -> equal("email-addr:value", email.canonical());
        };
    }

    private static String withoutFold(String mask) {
        return mask.startsWith("(?i)") ? mask.substring(4) : mask;
    }

    private static String type(IpAddress address) {
        return address.isV4() ? "ipv4-addr" : "ipv6-addr";
    }

    private static String algorithm(Kind kind) {
        return kind == Kind.MD5 ? "MD5" : kind == Kind.SHA1 ? "'SHA-1'" : "'SHA-256'";
    }

    private static String equal(String property, String value) {
        return "[" + property + " = " + quoted(value) + "]";
    }

    private static String quoted(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
