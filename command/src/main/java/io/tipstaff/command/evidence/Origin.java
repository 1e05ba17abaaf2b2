package io.tipstaff.command.evidence;

import io.tipstaff.command.evidence.Check.State;
import io.tipstaff.command.evidence.Check.What;
import org.jspecify.annotations.Nullable;

/// Whose key signed.
final class Origin {

    private Origin() {}

    /// @param given key of whoever is said to have signed; null if it is not at hand
    static Check of(@Nullable SigningKey given, SigningKey key) {
        if (given == null) {
            return new Check(
                    What.ORIGIN,
                    State.OPEN,
                    "not checked: the key is the file's own; give the one that it should be with --key, or compare the fingerprint");
        }
        return given.isSame(key)
                ? new Check(What.ORIGIN, State.GOOD, "signed with the key that was given")
                : new Check(
                        What.ORIGIN,
                        State.BAD,
                        "signed with another key than the one that was given, whose fingerprint is "
                                + given.fingerprint());
    }
}
