package io.tipstaff.portal.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/// Resolves names to public addresses only.
///
/// The connection uses the very addresses that were checked here, so a name that changes its mind
/// between check and connection (DNS rebinding) gains nothing. Redirects come through here too.
final class OutsideOnly implements DnsResolver {

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = SystemDefaultDnsResolver.INSTANCE.resolve(host);
        InetAddress[] outside =
                Arrays.stream(addresses).filter(OutsideOnly::isOutside).toArray(InetAddress[]::new);
        if (outside.length == 0) {
            throw new InsideAddressException(host);
        }
        return outside;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /// Says whether an address is public: not one of the special-purpose registries of IANA (RFC
    /// 6890).
    static boolean isOutside(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] octets = address.getAddress();
        return octets.length == 4 ? isOutsideV4(octets) : isOutsideV6(octets);
    }

    private static boolean isOutsideV4(byte[] octets) {
        int first = octets[0] & 0xFF;
        int second = octets[1] & 0xFF;
        boolean shared = first == 100 && second >= 64 && second < 128;
        boolean protocol = first == 192 && second == 0 && octets[2] == 0;
        boolean benchmark = first == 198 && (second == 18 || second == 19);
        return first != 0 && first < 240 && !shared && !protocol && !benchmark;
    }

    private static boolean isOutsideV6(byte[] octets) {
        int first = octets[0] & 0xFF;
        boolean uniqueLocal = (first & 0xFE) == 0xFC;
        boolean embedsV4 =
                first == 0x20 && octets[1] == 0x02
                        || first == 0
                                && octets[1] == 0x64
                                && (octets[2] & 0xFF) == 0xFF
                                && (octets[3] & 0xFF) == 0x9B
                        || first == 0;
        return !uniqueLocal && !embedsV4;
    }
}
