package io.tipstaff.portal.feeds.internal;

import io.tipstaff.indicator.Indicator;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// The key of an indicator in the database: the first 128 bits of SHA-256 over its kind and its
/// canonical text.
final class IndicatorKey {

    private IndicatorKey() {}

    static UUID of(Indicator indicator) {
        MessageDigest sha256 = sha256();
        sha256.update((byte) indicator.kind().number());
        ByteBuffer digest =
                ByteBuffer.wrap(
                        sha256.digest(indicator.canonical().getBytes(StandardCharsets.US_ASCII)));
        return new UUID(digest.getLong(), digest.getLong());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
