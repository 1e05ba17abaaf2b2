package io.tipstaff.portal.evidence.internal;

import io.tipstaff.indicator.Tlp;
import java.nio.ByteBuffer;

/// A sealed file.
///
/// @param stamped whether a time stamp authority confirmed the time
record SealedFile(ByteBuffer zip, Tlp tlp, boolean stamped) {

    byte[] bytes() {
        byte[] bytes = new byte[zip.remaining()];
        zip.duplicate().get(bytes);
        return bytes;
    }
}
