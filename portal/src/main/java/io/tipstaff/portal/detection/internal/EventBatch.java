package io.tipstaff.portal.detection.internal;

import java.net.InetAddress;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Some whole lines of one source.
///
/// @param sender null for an uploaded file
/// @param upload null for events that came by syslog
/// @param lineBase number of lines before these in the connection or the file
/// @param length valid bytes; the last of them ends a line
@SuppressWarnings("ArrayRecordComponent") // a hand-over of bytes, never compared
record EventBatch(
        UUID agency,
        String source,
        @Nullable InetAddress sender,
        @Nullable UUID upload,
        long lineBase,
        byte[] bytes,
        int length) {

    long lines() {
        long lines = 0;
        for (int i = 0; i < length; i++) {
            lines += bytes[i] == '\n' ? 1 : 0;
        }
        return lines;
    }
}
