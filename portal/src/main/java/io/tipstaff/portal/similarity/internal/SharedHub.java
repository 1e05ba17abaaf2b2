package io.tipstaff.portal.similarity.internal;

/// One thing that members of a cluster share.
///
/// @param hub an address, a registered name, a system with its network, a shape; for objects and
///   statements a key without meaning to people
public record SharedHub(Tie tie, String hub, int members) {

    /// Says whether the hub means something to people.
    public boolean isReadable() {
        return switch (tie) {
            case SITE, ADDRESS, NETWORK, KIT -> true;
            case OBJECT, STATEMENT -> false;
        };
    }

    /// Says whether it can be looked up.
    public boolean isIndicator() {
        return tie == Tie.SITE || tie == Tie.ADDRESS;
    }
}
