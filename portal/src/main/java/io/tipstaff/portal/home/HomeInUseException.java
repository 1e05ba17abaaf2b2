package io.tipstaff.portal.home;

/// Another process holds the home folder; two must never write into it.
public final class HomeInUseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    HomeInUseException(String message) {
        super(message);
    }
}
