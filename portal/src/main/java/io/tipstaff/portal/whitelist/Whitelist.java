package io.tipstaff.portal.whitelist;

import io.tipstaff.indicator.Indicator;
import java.util.List;
import java.util.Optional;

/// Tells what is harmless. Thread-safe and fast: answers come from memory, which may be some
/// seconds behind what another node changed.
public interface Whitelist {

    /// Makes sure that answers are as of now.
    void refresh();

    /// Finds the lists that an indicator stands on; those that keep it out come first. A host or a
    /// URL stands where its name or its address does; a network where it lies. On a list that keeps
    /// out a network or a domain also stands where it holds what is listed.
    List<Listed> lists(Indicator indicator);

    /// Finds the listed name that the name in an indicator is made to be taken for; empty for
    /// listed names themselves, and for what has no name.
    Optional<String> lookAlike(Indicator indicator);

    /// Finds what an analyst decided, if that still holds.
    Optional<Verdict> verdict(Indicator indicator);
}
