package io.tipstaff.portal.whitelist;

/// An indicator stands on a list.
///
/// @param entry of the list that holds it
/// @param keepsOut whether that keeps it from being matched and published
public record Listed(String list, String entry, boolean keepsOut) {

    /// Returns the reason for a person.
    public String reason() {
        return "on the list " + list + ": " + entry;
    }
}
