package io.tipstaff.matcher;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Merges sorted runs into one indicator after the other.
final class RunMerge {

    /// An indicator with all its ids, ascending.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Merged(long hash, int kind, byte[] key, long[] ids, byte[] flags) {}

    private record Head(Change change, Run run, int order) {}

    private final PriorityQueue<Head> heads =
            new PriorityQueue<>(Comparator.comparing(Head::change).thenComparingInt(Head::order));
    private final List<Change> group = new ArrayList<>();

    RunMerge(List<Run> runs) throws IOException {
        for (int i = 0; i < runs.size(); i++) {
            advance(runs.get(i), i);
        }
    }

    private void advance(Run run, int order) throws IOException {
        Change next = run.next();
        if (next != null) {
            heads.add(new Head(next, run, order));
        }
    }

    /// Returns the next indicator that has entries left, or null at the end.
    @Nullable Merged next() throws IOException {
        while (!heads.isEmpty()) {
            readGroup();
            Merged merged = merged();
            if (merged.ids.length > 0) {
                return merged;
            }
        }
        return null;
    }

    private void readGroup() throws IOException {
        group.clear();
        Head head = heads.peek();
        while (head != null && (group.isEmpty() || head.change.hasKeyOf(group.getFirst()))) {
            heads.remove();
            group.add(head.change);
            advance(head.run, head.order);
            head = heads.peek();
        }
    }

    /// Changes of one key come in the order of their ids.
    private Merged merged() {
        Change first = group.getFirst();
        long[] ids = new long[group.size()];
        byte[] flags = new byte[group.size()];
        int count = 0;
        for (int i = 0; i < group.size(); ) {
            int end = endOfId(i);
            int kept = flagsKept(i, end);
            if (kept >= 0) {
                ids[count] = group.get(i).id();
                flags[count++] = (byte) kept;
            }
            i = end;
        }
        return new Merged(
                first.hash(),
                first.kind(),
                first.key(),
                java.util.Arrays.copyOf(ids, count),
                java.util.Arrays.copyOf(flags, count));
    }

    private int endOfId(int from) {
        int end = from + 1;
        while (end < group.size() && group.get(end).id() == group.get(from).id()) {
            end++;
        }
        return end;
    }

    /// Returns the flags of one id, or -1 if it was taken out. An added entry outlives a removal.
    private int flagsKept(int from, int to) {
        boolean removed = false;
        for (int i = from; i < to; i++) {
            removed |= group.get(i).role() == Change.REMOVE;
        }
        int kept = -1;
        for (int i = from; i < to; i++) {
            Change change = group.get(i);
            boolean stays = change.role() == Change.ADD || change.role() == Change.KEEP && !removed;
            if (stays) {
                kept = Math.max(kept, 0) | change.flags();
            }
        }
        return kept;
    }
}
