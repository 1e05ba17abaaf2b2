package io.tipstaff.portal.requests;

import io.tipstaff.portal.agency.AgencyId;
import java.util.Optional;
import java.util.UUID;

/// The requests that the current scope may see. Thread-safe.
public interface Requests {

    /// Finds one.
    Optional<Request> find(UUID id);

    /// Says whether an agency has an open request about something.
    ///
    /// @param subject as in [Wish#subject()]
    boolean isOpen(RequestKind kind, String subject, AgencyId agency);

    /// Notes that what a request brought was taken away just now, by the module that had granted
    /// it.
    void ended(UUID id);
}
