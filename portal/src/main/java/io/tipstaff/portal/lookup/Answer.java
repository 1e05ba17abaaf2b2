package io.tipstaff.portal.lookup;

import io.tipstaff.indicator.Indicator;
import io.tipstaff.portal.feeds.Zone;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known about one object.
///
/// @param query as it was asked
/// @param object that the query was read as; null if it is no indicator
/// @param refusal why the query is no indicator; null if it is one
/// @param scope what the object is by itself, apart from all sources
/// @param score the highest of the findings, 0 to 100
/// @param findings the strongest first
public record Answer(
        String query,
        @Nullable Indicator object,
        @Nullable String refusal,
        Scope scope,
        Zone zone,
        int score,
        List<Finding> findings) {

    /// What an address is by the registries of special purposes; everything else is public.
    public enum Scope {
        PUBLIC,
        /// RFC 1918, RFC 6598, RFC 4193: means something else in every network.
        PRIVATE,
        /// Loopback, link-local, multicast, documentation and their like: never a host in the
        /// internet.
        RESERVED
    }

    public Answer {
        findings = List.copyOf(findings);
    }

    /// Returns the object that the query was read as.
    public Optional<Indicator> readAs() {
        return Optional.ofNullable(object);
    }

    /// Says whether any source knows the object itself, its parts or what covers it.
    public boolean isKnown() {
        return !findings.isEmpty();
    }
}
