package io.tipstaff.portal.feeds.taxii;

import io.tipstaff.portal.fetch.Access;
import io.tipstaff.portal.fetch.Credentials;
import io.tipstaff.portal.fetch.Fetch;
import io.tipstaff.portal.fetch.FetchException;
import io.tipstaff.portal.fetch.FetchResult.Fault;
import io.tipstaff.portal.fetch.FetchResult.Fetched;
import io.tipstaff.portal.fetch.Fetcher;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Asks one server in the version that it speaks. Belongs to one thread.
final class TaxiiConnection {

    private static final long MAX_RESOURCE = 16L << 20;

    private final Fetcher fetcher;
    private final Access access;
    private final String host;
    private TaxiiVersion version = TaxiiVersion.V2_1;

    TaxiiConnection(Fetcher fetcher, Access access, String address) {
        this.fetcher = fetcher;
        this.access = access;
        this.host = host(address);
    }

    private static String host(String address) {
        URI uri = URI.create(address);
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    /// Returns the version that the server speaks, as far as it is known.
    TaxiiVersion version() {
        return version;
    }

    Fetched resource(String address, Path file) throws FetchException {
        return get(address, file, MAX_RESOURCE, TaxiiVersion::resources, null);
    }

    /// @param range of objects in TAXII 2.0, null for the first ones
    Fetched objects(String address, Path file, long maxBytes, @Nullable String range)
            throws FetchException {
        return get(address, file, maxBytes, TaxiiVersion::objects, range);
    }

    private Fetched get(
            String address,
            Path file,
            long maxBytes,
            Function<TaxiiVersion, String> type,
            @Nullable String range)
            throws FetchException {
        Access here =
                host(address).equalsIgnoreCase(host) ? access : access.with(Credentials.none());
        var plain = new Fetch(address, file, maxBytes, here).with("Range", range);
        try {
            return fetcher.obtain(plain.with("Accept", type.apply(version)));
        } catch (FetchException refused) {
            if (version == TaxiiVersion.V2_0 || refused.failed().fault() != Fault.UNACCEPTABLE) {
                throw refused;
            }
            Fetched older = fetcher.obtain(plain.with("Accept", type.apply(TaxiiVersion.V2_0)));
            version = TaxiiVersion.V2_0;
            return older;
        }
    }
}
