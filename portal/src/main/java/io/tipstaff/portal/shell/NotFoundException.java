package io.tipstaff.portal.shell;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/// What was asked for is not there, or not for this agency; the answer is 404 either way.
public final class NotFoundException extends ResponseStatusException {

    private static final long serialVersionUID = 1L;

    /// @param what said to the user, as "no such person"
    public NotFoundException(String what) {
        super(HttpStatus.NOT_FOUND, what);
    }
}
