package io.tipstaff.portal.relation;

import io.tipstaff.portal.feeds.Zone;

/// A thing as it is shown.
///
/// @param label for a person: the title of a report, the name of a source
/// @param zone grey for what no source has reported and for what has no zone
public record Node(Thing thing, String label, Zone zone) {

    /// Shows a thing by its value.
    public static Node of(Thing thing) {
        return new Node(thing, thing.bare(), Zone.GREY);
    }

    /// Shows a thing by this label.
    public static Node of(Thing thing, String label) {
        return new Node(thing, label, Zone.GREY);
    }
}
