package io.tipstaff.portal.fetch;

/// How a server is spoken to.
///
/// @param authority certificate in PEM that the server's chain may end in besides the usual
///   authorities; empty for the usual ones alone
public record Access(Reach reach, Route route, Credentials credentials, String authority) {

    /// Public addresses, by the usual way, without signing in.
    public static final Access OPEN =
            new Access(Reach.OUTSIDE, Route.USUAL, Credentials.none(), "");

    /// Which way the connection takes.
    public enum Route {
        /// Through the centre's proxy, if there is one.
        USUAL,
        /// Past the proxy.
        DIRECT
    }

    /// Returns this access with other credentials.
    public Access with(Credentials other) {
        return new Access(reach, route, other, authority);
    }
}
