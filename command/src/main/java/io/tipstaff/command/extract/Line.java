package io.tipstaff.command.extract;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A line of a log.
///
/// @param file name of the log
/// @param number from 1
/// @param bytes of the block that it lies in; good until the next block
/// @param from the first byte
/// @param to behind the last one, without the line's end
/// @param times tells when it happened
@SuppressWarnings("ArrayRecordComponent") // a view, never compared
public record Line(String file, long number, byte[] bytes, int from, int to, TimeSpan times) {

    /// Returns the text; what is no UTF-8 is U+FFFD.
    String text() {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /// Returns when it happened, by its own word or that of a line before; null if none tells.
    @Nullable Instant at() {
        return times.timeOf(bytes, from, to);
    }
}
