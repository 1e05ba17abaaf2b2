package io.tipstaff.portal.relation;

/// A thing in the REST API.
///
/// @param thing its key
/// @param type code of its type, the part of the key before the colon
/// @param zone code of the zone; grey for what has none
public record NodeView(String thing, String type, String label, String zone) {

    /// Returns the view.
    public static NodeView of(Node node) {
        return new NodeView(
                node.thing().key(), node.thing().type().code(), node.label(), node.zone().code());
    }
}
