package io.tipstaff.portal.similarity.internal;

import io.tipstaff.indicator.Indicator;
import java.util.List;

/// An indicator with what it is compared by.
///
/// @param takesPart whether it is reported, kept out by nothing and not TLP:RED
/// @param objects the source and its key of each object that it is part of
/// @param related kind and canonical text of what documents connect it with
/// @param digests what sources give as its TLSH digest, unchecked
record Candidate(
        long id,
        Indicator indicator,
        boolean takesPart,
        List<String> objects,
        List<String> related,
        List<String> digests) {

    Candidate {
        objects = List.copyOf(objects);
        related = List.copyOf(related);
        digests = List.copyOf(digests);
    }
}
