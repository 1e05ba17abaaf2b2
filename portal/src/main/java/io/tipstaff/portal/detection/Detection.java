package io.tipstaff.portal.detection;

import io.tipstaff.indicator.Kind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An indicator that was found in an event.
///
/// @param source name of the event source, or of the uploaded file
/// @param eventAt when the event says that it happened, null if it does not
/// @param host that the event names, null if it names none
/// @param line the event, at most 8,192 characters of it around the match
/// @param lineNumber in the connection or the file, from 1
/// @param offset of the match in `line`, in characters
/// @param length of the match, in characters
/// @param field of the event in which the match lies, null if its format has none
/// @param written the match as it stands in the line
/// @param indicator canonical text of the indicator that matched
/// @param zone code of the zone at the time of detection
/// @param feeds names of the sources that reported the indicator then
/// @param threats names of threats that those sources gave
public record Detection(
        long id,
        UUID agency,
        Instant detectedAt,
        String source,
        @Nullable UUID upload,
        @Nullable Instant eventAt,
        @Nullable String host,
        String line,
        long lineNumber,
        int offset,
        int length,
        @Nullable String field,
        String written,
        Kind kind,
        String indicator,
        long indicatorId,
        String zone,
        int score,
        List<String> feeds,
        List<String> threats) {

    public Detection {
        feeds = List.copyOf(feeds);
        threats = List.copyOf(threats);
    }

    /// Returns the line before the match.
    public String before() {
        return line.substring(0, offset);
    }

    /// Returns the line after the match.
    public String after() {
        return line.substring(offset + length);
    }
}
