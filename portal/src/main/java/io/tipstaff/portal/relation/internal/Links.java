package io.tipstaff.portal.relation.internal;

import io.tipstaff.portal.relation.Link;
import io.tipstaff.portal.relation.Thing;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Joins links that several tell of: one for each thing, with all who say so and the widest dates.
final class Links {

    private Links() {}

    static List<Link> joined(Stream<Link> all, int offset, int limit) {
        Map<Thing, Link> links = new LinkedHashMap<>();
        all.forEach(one -> links.merge(one.to().thing(), one, Links::joined));
        return links.values().stream().skip(offset).limit(limit).toList();
    }

    private static Link joined(Link one, Link other) {
        boolean isNew = !List.of(one.saidBy().split(", ")).contains(other.saidBy());
        return new Link(
                one.relation(),
                one.from(),
                one.to(),
                extreme(one.firstSeen(), other.firstSeen(), Comparator.naturalOrder()),
                extreme(one.lastSeen(), other.lastSeen(), Comparator.reverseOrder()),
                isNew ? one.saidBy() + ", " + other.saidBy() : one.saidBy());
    }

    private static @Nullable Instant extreme(
            @Nullable Instant one, @Nullable Instant other, Comparator<Instant> order) {
        return Stream.of(Optional.ofNullable(one), Optional.ofNullable(other))
                .flatMap(Optional::stream)
                .min(order)
                .orElse(null);
    }
}
