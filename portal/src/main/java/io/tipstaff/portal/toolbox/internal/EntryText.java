package io.tipstaff.portal.toolbox.internal;

import io.tipstaff.indicator.Tlp;

/// What the operator says of an entry.
///
/// @param description Markdown
/// @param homePage shown as text, never linked or fetched; may be empty, as all but the name
/// @param tlp how far it may be passed on
public record EntryText(
        String name,
        String description,
        String publisher,
        String platforms,
        String licence,
        String homePage,
        Tlp tlp) {

    public static final int MAX_NAME = 120;
    public static final int MAX_DESCRIPTION = 20_000;
    public static final int MAX_LINE = 300;

    public EntryText {
        name = line("name", name, MAX_NAME);
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a name is needed");
        }
        description = description.strip();
        if (description.length() > MAX_DESCRIPTION) {
            throw new IllegalArgumentException(
                    "the description is longer than " + MAX_DESCRIPTION + " characters");
        }
        publisher = line("publisher", publisher, MAX_LINE);
        platforms = line("platforms", platforms, MAX_LINE);
        licence = line("licence", licence, MAX_LINE);
        homePage = line("home page", homePage, MAX_LINE);
        if (tlp == Tlp.RED) {
            throw new IllegalArgumentException(
                    "what is TLP:RED is for named people, and this is read by every agency");
        }
    }

    private static String line(String what, String text, int most) {
        String line = text.replaceAll("\\p{Cntrl}", " ").strip();
        if (line.length() > most) {
            throw new IllegalArgumentException(
                    "the " + what + " is longer than " + most + " characters");
        }
        return line;
    }
}
