package io.tipstaff.portal.feeds.intake;

import io.tipstaff.exchange.FieldMapping;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How the documents of a source are read and what is taken from them.
///
/// @param delimiter between the columns of a table; empty if it is found out
/// @param mapping of fields; [FieldMapping#AUTOMATIC] if it is found out
/// @param retention how long an indicator holds after the source last reported it; null for as long
///   as the source reports it
/// @param versions how many documents are kept to go back to, 0 to 100
public record Intake(
        String delimiter,
        FieldMapping mapping,
        IntakeFilter filter,
        @Nullable Duration retention,
        int versions) {

    public static final int MAX_FIELDS = 200;
    public static final int MAX_VERSIONS = 100;

    private static final int USUAL_VERSIONS = 5;

    /// Everything is found out, everything is taken.
    public static final Intake USUAL =
            new Intake("", FieldMapping.AUTOMATIC, IntakeFilter.EVERYTHING, null, USUAL_VERSIONS);

    public Intake {
        if (delimiter.length() > 1 || delimiter.equals("\n") || delimiter.equals("\r")) {
            throw new IllegalArgumentException("the delimiter is one character: " + delimiter);
        }
        if (mapping.fields().size() > MAX_FIELDS) {
            throw new IllegalArgumentException("more than " + MAX_FIELDS + " mapped fields");
        }
        if (retention != null && retention.toDays() < 1) {
            throw new IllegalArgumentException("a retention of less than a day: " + retention);
        }
        if (versions < 0 || versions > MAX_VERSIONS) {
            throw new IllegalArgumentException(
                    "kept documents are 0 to " + MAX_VERSIONS + ": " + versions);
        }
    }

    /// Says whether documents are read as they are, without anything that a person decided.
    public boolean readsAsFound() {
        return delimiter.isEmpty() && mapping.equals(FieldMapping.AUTOMATIC);
    }
}
