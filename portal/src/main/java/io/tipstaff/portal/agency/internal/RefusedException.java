package io.tipstaff.portal.agency.internal;

/// A change that the rules do not allow, said beside the field that it is about.
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    /// @param field empty for the form as a whole
    /// @param messageKey key of what is said to the user
    RefusedException(String field, String messageKey) {
        super(messageKey);
        this.field = field;
    }

    /// Returns the field, empty for the form as a whole.
    public String field() {
        return field;
    }

    /// Returns the key of what is said to the user.
    public String messageKey() {
        return String.valueOf(getMessage());
    }
}
