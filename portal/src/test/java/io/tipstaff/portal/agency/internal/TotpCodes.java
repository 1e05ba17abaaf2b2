package io.tipstaff.portal.agency.internal;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;

/// An authenticator app for tests.
public final class TotpCodes {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private TotpCodes() {}

    /// Returns the code that the app shows now.
    public static String now(String secret) {
        return Totp.codeAt(decode(secret), Instant.now());
    }

    /// Returns the code before, which is taken too, so that a test need not wait for the next one.
    public static String previous(String secret) {
        return Totp.codeAt(decode(secret), Instant.now().minus(Duration.ofSeconds(30)));
    }

    private static byte[] decode(String base32) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int buffer = 0;
        int bits = 0;
        for (int i = 0; i < base32.length(); i++) {
            buffer = (buffer << 5 | ALPHABET.indexOf(base32.charAt(i))) & 0xFFFF;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write(buffer >> bits);
            }
        }
        return bytes.toByteArray();
    }
}
