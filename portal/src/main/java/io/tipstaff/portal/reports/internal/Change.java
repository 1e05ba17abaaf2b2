package io.tipstaff.portal.reports.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an edition has that the one before had not, and the other way round.
///
/// @param edition the newer one
/// @param before null for the first
/// @param addedLines of the text
/// @param removedLines of the text
/// @param parts names of what else differs: `title`, `summary`, `timeline`, `yara`, `tlp`
public record Change(
        Edition edition,
        @Nullable Edition before,
        List<ReportIndicator> addedIndicators,
        List<ReportIndicator> removedIndicators,
        List<String> addedTechniques,
        List<String> addedActors,
        int addedLines,
        int removedLines,
        List<String> parts) {

    public Change {
        addedIndicators = List.copyOf(addedIndicators);
        removedIndicators = List.copyOf(removedIndicators);
        addedTechniques = List.copyOf(addedTechniques);
        addedActors = List.copyOf(addedActors);
        parts = List.copyOf(parts);
    }

    static Change between(
            Edition edition,
            @Nullable Edition before,
            List<ReportIndicator> added,
            List<ReportIndicator> removed) {
        Content now = edition.content();
        @Nullable Content then = before == null ? null : before.content();
        List<String> lines = now.body().lines().toList();
        List<String> linesThen = then == null ? List.of() : then.body().lines().toList();
        return new Change(
                edition,
                before,
                without(added, removed),
                without(removed, added),
                missing(now.techniques(), then == null ? List.of() : then.techniques()),
                missing(now.actorNames(), then == null ? List.of() : then.actorNames()),
                missing(lines, linesThen).size(),
                missing(linesThen, lines).size(),
                then == null ? List.of() : parts(now, then));
    }

    /// One whose note changed was closed and written anew; it is neither new nor gone.
    private static List<ReportIndicator> without(
            List<ReportIndicator> these, List<ReportIndicator> those) {
        var keys =
                those.stream()
                        .map(ReportIndicator::key)
                        .collect(java.util.stream.Collectors.toSet());
        return these.stream().filter(one -> !keys.contains(one.key())).toList();
    }

    private static List<String> missing(List<String> these, List<String> in) {
        var known = new java.util.HashSet<>(in);
        return these.stream().filter(one -> !one.isBlank() && !known.contains(one)).toList();
    }

    private static List<String> parts(Content now, Content then) {
        var parts = new java.util.ArrayList<String>();
        note(parts, "title", now.title().equals(then.title()));
        note(parts, "summary", now.summary().equals(then.summary()));
        note(parts, "timeline", now.timeline().equals(then.timeline()));
        note(parts, "yara", now.yara().equals(then.yara()));
        note(parts, "tlp", now.tlp() == then.tlp());
        return parts;
    }

    private static void note(List<String> parts, String name, boolean same) {
        if (!same) {
            parts.add(name);
        }
    }
}
