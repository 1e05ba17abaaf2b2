package io.tipstaff.portal.feeds.web;

import io.tipstaff.portal.feeds.Authentication;
import io.tipstaff.portal.feeds.Connection;
import io.tipstaff.portal.feeds.internal.KeyMaterial;
import io.tipstaff.portal.fetch.Credentials;
import io.tipstaff.portal.fetch.Secret;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a program says of how a source's server is spoken to.
///
/// @param authentication `none`, `basic`, `bearer`, `header`, `certificate` or `address`
/// @param account user of `basic`, header of `header`
/// @param secret password, token, key or pass phrase; write-only
/// @param certificate PKCS#12 or PEM in Base64; write-only
/// @param direct whether the centre's proxy is passed by
/// @param authority certificate in PEM that the server's chain may end in
/// @param maxBytes of one document
/// @param expectMinutes how often the source brings something new
/// @param options of the transport: `mail-take`, `mail-after`, `mail-move-to`, `misp-filter`
record ConnectionRequest(
        @Nullable String authentication,
        @Nullable @Size(max = 200) String account,
        @Nullable @Size(max = 8192) String secret,
        @Nullable @Size(max = 200_000) String certificate,
        @Nullable Boolean direct,
        @Nullable @Size(max = 20_000) String authority,
        @Nullable @Min(1024) @Max(1L << 40) Long maxBytes,
        @Nullable @Min(60) @Max(5_256_000) Long expectMinutes,
        @Nullable @Size(max = 10) Map<String, String> options) {

    /// Without secret and certificate, for logs.
    @Override
    public String toString() {
        return "ConnectionRequest[authentication=" + authentication + "]";
    }

    /// The sign-in of a source that needs none.
    static ConnectionRequest none() {
        return new ConnectionRequest(null, null, null, null, null, null, null, null, null);
    }

    /// @throws IllegalArgumentException if a code is not known
    Connection toConnection() {
        return new Connection(
                method(),
                account == null ? "" : account.strip(),
                Boolean.TRUE.equals(direct),
                authority == null ? "" : authority,
                maxBytes,
                expectMinutes == null ? null : Duration.ofMinutes(expectMinutes),
                options == null ? Map.of() : options);
    }

    private Authentication method() {
        if (authentication == null) {
            return Authentication.NONE;
        }
        try {
            return Authentication.ofCode(authentication);
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    "unknown authentication: " + authentication.toLowerCase(Locale.ROOT), unknown);
        }
    }

    KeyMaterial keyMaterial() {
        return new KeyMaterial(
                new Secret(secret == null ? "" : secret),
                certificate == null ? new byte[0] : Base64.getMimeDecoder().decode(certificate));
    }

    /// @throws IllegalArgumentException if something that the sign-in needs is missing
    Credentials toCredentials() {
        Connection connection = toConnection();
        boolean needsAccount =
                connection.authentication() == Authentication.BASIC
                        || connection.authentication() == Authentication.HEADER;
        if (needsAccount && connection.account().isEmpty()) {
            throw new IllegalArgumentException(
                    "account is missing: the user, or the name of the header");
        }
        return keyMaterial()
                .credentials(connection)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "secret or certificate is missing for authentication "
                                                + connection.authentication().code()));
    }
}
