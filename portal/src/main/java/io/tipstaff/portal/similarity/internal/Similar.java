package io.tipstaff.portal.similarity.internal;

import io.tipstaff.portal.generated.GeneratedName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is alike to one object.
///
/// @param kit that its URL is of; null if its shape tells nothing or stands on one site only
/// @param near kits with much in common with its URL
/// @param cluster that it is in; null for none
/// @param digests TLSH digests that sources give with it
/// @param neighbours files with near digests, the nearest first
/// @param name how much its name looks generated; null if it has none to measure
public record Similar(
        @Nullable Kit kit,
        List<NearKit> near,
        @Nullable Cluster cluster,
        List<String> digests,
        List<Neighbour> neighbours,
        @Nullable GeneratedName name) {

    public Similar {
        near = List.copyOf(near);
        digests = List.copyOf(digests);
        neighbours = List.copyOf(neighbours);
    }
}
