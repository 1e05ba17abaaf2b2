package io.tipstaff.exchange;

import java.util.Locale;
import java.util.Optional;

/// What a column or field of a document says about the indicator in its record.
public enum FieldRole {
    /// The indicator itself.
    INDICATOR,
    /// The last address of the range that the indicator field starts.
    RANGE_END,
    /// The prefix length of the network that the indicator field starts.
    PREFIX_LENGTH,
    /// The port that belongs to an address without one.
    PORT,
    FIRST_SEEN,
    LAST_SEEN,
    VALID_UNTIL,
    CONFIDENCE,
    THREAT,
    ACTOR,
    CATEGORY,
    TAG,
    TLP,
    DESCRIPTION,
    REFERENCE,
    SOURCE_ID,
    /// Kept under its own name.
    OTHER,
    /// Left out.
    IGNORED;

    /// Returns the name used in files, APIs and the database, such as `first-seen`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Finds the role with this code.
    public static Optional<FieldRole> ofCode(String code) {
        for (FieldRole role : values()) {
            if (role.code().equals(code)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
