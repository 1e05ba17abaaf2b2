package io.tipstaff.portal.release.internal;

import io.tipstaff.indicator.Tlp;
import io.tipstaff.portal.requests.Fields;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What of a list is granted.
///
/// @param strictest marking that is granted
/// @param most how many, the highest scores first
/// @param without numbers of items that are not
record Part(Tlp strictest, int most, Set<Integer> without) {

    Part {
        if (most < 1) {
            throw new IllegalArgumentException("grant at least one indicator, or refuse: " + most);
        }
        without = Set.copyOf(without);
    }

    /// Reads the fields `tlp`, `most` and `without`; what is missing takes nothing away.
    ///
    /// @throws IllegalArgumentException if one cannot be read
    static Part of(Fields fields) {
        String tlp = fields.text("tlp");
        String most = fields.text("most");
        return new Part(
                tlp.isEmpty()
                        ? Tlp.AMBER_STRICT
                        : Tlp.parse(tlp)
                                .orElseThrow(
                                        () ->
                                                new IllegalArgumentException(
                                                        "no such marking: " + tlp)),
                most.isEmpty() ? Integer.MAX_VALUE : number(most),
                fields.list("without").stream().map(Part::number).collect(Collectors.toSet()));
    }

    static int number(String text) {
        if (!text.matches("[0-9]{1,7}")) {
            throw new IllegalArgumentException("not a whole number of indicators: " + text);
        }
        return Integer.parseInt(text);
    }

    List<Item> of(ItemList list) {
        return list.free().items().stream()
                .filter(item -> item.tlp().isVisibleAt(strictest))
                .filter(item -> !without.contains(item.number()))
                .limit(most)
                .toList();
    }
}
