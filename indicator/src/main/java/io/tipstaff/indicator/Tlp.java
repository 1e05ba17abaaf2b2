package io.tipstaff.indicator;

import java.util.Locale;
import java.util.Optional;

/// Traffic Light Protocol 2.0 (FIRST, August 2022), from the least to the most restricted.
public enum Tlp {
    CLEAR,
    GREEN,
    AMBER,
    AMBER_STRICT,
    RED;

    /// Returns the label as the standard writes it, such as `TLP:AMBER+STRICT`.
    public String label() {
        return "TLP:" + name().replace('_', '+');
    }

    /// Reads a label in any usual spelling: with or without `TLP:`, any case, `WHITE` of TLP 1 for
    /// `CLEAR`.
    public static Optional<Tlp> parse(String text) {
        String name = text.strip().toUpperCase(Locale.ROOT);
        if (name.startsWith("TLP:")) {
            name = name.substring(4).strip();
        }
        return switch (name) {
            case "CLEAR", "WHITE" -> Optional.of(CLEAR);
            case "GREEN" -> Optional.of(GREEN);
            case "AMBER" -> Optional.of(AMBER);
            case "AMBER+STRICT", "AMBER_STRICT", "AMBER-STRICT" -> Optional.of(AMBER_STRICT);
            case "RED" -> Optional.of(RED);
            default -> Optional.empty();
        };
    }

    /// Says whether something with this marking may be shown to who is cleared up to `clearance`.
    public boolean isVisibleAt(Tlp clearance) {
        return compareTo(clearance) <= 0;
    }
}
