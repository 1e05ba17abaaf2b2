package io.tipstaff.exchange.stix2;

/// A text is no STIX pattern.
final class PatternException extends Exception {

    PatternException(String what, int at) {
        super("not a STIX pattern at character " + (at + 1) + ": " + what);
    }
}
