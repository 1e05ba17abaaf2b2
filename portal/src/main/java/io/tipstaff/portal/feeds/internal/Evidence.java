package io.tipstaff.portal.feeds.internal;

import io.tipstaff.portal.generated.GeneratedName;
import io.tipstaff.portal.whitelist.Listed;
import io.tipstaff.portal.whitelist.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known about an indicator besides the observations.
///
/// @param standings by the number of the source; a source without one speaks for itself
/// @param lists that it stands on, those that keep out first
/// @param verdict of an analyst; null if there is none
/// @param looksLike the listed name that its name is made to be taken for; null for none
/// @param generated how its name looks made by a program; null if it does not
record Evidence(
        Map<Long, Standing> standings,
        List<Listed> lists,
        @Nullable Verdict verdict,
        @Nullable String looksLike,
        @Nullable GeneratedName generated) {

    static final Evidence NONE = new Evidence(Map.of(), List.of(), null);

    /// Evidence about a name that looks like nothing else and as people make them.
    Evidence(Map<Long, Standing> standings, List<Listed> lists, @Nullable Verdict verdict) {
        this(standings, lists, verdict, null, null);
    }

    Evidence {
        lists = List.copyOf(lists);
    }

    Standing standing(long sourceId) {
        return standings.getOrDefault(sourceId, Standing.NEW);
    }

    Optional<Verdict> decision() {
        return Optional.ofNullable(verdict);
    }
}
