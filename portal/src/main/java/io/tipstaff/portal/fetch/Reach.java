package io.tipstaff.portal.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/// Which addresses may be spoken to.
public enum Reach {
    /// Public ones.
    OUTSIDE,
    /// Those of the centre's own network too; the operator said so.
    INSIDE_TOO;

    /// Returns the addresses of a host that may be connected to; never empty.
    ///
    /// The caller connects to one of these and does not resolve again, so that a name that changes
    /// its mind gains nothing.
    ///
    /// @throws UnknownHostException if there is none, or all lie inside and may not be reached
    public InetAddress[] resolve(String host) throws UnknownHostException {
        return this == OUTSIDE
                ? new OutsideOnly().resolve(host)
                : SystemDefaultDnsResolver.INSTANCE.resolve(host);
    }
}
