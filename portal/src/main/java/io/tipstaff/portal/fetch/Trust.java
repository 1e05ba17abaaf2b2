package io.tipstaff.portal.fetch;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// Whom a TLS connection trusts, and as whom it shows itself.
public final class Trust {

    private Trust() {}

    /// Makes the TLS context of an access.
    ///
    /// @throws IllegalArgumentException if the authority or the client's certificate cannot be read
    public static SSLContext context(Access access) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(access.credentials()), authorities(access.authority()), null);
            return context;
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalArgumentException(
                    "the certificates of the source cannot be read: " + unreadable.getMessage(),
                    unreadable);
        }
    }

    private static KeyManager @Nullable [] keys(Credentials credentials)
            throws IOException, GeneralSecurityException {
        if (!(credentials instanceof Credentials.Certificate(ClientCertificate own))) {
            return null;
        }
        KeyManagerFactory factory =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(own.store(), own.passPhrase().reveal().toCharArray());
        return factory.getKeyManagers();
    }

    private static TrustManager @Nullable [] authorities(String pem)
            throws IOException, GeneralSecurityException {
        if (pem.isBlank()) {
            return null;
        }
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int number = 0;
        for (Certificate certificate : ClientCertificate.certificates(pem)) {
            store.setCertificateEntry("authority-" + number++, certificate);
        }
        if (number == 0) {
            throw new IllegalArgumentException("the authority holds no certificate in PEM");
        }
        return new TrustManager[] {new Either(manager(null), manager(store))};
    }

    private static X509TrustManager manager(@Nullable KeyStore store)
            throws GeneralSecurityException {
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509;
            }
        }
        throw new IllegalStateException("no trust manager for X.509");
    }

    /// Trusts whom the usual authorities or the source's own vouch for. The host's name is checked
    /// by the connection itself.
    private record Either(X509TrustManager usual, X509TrustManager own)
            implements X509TrustManager {

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type)
                throws CertificateException {
            try {
                own.checkServerTrusted(chain, type);
            } catch (CertificateException _) {
                usual.checkServerTrusted(chain, type);
            }
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type)
                throws CertificateException {
            usual.checkClientTrusted(chain, type);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return usual.getAcceptedIssuers();
        }
    }
}
