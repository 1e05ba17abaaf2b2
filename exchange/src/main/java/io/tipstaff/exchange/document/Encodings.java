package io.tipstaff.exchange.document;

import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds out how text is encoded, and turns it into UTF-8 without byte-order mark.
public final class Encodings {

    private static final Pattern XML_ENCODING =
            Pattern.compile("^\\s*<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})");

    private Encodings() {}

    /// Guesses the encoding from the first bytes: byte-order mark, zero bytes of UTF-16, XML
    /// declaration, else UTF-8.
    public static Charset detect(byte[] head) {
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        if (startsWith(head, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        if (startsWith(head, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        if (head.length >= 4 && head[0] == 0 && head[1] != 0 && head[2] == 0 && head[3] != 0) {
            return StandardCharsets.UTF_16BE;
        }
        if (head.length >= 4 && head[0] != 0 && head[1] == 0 && head[2] != 0 && head[3] == 0) {
            return StandardCharsets.UTF_16LE;
        }
        return declared(head);
    }

    private static Charset declared(byte[] head) {
        String start = new String(head, 0, Math.min(head.length, 300), StandardCharsets.ISO_8859_1);
        Matcher matcher = XML_ENCODING.matcher(start);
        if (matcher.find()) {
            try {
                Charset named = Charset.forName(matcher.group(1));
                // Bytes that are readable as ASCII up to here cannot be UTF-16, whatever they say.
                return named.name().startsWith("UTF") ? StandardCharsets.UTF_8 : named;
            } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
                return StandardCharsets.UTF_8;
            }
        }
        return StandardCharsets.UTF_8;
    }

    /// Returns the text as UTF-8.
    ///
    /// @param wrong told the offset of the first byte that is not what the encoding says
    public static InputStream utf8(InputStream in, Charset charset, LongConsumer wrong) {
        return charset.equals(StandardCharsets.UTF_8)
                ? new Utf8Input(in, wrong)
                : new TranscodedInput(in, charset);
    }

    private static boolean startsWith(byte[] head, int... start) {
        if (head.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((head[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
