package io.tipstaff.exchange.write;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times as STIX writes them, to the millisecond (STIX 2.1, section 2.16).
public final class StixTime {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private StixTime() {}

    /// Returns the time in UTC.
    public static String of(Instant at) {
        return FORMAT.format(at);
    }
}
