package io.tipstaff.exchange.stix2;

import java.util.List;

/// A STIX pattern taken apart (STIX 2.1, section 9).
sealed interface StixPattern {

    /// How parts are joined.
    enum Join {
        AND,
        OR,
        FOLLOWEDBY
    }

    /// How a value is compared.
    enum Operator {
        EQUAL,
        NOT_EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL,
        IN,
        LIKE,
        MATCHES,
        IS_SUBSET,
        IS_SUPERSET,
        EXISTS
    }

    /// Observations joined, or with a qualifier.
    ///
    /// @param join of the parts; with one part it says nothing
    record Observations(Join join, List<StixPattern> parts) implements StixPattern {}

    /// What has to hold for one observation, in brackets.
    record Observation(Condition condition) implements StixPattern {}

    /// Holds or not for the objects of an observation.
    sealed interface Condition {}

    /// Conditions joined by AND or OR.
    record Joined(Join join, List<Condition> parts) implements Condition {}

    /// One property compared.
    ///
    /// @param objectType such as `ipv4-addr`
    /// @param property from the type on, such as `value` or `hashes.SHA-256`
    /// @param negated by NOT
    record Comparison(
            String objectType,
            String property,
            boolean negated,
            Operator operator,
            List<String> values)
            implements Condition {}
}
