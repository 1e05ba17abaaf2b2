package io.tipstaff.portal.agency;

import java.util.Optional;

/// API tokens that come another way than in a header of the request.
public interface Tokens {

    /// Returns who holds the token, if it is known and alive and may read ([TokenScope#READ]).
    Optional<Person> readerOf(String token);
}
