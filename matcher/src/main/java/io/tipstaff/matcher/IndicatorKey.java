package io.tipstaff.matcher;

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
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// The bytes under which an indicator stands in an index: addresses and hashes as numbers, all else
/// as canonical text.
final class IndicatorKey {

    private static final HexFormat HEX = HexFormat.of();
    private static final Kind[] KINDS = Kind.values();

    private IndicatorKey() {}

    static byte[] of(Indicator indicator) {
        return switch (indicator) {
            case IpAddress address -> address(address, 0);
            case IpNetwork network -> {
                byte[] key = address(network.first(), 1);
                key[key.length - 1] = (byte) network.prefixLength();
                yield key;
            }
            case Endpoint endpoint -> {
                byte[] key = address(endpoint.address(), 2);
                key[key.length - 2] = (byte) (endpoint.port() >>> 8);
                key[key.length - 1] = (byte) endpoint.port();
                yield key;
            }
            case HostName host -> ascii(host.name());
            case FileHash hash -> HEX.parseHex(hash.hex());
            case DomainName domain -> ascii(domain.name());
            case Url url -> ascii(url.canonical());
            case UrlMask mask -> ascii(mask.canonical());
            case UrlPath path -> ascii(path.path());
            case EmailAddress email -> ascii(email.canonical());
        };
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// Returns the address with room for `more` bytes behind it.
    private static byte[] address(IpAddress address, int more) {
        byte[] key = new byte[address.bits() / 8 + more];
        int low = address.isV4() ? 0 : 8;
        put(key, 0, low, address.high());
        put(key, low, key.length - more, address.low());
        return key;
    }

    private static void put(byte[] key, int from, int to, long value) {
        for (int i = from; i < to; i++) {
            key[i] = (byte) (value >>> (8 * (to - 1 - i)));
        }
    }

    /// Returns the hash of a key. Keys of one kind and hash may differ: compare them.
    static long hash(int kind, byte[] key, int length) {
        return switch (KINDS[kind]) {
            case IPV4, IPV6 -> address(kind, key, length, 0);
            case NETWORK -> address(kind, key, length - 1, key[length - 1] & 0xFF);
            case ENDPOINT ->
                    address(
                            kind,
                            key,
                            length - 2,
                            (key[length - 2] & 0xFF) << 8 | key[length - 1] & 0xFF);
            case DOMAIN, HOST -> KeyHash.ofKind(kind, KeyHash.name(key, 0, length));
            case URL -> url(key, length);
            case URL_MASK -> mask(key, length);
            case PATH -> KeyHash.ofKind(kind, KeyHash.path(key, 0, length));
            case MD5, SHA1, SHA256 ->
                    KeyHash.number(kind, number(key, 0, 8), number(key, 8, 16), 0);
            case EMAIL -> {
                int at = lastIndexOf(key, length, '@');
                yield KeyHash.email(KeyHash.name(key, at + 1, length), KeyHash.path(key, 0, at));
            }
        };
    }

    private static long address(int kind, byte[] key, int octets, int extra) {
        return octets == 4
                ? KeyHash.number(kind, 0, number(key, 0, 4), extra)
                : KeyHash.number(kind, number(key, 0, 8), number(key, 8, 16), extra);
    }

    static long number(byte[] key, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            value = value << 8 | key[i] & 0xFF;
        }
        return value;
    }

    private static long url(byte[] key, int length) {
        int slash = indexOf(key, 0, length, '/');
        int host = hostEnd(key, 0, slash);
        return KeyHash.url(
                KeyHash.name(key, 0, host),
                port(key, host, slash),
                KeyHash.path(key, slash, length));
    }

    private static long mask(byte[] key, int length) {
        int host = maskHostStart(key);
        int end = hostEnd(key, host, indexOf(key, host, length, '/'));
        return KeyHash.ofKind(Kind.URL_MASK.number(), KeyHash.name(key, host, end));
    }

    /// Returns where the host of a canonical mask starts: behind `(?i)` and `*.`.
    static int maskHostStart(byte[] key) {
        int start = key[0] == '(' ? 4 : 0;
        return key[start] == '*' ? start + 2 : start;
    }

    /// Returns where the host ends in an authority that ends at `slash`.
    static int hostEnd(byte[] key, int from, int slash) {
        if (key[from] == '[') {
            return indexOf(key, from, slash, ']') + 1;
        }
        int colon = indexOf(key, from, slash, ':');
        return colon < 0 ? slash : colon;
    }

    static int port(byte[] key, int hostEnd, int slash) {
        int port = 0;
        for (int i = hostEnd + 1; i < slash; i++) {
            port = port * 10 + key[i] - '0';
        }
        return port;
    }

    static int indexOf(byte[] key, int from, int to, char wanted) {
        for (int i = from; i < to; i++) {
            if (key[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    private static int lastIndexOf(byte[] key, int length, char wanted) {
        int at = length - 1;
        while (at >= 0 && key[at] != wanted) {
            at--;
        }
        return at;
    }

    /// Returns the canonical text of the indicator with this key.
    static String canonical(Kind kind, byte[] key) {
        return switch (kind) {
            case IPV4, IPV6 -> address(key, 0).canonical();
            case NETWORK -> address(key, 1).canonical() + "/" + (key[key.length - 1] & 0xFF);
            case ENDPOINT ->
                    new Endpoint(address(key, 2), (int) number(key, key.length - 2, key.length))
                            .canonical();
            case MD5, SHA1, SHA256 -> HEX.formatHex(key);
            case HOST -> "=" + new String(key, StandardCharsets.US_ASCII);
            case DOMAIN, URL, URL_MASK, PATH, EMAIL -> new String(key, StandardCharsets.US_ASCII);
        };
    }

    private static IpAddress address(byte[] key, int more) {
        return key.length - more == 4
                ? IpAddress.v4((int) number(key, 0, 4))
                : IpAddress.v6(number(key, 0, 8), number(key, 8, 16));
    }

    /// Says where the host stands whose end the first filter must know, as `from << 32 | to`, or -1
    /// if the kind has no host that is a name.
    static long nameSpan(int kind, byte[] key, int length) {
        return switch (KINDS[kind]) {
            case DOMAIN, HOST -> span(0, length);
            case EMAIL -> span(lastIndexOf(key, length, '@') + 1, length);
            case URL -> span(0, hostEnd(key, 0, indexOf(key, 0, length, '/')));
            case URL_MASK -> {
                int start = maskHostStart(key);
                yield span(start, hostEnd(key, start, indexOf(key, start, length, '/')));
            }
            case IPV4, IPV6, NETWORK, ENDPOINT, PATH, MD5, SHA1, SHA256 -> -1;
        };
    }

    private static long span(int from, int to) {
        return (long) from << 32 | to;
    }
}
