package io.tipstaff.portal.agency.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Codes on paper for somebody who lost the authenticator: ten, each good once, 80 bits, so that a
/// plain hash keeps them.
final class RecoveryCodes {

    private static final int COUNT = 10;
    private static final int BYTES = 10;

    private RecoveryCodes() {}

    static List<String> make() {
        SecureRandom random = new SecureRandom();
        return Stream.generate(
                        () -> {
                            byte[] bytes = new byte[BYTES];
                            random.nextBytes(bytes);
                            String text = Base32.encode(bytes).toLowerCase(Locale.ROOT);
                            return String.join(
                                    "-",
                                    text.substring(0, 4),
                                    text.substring(4, 8),
                                    text.substring(8, 12),
                                    text.substring(12));
                        })
                .limit(COUNT)
                .toList();
    }

    static byte[] hash(String code) {
        String bare = code.replaceAll("[^0-9A-Za-z]", "").toLowerCase(Locale.ROOT);
        return sha256(bare);
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
