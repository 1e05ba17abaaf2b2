package io.tipstaff.portal.search.internal;

import io.tipstaff.portal.agency.PersonId;
import java.time.Instant;
import java.util.UUID;

/// A search that somebody keeps.
///
/// @param mails whether a mail tells of what it finds new or changed
/// @param seen version up to which that was told
public record KeptSearch(
        UUID id,
        PersonId owner,
        String name,
        SearchQuery query,
        boolean mails,
        long seen,
        Instant keptAt) {}
