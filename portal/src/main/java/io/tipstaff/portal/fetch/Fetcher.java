package io.tipstaff.portal.fetch;

import io.tipstaff.portal.fetch.FetchResult.Failed;
import io.tipstaff.portal.fetch.FetchResult.Fetched;
import io.tipstaff.portal.fetch.FetchResult.NotModified;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// Fetches documents over HTTP and HTTPS, up to ten redirects deep. Thread-safe; a fetch blocks its
/// thread.
@Component
public class Fetcher implements DisposableBean {

    private static final Timeout CONNECT = Timeout.ofSeconds(20);
    private static final Timeout SILENCE = Timeout.ofSeconds(60);
    private static final int BUFFER = 1 << 16;

    private final CloseableHttpClient outside = client(new OutsideOnly());
    private final CloseableHttpClient anywhere = client(SystemDefaultDnsResolver.INSTANCE);

    private static CloseableHttpClient client(DnsResolver resolver) {
        var connections =
                PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(resolver)
                        .setMaxConnTotal(20)
                        .setMaxConnPerRoute(4)
                        .setDefaultConnectionConfig(
                                ConnectionConfig.custom()
                                        .setConnectTimeout(CONNECT)
                                        .setSocketTimeout(SILENCE)
                                        .setTimeToLive(1, TimeUnit.MINUTES)
                                        .build())
                        .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(
                        RequestConfig.custom()
                                .setMaxRedirects(10)
                                .setResponseTimeout(SILENCE)
                                .build())
                .setUserAgent("Tipstaff")
                .disableCookieManagement()
                .disableContentCompression()
                .build();
    }

    /// Fetches one document.
    public FetchResult fetch(Fetch fetch) {
        String scheme = String.valueOf(fetch.address().getScheme());
        if (!scheme.equals("http") && !scheme.equals("https")
                || fetch.address().getHost() == null) {
            return new Failed("not an http or https address: " + masked(fetch.address()));
        }
        var request = new HttpGet(fetch.address());
        if (fetch.etag() != null) {
            request.setHeader(HttpHeaders.IF_NONE_MATCH, fetch.etag());
        }
        if (fetch.lastModified() != null) {
            request.setHeader(HttpHeaders.IF_MODIFIED_SINCE, fetch.lastModified());
        }
        try {
            CloseableHttpClient client = fetch.reach() == Fetch.Reach.OUTSIDE ? outside : anywhere;
            return client.execute(request, response -> receive(fetch, response));
        } catch (IOException failed) {
            return new Failed(why(fetch.address(), failed));
        }
    }

    private static FetchResult receive(Fetch fetch, ClassicHttpResponse response)
            throws IOException {
        int status = response.getCode();
        if (status == 304) {
            return new NotModified();
        }
        if (status != 200 || response.getEntity() == null) {
            return new Failed(
                    "the server answered "
                            + status
                            + " "
                            + response.getReasonPhrase()
                            + advice(status));
        }
        Path partial = fetch.target().resolveSibling(fetch.target().getFileName() + ".part");
        try {
            long bytes = save(response, partial, fetch.maxBytes());
            if (bytes > fetch.maxBytes()) {
                return new Failed(
                        "larger than the " + fetch.maxBytes() + " bytes allowed for a document");
            }
            Files.move(
                    partial,
                    fetch.target(),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            return new Fetched(
                    header(response, HttpHeaders.ETAG),
                    header(response, HttpHeaders.LAST_MODIFIED),
                    bytes);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private static long save(ClassicHttpResponse response, Path file, long maxBytes)
            throws IOException {
        try (InputStream in = response.getEntity().getContent();
                OutputStream out = Files.newOutputStream(file)) {
            return copy(in, out, maxBytes);
        }
    }

    /// Returns how many bytes came, at most one buffer more than allowed.
    private static long copy(InputStream in, OutputStream out, long maxBytes) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long total = 0;
        for (int read = in.read(buffer); read >= 0 && total <= maxBytes; read = in.read(buffer)) {
            out.write(buffer, 0, read);
            total += read;
        }
        return total;
    }

    private static @Nullable String header(ClassicHttpResponse response, String name) {
        @Nullable Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    private static String advice(int status) {
        return switch (status) {
            case 401, 403 -> "; check the key or password of the source";
            case 404, 410 -> "; check the address";
            case 429 -> "; refresh less often";
            default -> "";
        };
    }

    private static String why(URI address, IOException failed) {
        String where = address.getHost();
        return switch (failed) {
            case InsideAddressException _ ->
                    where + " lies inside this network; an operator can allow that for the source";
            case UnknownHostException _ -> "no such host: " + where;
            case SocketTimeoutException _ -> where + " did not answer in time";
            case SSLException tls -> "no trusted connection to " + where + ": " + tls.getMessage();
            default -> "the connection to " + where + " failed: " + failed.getMessage();
        };
    }

    /// Returns the address without what may be secret in it: user information and query.
    public static String masked(URI address) {
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        String query = address.getRawQuery() == null ? "" : "?…";
        return address.getScheme()
                + "://"
                + address.getHost()
                + port
                + address.getRawPath()
                + query;
    }

    @Override
    public void destroy() throws IOException {
        outside.close();
        anywhere.close();
    }
}
