package io.tipstaff.portal.reports.internal;

import io.tipstaff.portal.reports.yara.YaraVerdict;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One version of a report.
///
/// @param number counted from 1
/// @param news what is new in it, by its author
/// @param publishedAt null for the draft
/// @param withdrawnAt when the whole report was withdrawn; null if it is not
public record Edition(
        UUID report,
        int number,
        Content content,
        YaraVerdict yaraVerdict,
        String news,
        String changedBy,
        Instant changedAt,
        @Nullable String publishedBy,
        @Nullable Instant publishedAt,
        @Nullable Instant withdrawnAt) {

    /// Returns the same edition with these sections alone.
    Edition only(Set<Section> sections) {
        boolean rules = sections.contains(Section.RULES);
        return new Edition(
                report,
                number,
                content.only(sections),
                rules ? yaraVerdict : YaraVerdict.of("none", ""),
                "",
                changedBy,
                changedAt,
                publishedBy,
                publishedAt,
                withdrawnAt);
    }

    /// Says whether nobody but the centre has seen it.
    public boolean isDraft() {
        return publishedAt == null;
    }

    /// Returns `draft`, `published` or `withdrawn`.
    public String state() {
        return withdrawnAt != null ? "withdrawn" : isDraft() ? "draft" : "published";
    }

    /// Returns when it was published, or changed if it is not.
    public Instant at() {
        return publishedAt == null ? changedAt : publishedAt;
    }
}
