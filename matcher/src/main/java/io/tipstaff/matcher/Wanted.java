package io.tipstaff.matcher;

import io.tipstaff.indicator.Kind;
import java.util.Set;

/// The kinds that a scan reports: asked for, and in the index at all.
record Wanted(int bits) {

    static Wanted of(IndicatorIndex index, Set<Kind> kinds) {
        int bits = 0;
        for (Kind kind : kinds) {
            if (index.count(kind) > 0) {
                bits |= 1 << kind.number();
            }
        }
        return new Wanted(bits);
    }

    boolean has(Kind kind) {
        return (bits >>> kind.number() & 1) != 0;
    }

    boolean hasAny(Set<Kind> kinds) {
        return kinds.stream().anyMatch(this::has);
    }
}
