package io.tipstaff.portal.similarity.internal;

import java.util.List;

/// A file whose TLSH digest is near.
///
/// @param files hashes that sources report with this digest
public record Neighbour(String tlsh, int distance, List<Member> files) {

    private static final int SAME = 30;
    private static final int MUCH = 70;

    /// What a distance means.
    public enum Meaning {
        /// Versions of one program, or the same with other data.
        NEARLY_THE_SAME,
        /// Probably of one family.
        MUCH_IN_COMMON,
        /// Perhaps of one family, perhaps the same packer or library.
        SOME_IN_COMMON;

        /// Returns the name used in messages and the API.
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    public Neighbour {
        files = List.copyOf(files);
    }

    /// Says what the distance means.
    public Meaning meaning() {
        if (distance <= SAME) {
            return Meaning.NEARLY_THE_SAME;
        }
        return distance <= MUCH ? Meaning.MUCH_IN_COMMON : Meaning.SOME_IN_COMMON;
    }
}
