package io.tipstaff.portal.shell;

import java.util.Set;

/// Links a capability in the navigation; a module declares it as a bean.
///
/// @param path where it leads; every page below it belongs to it
/// @param roles names of the roles that see it (`OPERATOR`); empty for everybody
public record NavigationEntry(Capability capability, String path, Set<String> roles) {

    public NavigationEntry {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("a path starts with a slash: " + path);
        }
        roles = Set.copyOf(roles);
    }

    /// Links it for everybody who is signed in.
    public static NavigationEntry forEverybody(Capability capability, String path) {
        return new NavigationEntry(capability, path, Set.of());
    }

    /// Links it for these roles only.
    public static NavigationEntry forRoles(Capability capability, String path, String... roles) {
        return new NavigationEntry(capability, path, Set.of(roles));
    }

    boolean owns(String requestPath) {
        return requestPath.equals(path) || !path.equals("/") && requestPath.startsWith(path + "/");
    }
}
