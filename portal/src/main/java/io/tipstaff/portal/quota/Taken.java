package io.tipstaff.portal.quota;

/// Whether lookups could be had.
public sealed interface Taken {

    /// What is left afterwards, or was not enough.
    Allowance allowance();

    /// They were counted.
    ///
    /// @param counted how many cost something
    record Granted(long counted, Allowance allowance) implements Taken {}

    /// Fewer were left than wanted; none was counted.
    record Exhausted(long wanted, Allowance allowance) implements Taken {}
}
