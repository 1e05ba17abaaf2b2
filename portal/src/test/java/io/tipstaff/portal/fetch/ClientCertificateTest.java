package io.tipstaff.portal.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.tipstaff.portal.fetch.FetchResult.Failed;
import io.tipstaff.portal.fetch.FetchResult.Fetched;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientCertificateTest {

    private static final Secret PASS_PHRASE = new Secret(TestCertificates.PASS_PHRASE);

    @TempDir Path folder;

    private Path server = Path.of("");
    private Path client = Path.of("");

    @BeforeEach
    void makeCertificates() throws IOException {
        server = TestCertificates.make(folder, "server");
        client = TestCertificates.make(folder, "client");
    }

    @Test
    void aServerThatAsksForACertificateGetsOurs() throws Exception {
        HttpsServer https = start();
        try {
            var own =
                    new Credentials.Certificate(
                            ClientCertificate.parse(Files.readAllBytes(client), PASS_PHRASE));

            assertThat(fetch(https, own)).isInstanceOf(Fetched.class);
            assertThat(fetch(https, Credentials.none())).isInstanceOf(Failed.class);
        } finally {
            https.stop(0);
        }
    }

    @Test
    void aServerThatNobodyVouchesForIsNotTrusted() throws Exception {
        HttpsServer https = start();
        try {
            String address = "https://127.0.0.1:" + https.getAddress().getPort() + "/";
            var fetch = new Fetch(address, folder.resolve("d"), 1024, TestFetcher.HERE);

            assertThat(((Failed) TestFetcher.direct().fetch(fetch)).reason())
                    .contains("no trusted connection");
        } finally {
            https.stop(0);
        }
    }

    private FetchResult fetch(HttpsServer https, Credentials credentials) throws IOException {
        var access =
                new Access(
                        Reach.INSIDE_TOO,
                        Access.Route.DIRECT,
                        credentials,
                        TestCertificates.pem(server, "server"));
        String address = "https://127.0.0.1:" + https.getAddress().getPort() + "/";
        return TestFetcher.direct()
                .fetch(new Fetch(address, folder.resolve("document"), 1024, access));
    }

    @Test
    void pemWithItsKeyIsReadToo() throws Exception {
        String pem = TestCertificates.pem(client, "client") + key();

        var certificate =
                ClientCertificate.parse(pem.getBytes(StandardCharsets.US_ASCII), PASS_PHRASE);

        assertThat(certificate.store().isKeyEntry("client")).isTrue();
    }

    private String key() throws IOException, GeneralSecurityException {
        KeyStore store = open(client);
        byte[] der =
                store.getKey("client", TestCertificates.PASS_PHRASE.toCharArray()).getEncoded();
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(der)
                + "\n-----END PRIVATE KEY-----\n";
    }

    @Test
    void aWrongPassPhraseIsSaid() throws IOException {
        byte[] bytes = Files.readAllBytes(client);

        assertThatThrownBy(() -> ClientCertificate.parse(bytes, new Secret("wrong")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is the pass phrase right?");
    }

    @Test
    void aCertificateWithoutItsKeyIsRefused() throws IOException {
        byte[] pem = TestCertificates.pem(client, "client").getBytes(StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> ClientCertificate.parse(pem, PASS_PHRASE))
                .hasMessageContaining("no private key");
    }

    private HttpsServer start() throws IOException, GeneralSecurityException {
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(open(server), TestCertificates.PASS_PHRASE.toCharArray());
        KeyStore known = KeyStore.getInstance("PKCS12");
        known.load(null, null);
        known.setCertificateEntry("client", open(client).getCertificate("client"));
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(known);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        HttpsServer https =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        https.setHttpsConfigurator(new Asking(context));
        https.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(200, 2);
                    exchange.getResponseBody().write("ok".getBytes(StandardCharsets.US_ASCII));
                    exchange.close();
                });
        https.start();
        return https;
    }

    private static KeyStore open(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, TestCertificates.PASS_PHRASE.toCharArray());
        }
        return store;
    }

    /// Wants a certificate of whoever comes.
    private static final class Asking extends HttpsConfigurator {

        Asking(SSLContext context) {
            super(context);
        }

        @Override
        public void configure(HttpsParameters parameters) {
            SSLParameters tls = getSSLContext().getDefaultSSLParameters();
            tls.setNeedClientAuth(true);
            parameters.setSSLParameters(tls);
        }
    }
}
