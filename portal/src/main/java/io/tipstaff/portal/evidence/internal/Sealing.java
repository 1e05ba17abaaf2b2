package io.tipstaff.portal.evidence.internal;

import io.tipstaff.portal.lookup.MeteredLookup.Outcome.Exhausted;

/// What came of the wish to seal an answer.
public sealed interface Sealing {

    /// It was sealed and is kept.
    record Done(SealedEvidence sealed) implements Sealing {}

    /// Too few lookups are left to ask.
    record Refused(Exhausted exhausted) implements Sealing {}
}
