package io.tipstaff.command.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What looking at a file of evidence found.
///
/// @param key that the file names as its own; null if it is not signed
public record Findings(Contents contents, @Nullable SigningKey key, List<Check> checks) {

    public Findings {
        checks = List.copyOf(checks);
    }

    /// Says whether the file is as it was made.
    public boolean isGood() {
        return checks.stream().noneMatch(check -> check.state() == Check.State.BAD);
    }

    /// Says whether the owner of the key that was given made it.
    public boolean isOriginProven() {
        return isGood() && isProven(Check.What.ORIGIN);
    }

    /// Says whether something was found good, neither bad nor open.
    public boolean isProven(Check.What what) {
        return checks.stream()
                .anyMatch(check -> check.what() == what && check.state() == Check.State.GOOD);
    }
}
