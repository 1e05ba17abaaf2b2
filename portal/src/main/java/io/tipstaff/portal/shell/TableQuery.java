package io.tipstaff.portal.shell;

import org.jspecify.annotations.Nullable;

/// What the address of a table's page asks for: `?q=text&sort=-name&after=cursor`.
///
/// Take it as a plain parameter of a controller's method. All are as the user wrote them,
/// unchecked.
public record TableQuery(@Nullable String q, @Nullable String sort, @Nullable String after) {

    /// Rows on a page.
    public static final int PAGE = 50;

    /// Rows in an export at most; it says so in its last line if there were more.
    public static final int EXPORT = 100_000;

    private static final int MAX_TEXT = 200;

    /// Returns the filter's text, empty where nothing is filtered.
    public String text() {
        String text = q == null ? "" : q.strip();
        return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
    }

    /// Returns the sort order, or this one where none is asked for.
    public String sortOr(String usual) {
        return sort == null || sort.isEmpty() ? usual : sort;
    }
}
