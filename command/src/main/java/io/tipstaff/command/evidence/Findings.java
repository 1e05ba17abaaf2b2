package io.tipstaff.command.evidence;

import java.util.List;

/// What looking at a sealed file found.
///
/// @param key that the file names as its own
public record Findings(Manifest manifest, SigningKey key, List<Check> checks) {

    public Findings {
        checks = List.copyOf(checks);
    }

    /// Says whether the file is as it was sealed.
    public boolean isGood() {
        return checks.stream().noneMatch(check -> check.state() == Check.State.BAD);
    }

    /// Says whether the installation whose key was given sealed it.
    public boolean isOriginProven() {
        return isGood()
                && checks.stream()
                        .anyMatch(
                                check ->
                                        check.what() == Check.What.ORIGIN
                                                && check.state() == Check.State.GOOD);
    }
}
