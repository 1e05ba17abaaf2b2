package io.tipstaff.portal.fetch;

import io.tipstaff.portal.fetch.FetchResult.Failed;
import java.io.IOException;

/// A document that is needed was not to be had; the message says why and what can be done.
public final class FetchException extends IOException {

    private static final long serialVersionUID = 1;

    private final transient Failed failed;

    public FetchException(Failed failed) {
        super(failed.reason());
        this.failed = failed;
    }

    /// Returns the failure.
    public Failed failed() {
        return failed;
    }
}
