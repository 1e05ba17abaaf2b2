package io.tipstaff.portal.fetch;

import io.tipstaff.portal.fetch.FetchResult.Failed;
import io.tipstaff.portal.fetch.FetchResult.Fault;
import io.tipstaff.portal.fetch.FetchResult.Fetched;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Fetches documents over HTTP and HTTPS, up to ten redirects deep; tries again when a server fails
/// for a moment. Thread-safe; a fetch blocks its thread.
///
/// Credentials go to the host of the address alone: a redirect to another host, another port or
/// from HTTPS to HTTP goes on without them.
@Component
public class Fetcher implements DisposableBean {

    private static final int MAX_REDIRECTS = 10;
    private static final List<Duration> PAUSES =
            List.of(Duration.ofMillis(500), Duration.ofSeconds(2));

    /// An import waits no longer than this; what takes longer is asked again later.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Clients clients;

    @Autowired
    Fetcher(@Value("${tipstaff.proxy:}") String proxy) {
        this(new Clients(WebProxy.of(proxy, System.getenv())));
    }

    /// Makes a fetcher for a command of its own, with the proxy that the environment names; to be
    /// destroyed by whoever made it.
    public static Fetcher standalone() {
        return new Fetcher("");
    }

    Fetcher(Clients clients) {
        this.clients = clients;
    }

    /// Fetches one document, or says why it cannot be had.
    public FetchResult fetch(Fetch fetch) {
        FetchResult result = attempt(fetch);
        for (Duration usual : PAUSES) {
            if (!(result instanceof Failed failed) || !failed.fault().passes()) {
                return result;
            }
            Duration pause =
                    failed.notBefore() == null
                            ? usual
                            : Duration.between(Instant.now(), failed.notBefore());
            if (pause.compareTo(PATIENCE) > 0 || !pause(pause)) {
                return result;
            }
            result = attempt(fetch);
        }
        return result;
    }

    /// Fetches one document that is needed.
    ///
    /// @throws FetchException if it cannot be had
    public Fetched obtain(Fetch fetch) throws FetchException {
        return switch (fetch(fetch)) {
            case Fetched fetched -> fetched;
            case Failed failed -> throw new FetchException(failed);
            case FetchResult.NotModified() ->
                    throw new FetchException(
                            new Failed(
                                    Fault.BROKEN,
                                    "the server says unchanged, though it was not asked"));
        };
    }

