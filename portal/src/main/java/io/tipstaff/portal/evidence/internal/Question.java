package io.tipstaff.portal.evidence.internal;

/// What is to be answered and sealed.
///
/// @param value the object, in whatever way it is written
/// @param caseNumber for which case it is asked
/// @param reason may be empty
public record Question(String value, String caseNumber, String reason) {

    /// Most characters of a value, as in a lookup.
    public static final int MAX_VALUE = 8192;

    /// Most characters of a case number.
    public static final int MAX_CASE = 200;

    /// Most characters of a reason.
    public static final int MAX_REASON = 2000;

    public Question {
        value = checked("value", value, MAX_VALUE);
        caseNumber = checked("case", caseNumber, MAX_CASE);
        reason = checked("reason", reason, MAX_REASON);
        if (value.isEmpty()) {
            throw new IllegalArgumentException("the object to ask for is missing");
        }
        if (caseNumber.isEmpty()) {
            throw new IllegalArgumentException("the case number is missing");
        }
    }

    private static String checked(String name, String text, int most) {
        String stripped = text.strip();
        if (stripped.length() > most) {
            throw new IllegalArgumentException(name + " is longer than " + most + " characters");
        }
        if (stripped.codePoints().anyMatch(c -> Character.isISOControl(c) || isSurrogate(c))) {
            throw new IllegalArgumentException(name + " holds control characters or broken ones");
        }
        return stripped;
    }

    private static boolean isSurrogate(int c) {
        return Character.getType(c) == Character.SURROGATE;
    }
}
