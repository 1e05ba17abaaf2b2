package io.tipstaff.exchange.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// Decodes the lines of a MIME part into lines of text, holding no more than one of them; a line
/// that grows beyond 64 KiB is cut in two.
final class Decoding {

    private static final int MAX_HELD = 64 * 1024;

    private final TransferEncoding encoding;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private final StringBuilder quartets = new StringBuilder();

    Decoding(TransferEncoding encoding) {
        this.encoding = encoding;
    }

    List<String> line(String line) {
        return switch (encoding) {
            case NONE -> List.of(line);
            case QUOTED_PRINTABLE -> {
                String text = line.stripTrailing();
                boolean soft = text.endsWith("=");
                quotedPrintable(soft ? text.substring(0, text.length() - 1) : text);
                yield soft && held.size() < MAX_HELD ? List.of() : taken();
            }
            case BASE64 -> base64(line);
        };
    }

    private void quotedPrintable(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
            if (bytes[i] == '=' && high >= 0 && low >= 0) {
                held.write(high << 4 | low);
                i += 2;
            } else {
                held.write(bytes[i]);
            }
        }
    }

    private List<String> base64(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || c == '+' || c == '/')) {
                quartets.append(c);
            }
        }
        int whole = quartets.length() / 4 * 4;
        held.writeBytes(Base64.getDecoder().decode(quartets.substring(0, whole)));
        quartets.delete(0, whole);
        return completed();
    }

    /// Returns the lines that are complete; the rest stays.
    private List<String> completed() {
        byte[] bytes = held.toByteArray();
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        if (end == 0 && bytes.length < MAX_HELD) {
            return List.of();
        }
        int taken = end == 0 ? bytes.length : end;
        held.reset();
        held.write(bytes, taken, bytes.length - taken);
        return new String(bytes, 0, taken, StandardCharsets.UTF_8).lines().toList();
    }

    /// Returns what is left at the end of the part.
    List<String> end() {
        if (quartets.length() > 1) {
            String padded = quartets + "=".repeat((4 - quartets.length() % 4) % 4);
            held.writeBytes(Base64.getDecoder().decode(padded));
            quartets.setLength(0);
        }
        return held.size() == 0 ? List.of() : taken();
    }

    private List<String> taken() {
        String text = held.toString(StandardCharsets.UTF_8);
        held.reset();
        return text.lines().toList();
    }
}
