package io.tipstaff.portal.database;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some rows of many, in order.
///
/// @param next where the rows after these begin; null at the end
public record Slice<T>(List<T> rows, @Nullable String next) {

    public Slice {
        rows = List.copyOf(rows);
    }
}
