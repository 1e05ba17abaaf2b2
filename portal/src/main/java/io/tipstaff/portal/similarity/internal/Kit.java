package io.tipstaff.portal.similarity.internal;

import io.tipstaff.portal.feeds.Zone;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// URLs of one shape on several sites.
///
/// @param id of the shape, sixteen hexadecimal digits
/// @param bits how telling the shape is
/// @param zone of the most dangerous of its URLs
/// @param threats that sources name most often, at most five
/// @param firstSeen null if none of its URLs is known any more
public record Kit(
        String id,
        String shape,
        int urls,
        int sites,
        double bits,
        Zone zone,
        List<String> threats,
        @Nullable Instant firstSeen,
        @Nullable Instant lastSeen) {

    public Kit {
        threats = List.copyOf(threats);
    }

    static String id(long fingerprint) {
        return HexFormat.of().toHexDigits(fingerprint);
    }

    /// @throws IllegalArgumentException if it is no number of a kit
    static long fingerprint(String id) {
        if (!id.matches("[0-9a-f]{16}")) {
            throw new IllegalArgumentException("not the id of a kit: " + id);
        }
        return HexFormat.fromHexDigitsToLong(id);
    }
}
