package io.tipstaff.matcher;

import io.tipstaff.indicator.Kind;
import java.util.EnumSet;
import java.util.Set;

/// What a scanner looks for.
///
/// @param kinds only these are reported
/// @param defanged whether `[.]`, `(dot)` and their like are read as what they stand for
public record ScanOptions(Set<Kind> kinds, Defanged defanged) {

    /// Whether defanged forms count.
    public enum Defanged {
        IGNORED,
        READ
    }

    /// Every kind, defanged forms ignored.
    public static final ScanOptions DEFAULT =
            new ScanOptions(EnumSet.allOf(Kind.class), Defanged.IGNORED);

    public ScanOptions {
        kinds = Set.copyOf(kinds);
    }

    /// Returns these options for only these kinds.
    public ScanOptions withKinds(Set<Kind> only) {
        return new ScanOptions(only, defanged);
    }

    /// Returns these options with defanged forms read or ignored.
    public ScanOptions withDefanged(Defanged choice) {
        return new ScanOptions(kinds, choice);
    }
}
