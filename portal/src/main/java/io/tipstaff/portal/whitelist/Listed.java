package io.tipstaff.portal.whitelist;

/// An indicator stands on a list.
///
/// @param entry of the list that holds it
/// @param lowersBy percent that it takes from the score where the effect is to lower; otherwise
///   without meaning
public record Listed(String list, String entry, Effect effect, int lowersBy) {

    /// What keeps out.
    public static Listed keepingOut(String list, String entry) {
        return new Listed(list, entry, Effect.KEEP_OUT, 0);
    }

    /// Says whether it is kept from being matched and published.
    public boolean keepsOut() {
        return effect == Effect.KEEP_OUT;
    }

    /// Returns the reason for a person.
    public String reason() {
        String on = "on the list " + list + ": " + entry;
        return effect == Effect.LOWER ? on + ", which lowers the score by " + lowersBy + " %" : on;
    }
}
