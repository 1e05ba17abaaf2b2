package io.tipstaff.command.evidence;

import java.io.IOException;

/// A file is no sealed evidence, or not as Tipstaff writes it; the message says where.
public final class UnreadableException extends IOException {

    private static final long serialVersionUID = 1L;

    public UnreadableException(String message) {
        super(message);
    }

    UnreadableException(String message, Throwable cause) {
        super(message, cause);
    }
}
