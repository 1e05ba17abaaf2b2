package io.tipstaff.exchange;

import io.tipstaff.indicator.Indicator;
import java.util.Locale;

/// Another indicator of the same document that this one has to do with.
///
/// @param relation as the document names it, in lower case: `downloads`, `drops`
/// @param forward whether this one is where the relation starts; if not, it is where it leads
public record RelatedIndicator(String relation, boolean forward, Indicator other) {

    private static final int MAX_RELATION = 100;

    public RelatedIndicator {
        relation = relation.strip().toLowerCase(Locale.ROOT);
        if (relation.length() > MAX_RELATION) {
            relation = relation.substring(0, MAX_RELATION);
        }
    }
}
