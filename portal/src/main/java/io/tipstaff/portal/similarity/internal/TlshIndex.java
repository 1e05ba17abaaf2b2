package io.tipstaff.portal.similarity.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// All digests side by side, compared one by one: nothing is missed, and a million take less time
/// than one question to the database. Immutable.
///
/// TLSH keeps no triangle inequality, so trees over distances would miss neighbours.
final class TlshIndex {

    /// What is held at most, 70 MB; what is beyond is not found.
    static final int MOST = 2_000_000;

    static final TlshIndex EMPTY = new TlshIndex(List.of());

    /// A digest that is near.
    record Near(TlshDigest digest, int distance) {}

    private record Found(int ordinal, int distance) {}

    private final byte[] bytes;
    private final int count;

    /// @param digests each once
    TlshIndex(List<TlshDigest> digests) {
        count = Math.min(digests.size(), MOST);
        bytes = new byte[count * TlshDigest.BYTES];
        for (int i = 0; i < count; i++) {
            System.arraycopy(
                    digests.get(i).bytes(), 0, bytes, i * TlshDigest.BYTES, TlshDigest.BYTES);
        }
    }

    int size() {
        return count;
    }

    /// Finds the nearest other digests within a distance, the nearest first.
    List<Near> near(TlshDigest digest, int within, int limit) {
        byte[] asked = digest.bytes();
        var farthestFirst =
                new PriorityQueue<Found>(
                        Comparator.comparingInt(Found::distance)
                                .thenComparingInt(Found::ordinal)
                                .reversed());
        for (int i = 0; i < count; i++) {
            int at = i * TlshDigest.BYTES;
            if (TlshDigest.header(asked, 0, bytes, at) > within) {
                continue;
            }
            int distance = TlshDigest.distance(asked, 0, bytes, at);
            if (distance <= within) {
                farthestFirst.add(new Found(i, distance));
                if (farthestFirst.size() > limit + 1) {
                    farthestFirst.remove();
                }
            }
        }
        var found = new ArrayList<>(farthestFirst);
        found.sort(Comparator.comparingInt(Found::distance).thenComparingInt(Found::ordinal));
        return found.stream()
                .map(one -> new Near(at(one.ordinal()), one.distance()))
                .filter(one -> !one.digest().equals(digest))
                .limit(limit)
                .toList();
    }

    private TlshDigest at(int ordinal) {
        int at = ordinal * TlshDigest.BYTES;
        return TlshDigest.parse(
                        java.util.HexFormat.of().formatHex(bytes, at, at + TlshDigest.BYTES))
                .orElseThrow();
    }
}
