package io.tipstaff.matcher;

import java.util.Arrays;

/// One line of a sorted run: an entry to add or to take out.
///
/// @param role [#ADD], [#REMOVE] or [#KEEP]
@SuppressWarnings("ArrayRecordComponent") // compared by content where it matters
record Change(long hash, int kind, byte[] key, long id, int flags, int role)
        implements Comparable<Change> {

    /// The entry is new.
    static final int ADD = 0;

    /// The entry is taken out of the previous index.
    static final int REMOVE = 1;

    /// The entry is in the previous index.
    static final int KEEP = 2;

    boolean hasKeyOf(Change other) {
        return hash == other.hash && kind == other.kind && Arrays.equals(key, other.key);
    }

    @Override
    public int compareTo(Change other) {
        int byHash = Long.compareUnsigned(hash, other.hash);
        if (byHash != 0) {
            return byHash;
        }
        int byKind = Integer.compare(kind, other.kind);
        int byKey = byKind != 0 ? byKind : Arrays.compareUnsigned(key, other.key);
        return byKey != 0 ? byKey : Long.compare(id, other.id);
    }
}
