package io.tipstaff.portal.requests.internal;

import io.tipstaff.portal.agency.AgencyId;
import io.tipstaff.portal.agency.PersonId;
import io.tipstaff.portal.requests.Request.State;
import org.jspecify.annotations.Nullable;

/// Which requests are wanted; null takes all.
///
/// @param text in title, reason or case number, whatever its case; empty takes all
/// @param kind code of a kind
/// @param person who asked
public record RequestFilter(
        String text,
        @Nullable String kind,
        @Nullable State state,
        @Nullable AgencyId agency,
        @Nullable PersonId person) {}