    /// Returns false if the thread was interrupted, as when the program stops.
    private static boolean pause(Duration pause) {
        try {
            Thread.sleep(pause.isNegative() ? Duration.ZERO : pause);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private FetchResult attempt(Fetch fetch) {
        Credentials credentials = fetch.access().credentials();
        String filled = credentials.fill(fetch.address());
        if (!isHttp(filled)) {
            return new Failed(
                    Fault.FORBIDDEN, "not an http or https address: " + masked(fetch.address()));
        }
        URI address = URI.create(filled);
        try {
            return follow(fetch, address);
        } catch (IOException failed) {
            return why(address, failed, credentials);
        } catch (IllegalArgumentException unreadable) {
            return new Failed(
                    Fault.FORBIDDEN, credentials.mask(String.valueOf(unreadable.getMessage())));
        }
    }

    private FetchResult follow(Fetch fetch, URI first) throws IOException {
        URI address = first;
        Access access = fetch.access();
        for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
            switch (exchange(fetch, address, access)) {
                case Reply.Ended(FetchResult result) -> {
                    return result;
                }
                case Reply.Elsewhere(String location) -> {
                    URI next = address.resolve(location);
                    if (!isHttp(next.toString())) {
                        return new Failed(
                                Fault.FORBIDDEN, "the server leads to no http or https address");
                    }
                    if (!mayKnow(address, next)) {
                        access = access.with(Credentials.none());
                    }
                    address = next;
                }
            }
        }
        return new Failed(
                Fault.BROKEN, "the server redirects more than " + MAX_REDIRECTS + " times");
    }

    private Reply exchange(Fetch fetch, URI address, Access access) throws IOException {
        String host = address.getHost();
        if (clients.throughProxy(access, host)) {
            checkBeforeProxy(access, host);
        }
        HttpUriRequestBase request = request(fetch, address);
        fetch.headers().forEach(request::setHeader);
        access.credentials().headers().forEach(request::setHeader);
        var receiver = new Receiver(fetch, access.credentials());
        try (Clients.Lease lease = clients.lease(access, host)) {
            return lease.client().execute(request, receiver::receive);
        }
    }

    /// The proxy resolves names itself, so only what is known to lie inside can be refused here:
    /// addresses written out, and names that lead inside from here too.
    private static void checkBeforeProxy(Access access, String host) throws IOException {
        try {
            access.reach().resolve(host);
        } catch (InsideAddressException inside) {
            throw inside;
        } catch (UnknownHostException _) {
            // outside names need not resolve where there is a proxy
        }
    }

    private static HttpUriRequestBase request(Fetch fetch, URI address) {
        Fetch.Body body = fetch.body();
        if (body == null) {
            return new HttpGet(address);
        }
        var post = new HttpPost(address);
        post.setEntity(new ByteArrayEntity(body.bytes(), ContentType.parse(body.mediaType())));
        return post;
    }

    /// Says whether what the first address was told may be told to the next.
    private static boolean mayKnow(URI from, URI to) {
        boolean sameHost = from.getHost().equalsIgnoreCase(to.getHost());
        boolean same = from.getScheme().equals(to.getScheme()) && port(from) == port(to);
        boolean safer =
                from.getScheme().equals("http")
                        && port(from) == 80
                        && to.getScheme().equals("https")
                        && port(to) == 443;
        return sameHost && (same || safer);
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return address.getScheme().equals("https") ? 443 : 80;
    }

    private static Failed why(URI address, IOException failed, Credentials credentials) {
        String where = address.getHost();
        return switch (failed) {
            case InsideAddressException _ ->
                    new Failed(
                            Fault.FORBIDDEN,
                            where
                                    + " lies inside this network; an operator can allow that for the source");
            case UnknownHostException _ -> new Failed(Fault.BROKEN, "no such host: " + where);
            case SocketTimeoutException _ ->
                    new Failed(Fault.BROKEN, where + " did not answer in time");
            case ConnectionClosedException _ ->
                    new Failed(Fault.TRUNCATED, where + " broke off before the document was whole");
            case SSLException tls ->
                    new Failed(
                            Fault.BROKEN,
                            "no trusted connection to "
                                    + where
                                    + ": "
                                    + credentials.mask(String.valueOf(tls.getMessage())));
            default ->
                    new Failed(
                            Fault.BROKEN,
                            "the connection to "
                                    + where
                                    + " failed: "
                                    + credentials.mask(String.valueOf(failed.getMessage())));
        };
    }

    /// Says whether this is an http or https address, with or without [Credentials#PLACE].
    public static boolean isHttp(String text) {
        try {
            URI address = URI.create(text.replace(Credentials.PLACE, "secret"));
            return ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                    && address.getHost() != null;
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    /// Returns an address as people may see it: without user information and query, where keys
    /// hide.
    public static String masked(String text) {
        URI address;
        try {
            address =
                    URI.create(text.replace(Credentials.PLACE, "%7Bsecret%7D").replace(" ", "%20"));
        } catch (IllegalArgumentException notAnAddress) {
            return "an address that cannot be read";
        }
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        String query = address.getRawQuery() == null ? "" : "?…";
        String path = address.getRawPath() == null ? "" : address.getRawPath();
        return address.getScheme()
                + "://"
                + address.getHost()
                + port
                + path.replace("%7Bsecret%7D", Secret.MASK)
                + query;
    }

    @Override
    public void destroy() throws IOException {
        clients.close();
    }
}
