package io.tipstaff.portal.geography;

/// Who announces a network to the internet.
///
/// @param number 1 to 4294967295
/// @param name of the organisation, empty if it is not known
public record AutonomousSystem(long number, String name) {

    private static final long LARGEST = 0xFFFF_FFFFL;

    public AutonomousSystem {
        if (number < 1 || number > LARGEST) {
            throw new IllegalArgumentException("not the number of an AS: " + number);
        }
    }
}
