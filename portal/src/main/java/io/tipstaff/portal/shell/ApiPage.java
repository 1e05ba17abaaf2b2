package io.tipstaff.portal.shell;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of a list in the REST API.
///
/// @param next pass it as `after` to get the page behind; null on the last page
public record ApiPage<T>(List<T> items, @Nullable String next) {

    /// Most items on a page.
    public static final int MAX = 1_000;

    public ApiPage {
        items = List.copyOf(items);
    }

    /// Returns the limit that a caller asked for.
    ///
    /// @throws IllegalArgumentException if it is not between 1 and [#MAX]
    public static int checkedLimit(int limit) {
        if (limit < 1 || limit > MAX) {
            throw new IllegalArgumentException("limit must be between 1 and " + MAX + ": " + limit);
        }
        return limit;
    }
}
