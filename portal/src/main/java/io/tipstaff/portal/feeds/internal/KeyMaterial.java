package io.tipstaff.portal.feeds.internal;

import io.tipstaff.portal.feeds.Connection;
import io.tipstaff.portal.fetch.ClientCertificate;
import io.tipstaff.portal.fetch.Credentials;
import io.tipstaff.portal.fetch.Secret;
import java.util.Optional;

/// What an operator gives to sign in at a source.
public final class KeyMaterial {

    private final Secret secret;
    private final byte[] certificate;

    /// @param secret password, token, key, or pass phrase of the certificate; may be empty
    /// @param certificate PKCS#12 or PEM; empty if none was given
    public KeyMaterial(Secret secret, byte[] certificate) {
        this.secret = secret;
        this.certificate = certificate.clone();
    }

    /// Returns the credentials for a connection, or empty if nothing was given that it needs.
    ///
    /// @throws IllegalArgumentException if the certificate cannot be opened
    public Optional<Credentials> credentials(Connection connection) {
        return switch (connection.authentication()) {
            case NONE -> Optional.of(Credentials.none());
            case CERTIFICATE ->
                    certificate.length == 0
                            ? Optional.empty()
                            : Optional.of(
                                    new Credentials.Certificate(
                                            ClientCertificate.parse(certificate, secret)));
            case BASIC, BEARER, HEADER, ADDRESS ->
                    secret.isEmpty() ? Optional.empty() : Optional.of(of(connection, secret));
        };
    }

    static Credentials of(Connection connection, Secret secret) {
        return switch (connection.authentication()) {
            case BASIC -> new Credentials.Basic(connection.account(), secret);
            case BEARER -> new Credentials.Bearer(secret);
            case HEADER -> new Credentials.Header(connection.account(), secret);
            case ADDRESS -> new Credentials.InAddress(secret);
            case NONE, CERTIFICATE -> Credentials.none();
        };
    }
}
