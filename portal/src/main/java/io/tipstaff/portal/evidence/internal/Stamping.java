package io.tipstaff.portal.evidence.internal;

import java.nio.ByteBuffer;

/// What came of asking for a time stamp.
sealed interface Stamping {

    /// The authority's answer (RFC 3161), checked.
    record Stamped(ByteBuffer answer) implements Stamping {

        static Stamped of(byte[] answer) {
            return new Stamped(ByteBuffer.wrap(answer.clone()).asReadOnlyBuffer());
        }

        byte[] bytes() {
            byte[] bytes = new byte[answer.remaining()];
            answer.duplicate().get(bytes);
            return bytes;
        }
    }

    /// There is none.
    ///
    /// @param reason for people, without secrets
    record Failed(String reason) implements Stamping {}
}
