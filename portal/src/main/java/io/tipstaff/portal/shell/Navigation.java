package io.tipstaff.portal.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// What the navigation shows to somebody on some page.
@Component
final class Navigation {

    /// One line of the navigation; without a path it is still to come.
    ///
    /// @param waiting how much waits there for somebody; 0 shows nothing
    record Item(String code, @Nullable String path, boolean current, long waiting) {}

    /// Lines under one heading.
    record Section(String code, List<Item> items) {}

    private final Map<Capability, NavigationEntry> entries = new EnumMap<>(Capability.class);

    private final List<NavigationCount> counts;

    Navigation(ObjectProvider<NavigationEntry> declared, List<NavigationCount> counts) {
        this.counts = List.copyOf(counts);
        for (NavigationEntry entry : declared) {
            NavigationEntry other = entries.put(entry.capability(), entry);
            if (other != null) {
                throw new IllegalStateException("declared twice: " + entry.capability());
            }
        }
    }

    List<Section> sections(Set<String> roles, String requestPath) {
        List<Section> sections = new ArrayList<>();
        for (Capability.Group group : Capability.Group.values()) {
            List<Item> items =
                    Arrays.stream(Capability.values())
                            .filter(capability -> capability.group() == group)
                            .filter(capability -> isShown(capability, roles))
                            .map(capability -> item(capability, roles, requestPath))
                            .toList();
            if (!items.isEmpty()) {
                sections.add(new Section(group.code(), items));
            }
        }
        return sections;
    }

    boolean links(Capability capability) {
        return entries.containsKey(capability);
    }

    private boolean isShown(Capability capability, Set<String> roles) {
        NavigationEntry entry = entries.get(capability);
        return entry == null
                || entry.roles().isEmpty()
                || entry.roles().stream().anyMatch(roles::contains);
    }

    private Item item(Capability capability, Set<String> roles, String requestPath) {
        NavigationEntry entry = entries.get(capability);
        return entry == null
                ? new Item(capability.code(), null, false, 0)
                : new Item(
                        capability.code(),
                        entry.path(),
                        entry.owns(requestPath),
                        waiting(capability, roles));
    }

    private long waiting(Capability capability, Set<String> roles) {
        return counts.stream()
                .filter(one -> one.capability() == capability)
                .filter(one -> roles.contains(one.role()))
                .mapToLong(one -> one.count().getAsLong())
                .sum();
    }
}
