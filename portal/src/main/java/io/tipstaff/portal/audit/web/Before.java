package io.tipstaff.portal.audit.web;

import io.tipstaff.portal.audit.AuditEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The audit log's cursor: the number below which a page begins.
final class Before {

    static final long END = Long.MAX_VALUE;

    private Before() {}

    static long of(@Nullable String after) {
        if (after == null) {
            return END;
        }
        if (!after.matches("\\d{1,18}")) {
            throw new IllegalArgumentException("not a cursor: " + after);
        }
        return Long.parseLong(after);
    }

    static @Nullable String next(List<AuditEntry> found, List<AuditEntry> shown) {
        return found.size() > shown.size() ? Long.toString(shown.getLast().number()) : null;
    }
}
