package io.tipstaff.portal.release.internal;

import io.tipstaff.exchange.write.FeedWriter.Format;
import io.tipstaff.indicator.Tlp;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A list of indicators, or what somebody may see of it.
///
/// @param heldBack how many were marked more strictly since the list was made
public record ItemList(List<Item> items, long heldBack) {

    /// Most items that a page shows.
    private static final int SHOWN = 500;

    public ItemList {
        items = List.copyOf(items);
    }

    static ItemList of(List<Item> items) {
        return new ItemList(items, items.stream().filter(Item::isHeldBack).count());
    }

    /// Returns the first items, as many as a page shows.
    public List<Item> first() {
        return items.stream().limit(SHOWN).toList();
    }

    /// Returns how many have each marking, the most open first.
    public Map<Tlp, Long> markings() {
        Map<Tlp, Long> markings = new EnumMap<>(Tlp.class);
        items.forEach(item -> markings.merge(item.tlp(), 1L, Long::sum));
        return markings;
    }

    /// Returns what is granted.
    ItemList granted() {
        return of(items.stream().filter(Item::granted).toList());
    }

    /// Returns those that may be handed out.
    ItemList free() {
        return new ItemList(items.stream().filter(item -> !item.isHeldBack()).toList(), heldBack);
    }

    /// Returns the formats that can hold something of it.
    public List<Format> formats() {
        return Stream.of(Format.values())
                .filter(
                        format ->
                                items.stream()
                                        .anyMatch(item -> format.carries(item.indicator().kind())))
                .toList();
    }
}
