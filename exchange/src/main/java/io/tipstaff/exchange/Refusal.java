package io.tipstaff.exchange;

import java.util.HexFormat;

/// A piece of a document that gave no record, and why.
///
/// @param reason lower case, without a full stop, written for the person who runs the feed
/// @param excerpt how the piece starts: at most 200 characters, control characters escaped
public record Refusal(Position at, String reason, String excerpt) {

    private static final int MAX_EXCERPT = 200;

    public Refusal {
        excerpt = printable(excerpt);
    }

    private static String printable(String text) {
        var safe = new StringBuilder(Math.min(text.length(), MAX_EXCERPT));
        for (int i = 0; i < text.length() && safe.length() < MAX_EXCERPT - 8; i++) {
            char c = text.charAt(i);
            if (isHarmless(c)) {
                safe.append(c);
            } else {
                safe.append("\\u").append(HexFormat.of().toHexDigits(c));
            }
        }
        return safe.toString();
    }

    private static boolean isHarmless(char c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED ->
                    false;
            default -> true;
        };
    }
}
