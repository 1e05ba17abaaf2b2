package io.tipstaff.portal.fetch;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// What shows a server that we may have its documents. They go to the host of the address that they
/// belong to and to no other, whatever redirects say.
public sealed interface Credentials {

    /// Stands in an address where the key belongs.
    String PLACE = "{secret}";

    /// No sign-in.
    record None() implements Credentials {}

    /// User and password (RFC 7617).
    record Basic(String user, Secret password) implements Credentials {}

    /// A token (RFC 6750).
    record Bearer(Secret token) implements Credentials {}

    /// A header of the server's own, such as `Auth-Key`.
    record Header(String name, Secret value) implements Credentials {

        private static final String TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";

        public Header {
            if (!name.matches(TOKEN)) {
                throw new IllegalArgumentException("not the name of a header: " + name);
            }
        }
    }

    /// A key in the address, where that says [#PLACE].
    record InAddress(Secret key) implements Credentials {}

    /// A certificate of ours with its private key.
    record Certificate(ClientCertificate certificate) implements Credentials {}

    /// Returns the credentials of who does not sign in.
    static Credentials none() {
        return new None();
    }

    /// Returns the headers that these credentials need.
    default Map<String, String> headers() {
        return switch (this) {
            case Basic basic -> Map.of("Authorization", "Basic " + encoded(basic));
            case Bearer(Secret token) -> Map.of("Authorization", "Bearer " + token.reveal());
            case Header(String name, Secret value) -> Map.of(name, value.reveal());
            case None _, InAddress _, Certificate _ -> Map.of();
        };
    }

    /// Returns the address with the key where it belongs.
    default String fill(String address) {
        return this instanceof InAddress(Secret key)
                ? address.replace(PLACE, urlEncoded(key.reveal()))
                : address;
    }

    /// Returns the text without the secret, however it is written in it.
    default String mask(String text) {
        String masked = text;
        for (String form : forms()) {
            masked = form.length() < 3 ? masked : masked.replace(form, Secret.MASK);
        }
        return masked;
    }

    private List<String> forms() {
        return switch (this) {
            case None _, Certificate _ -> List.of();
            case Basic basic -> List.of(encoded(basic), basic.password().reveal());
            case Bearer(Secret token) -> List.of(token.reveal());
            case Header(_, Secret value) -> List.of(value.reveal());
            case InAddress(Secret key) -> List.of(urlEncoded(key.reveal()), key.reveal());
        };
    }

    private static String encoded(Basic basic) {
        String pair = basic.user() + ":" + basic.password().reveal();
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static String urlEncoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
