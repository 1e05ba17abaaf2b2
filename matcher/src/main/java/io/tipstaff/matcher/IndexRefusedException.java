package io.tipstaff.matcher;

import java.io.IOException;

/// A file is no index that this program can use; the message says why. Whatever index was in use
/// stays.
public final class IndexRefusedException extends IOException {

    IndexRefusedException(String reason) {
        super(reason);
    }

    IndexRefusedException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
