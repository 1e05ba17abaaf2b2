package io.tipstaff.portal.fetch;

import java.util.Optional;

/// Fetchers outside the portal.
public final class TestFetcher {

    /// Reaches this machine, without signing in.
    public static final Access HERE =
            new Access(Reach.INSIDE_TOO, Access.Route.DIRECT, Credentials.none(), "");

    private TestFetcher() {}

    /// Returns a fetcher without a proxy.
    public static Fetcher direct() {
        return new Fetcher(new Clients(Optional.empty()));
    }
}
