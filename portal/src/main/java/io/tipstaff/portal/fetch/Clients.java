package io.tipstaff.portal.fetch;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/// The HTTP clients: three that are shared, and one for each fetch with certificates of its own.
final class Clients implements AutoCloseable {

    private static final Timeout CONNECT = Timeout.ofSeconds(20);
    private static final Timeout SILENCE = Timeout.ofSeconds(60);

    private final Optional<WebProxy> proxy;
    private final CloseableHttpClient outside = client(new OutsideOnly(), null, null);
    private final CloseableHttpClient anywhere =
            client(SystemDefaultDnsResolver.INSTANCE, null, null);
    private final @Nullable CloseableHttpClient proxied;

    Clients(Optional<WebProxy> proxy) {
        this.proxy = proxy;
        this.proxied =
                proxy.map(one -> client(SystemDefaultDnsResolver.INSTANCE, one, null)).orElse(null);
    }

    /// A client in use; closing it ends one that is not shared.
    record Lease(CloseableHttpClient client, boolean shared) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            if (!shared) {
                client.close();
            }
        }
    }

    /// Says whether a connection goes through the proxy, which then resolves the name.
    boolean throughProxy(Access access, String host) {
        return access.route() == Access.Route.USUAL
                && proxy.filter(one -> one.serves(host)).isPresent();
    }

    Lease lease(Access access, String host) {
        boolean through = throughProxy(access, host);
        boolean ownCertificates =
                access.credentials() instanceof Credentials.Certificate
                        || !access.authority().isBlank();
        if (ownCertificates) {
            return new Lease(
                    client(
                            through || access.reach() == Reach.INSIDE_TOO
                                    ? SystemDefaultDnsResolver.INSTANCE
                                    : new OutsideOnly(),
                            through ? proxy.orElseThrow() : null,
                            Trust.context(access)),
                    false);
        }
        if (through && proxied != null) {
            return new Lease(proxied, true);
        }
        return new Lease(access.reach() == Reach.OUTSIDE ? outside : anywhere, true);
    }

    private static CloseableHttpClient client(
            DnsResolver resolver, @Nullable WebProxy proxy, @Nullable SSLContext certificates) {
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
                                        .build());
        if (certificates != null) {
            connections.setTlsSocketStrategy(
                    ClientTlsStrategyBuilder.create().setSslContext(certificates).buildClassic());
        }
        HttpClientBuilder client =
                HttpClients.custom()
                        .setConnectionManager(connections.build())
                        .setDefaultRequestConfig(
                                RequestConfig.custom().setResponseTimeout(SILENCE).build())
                        .setUserAgent("Tipstaff")
                        .disableCookieManagement()
                        .disableRedirectHandling()
                        .disableAutomaticRetries();
        if (proxy != null) {
            through(client, proxy);
        }
        return client.build();
    }

    private static void through(HttpClientBuilder client, WebProxy proxy) {
        var host = new HttpHost(proxy.host(), proxy.port());
        client.setProxy(host);
        if (proxy.user() != null) {
            var credentials = new BasicCredentialsProvider();
            credentials.setCredentials(
                    new AuthScope(host),
                    new UsernamePasswordCredentials(
                            proxy.user(), proxy.password().reveal().toCharArray()));
            client.setDefaultCredentialsProvider(credentials);
        }
    }

    @Override
    public void close() throws IOException {
        outside.close();
        anywhere.close();
        if (proxied != null) {
            proxied.close();
        }
    }
}
