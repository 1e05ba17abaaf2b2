package io.tipstaff.portal.relation.internal;

import io.tipstaff.portal.relation.Link;
import io.tipstaff.portal.relation.Relation;
import io.tipstaff.portal.relation.ThingType;
import java.util.List;

/// One body of data that knows some of the relations.
interface Pivot {

    /// Says whether this one knows the relation, from things of this type.
    boolean follows(Relation relation, ThingType from);

    /// Reads what is connected.
    ///
    /// @param offset how many are passed over
    List<Link> list(Relation relation, Subject subject, int offset, int limit);

    /// Counts what is connected, up to a number.
    default long count(Relation relation, Subject subject, int atMost) {
        return list(relation, subject, 0, atMost).size();
    }
}
