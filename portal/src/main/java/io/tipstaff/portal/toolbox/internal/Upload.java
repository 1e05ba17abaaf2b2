package io.tipstaff.portal.toolbox.internal;

import java.io.InputStream;
import java.util.Locale;

/// A file that comes in.
///
/// @param label the publisher's own name of the version; may be empty
/// @param fileName as it was named where it comes from, made safe
/// @param expected hash that it must have, in hex; empty if none is known
public record Upload(String label, String fileName, String expected, InputStream content) {

    private static final int MAX_LABEL = 60;
    private static final int MAX_FILE_NAME = 200;

    public Upload {
        label = label.replaceAll("\\p{Cntrl}", " ").strip();
        if (label.length() > MAX_LABEL) {
            throw new IllegalArgumentException(
                    "the version is longer than " + MAX_LABEL + " characters");
        }
        fileName = safe(fileName);
        expected = expected.strip().toLowerCase(Locale.ROOT);
        if (!expected.isEmpty() && !expected.matches("[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "the expected hash is neither MD5, SHA-1 nor SHA-256 in hex: " + expected);
        }
    }

    private static String safe(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String plain = last.replaceAll("[\\p{Cntrl}\\p{Cf}:*?\"<>|]", "_").strip();
        String visible = plain.replaceFirst("^\\.+", "");
        if (visible.isEmpty()) {
            throw new IllegalArgumentException("the file has no name");
        }
        return visible.length() > MAX_FILE_NAME
                ? visible.substring(visible.length() - MAX_FILE_NAME)
                : visible;
    }
}
