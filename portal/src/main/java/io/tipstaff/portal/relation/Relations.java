package io.tipstaff.portal.relation;

import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.database.Slice;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is connected with what, as far as a person may see it. Thread-safe.
///
/// People outside the centre find nothing that is marked `TLP:RED`; of reports everybody finds what
/// the reports module lets them read; detections are those of the scope.
public interface Relations {

    /// Counts are exact up to here, and no relation is read further.
    int MOST = 10_000;

    /// Returns a thing with its label and zone.
    ///
    /// @throws io.tipstaff.portal.shell.NotFoundException if there is no such report, source or
    ///   detection for this person
    Node node(Thing thing, Person person);

    /// Counts what is connected, by relation; relations without anything are left out. `MOST + 1`
    /// stands for more than [#MOST].
    Map<Relation, Long> counts(Thing thing, Person person);

    /// Reads through one relation, what is newest first where there is a time.
    ///
    /// @param after [Slice#next] of the page before; null for the first page
    /// @param limit 1 to [#MOST]
    /// @throws IllegalArgumentException if the relation does not start at such things, or the
    ///   cursor or the limit is none
    Slice<Link> list(
            Relation relation, Thing thing, Person person, @Nullable String after, int limit);
}
