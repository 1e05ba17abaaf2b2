package io.tipstaff.portal.shell;

import java.util.Set;

/// A tile of the first page; a module declares it as a bean.
///
/// @param source path that answers with the tile's HTML, loaded after the page stands
/// @param order lower comes first
/// @param roles names of the roles that see it (`ANALYST`); empty for everybody
public record HomeTile(String source, int order, Set<String> roles) {

    public HomeTile {
        if (!source.startsWith("/")) {
            throw new IllegalArgumentException("a path starts with a slash: " + source);
        }
        roles = Set.copyOf(roles);
    }
}
