package io.tipstaff.exchange;

import io.tipstaff.exchange.document.FeedException;
import java.nio.charset.Charset;
import java.util.HexFormat;

/// Tells data that is no text from the texts with a stray byte that feeds have.
final class BinaryData {

    private static final int LOOKED_AT = 4096;

    private BinaryData() {}

    /// @throws FeedException if more than a tenth of the first bytes are control characters
    static void refuse(byte[] head, Charset charset, Position at) throws FeedException {
        int length = Math.min(head.length, LOOKED_AT);
        if (length < 8 || charset.name().startsWith("UTF-16")) {
            return;
        }
        int controls = 0;
        for (int i = 0; i < length; i++) {
            int octet = head[i] & 0xFF;
            boolean usual = octet == '\n' || octet == '\r' || octet == '\t' || octet == '\f';
            controls += octet < 0x20 && !usual ? 1 : 0;
        }
        if (10 * controls > length) {
            String start = HexFormat.ofDelimiter(" ").formatHex(head, 0, 8);
            throw new FeedException(
                    "not a text: it starts with the bytes " + start,
                    at,
                    "unpack it, or give the document in one of the known formats");
        }
    }
}
