package io.tipstaff.exchange.stix2;

import io.tipstaff.indicator.Tlp;
import java.util.Map;
import java.util.Optional;

/// The marking definitions for TLP whose ids are fixed, so that bundles need not carry them: of TLP
/// 1 (STIX 2.1, section 7.2.1.4) and of TLP 2.0 (extension by OASIS).
public final class StixMarking {

    private static final String TYPE = "marking-definition--";

    private static final Map<String, Tlp> FIXED =
            Map.of(
                    TYPE + "613f2e26-407d-48c7-9eca-b8e91df99dc9",
                    Tlp.CLEAR,
                    TYPE + "34098fce-860f-48ae-8e50-ebd3cc5e41da",
                    Tlp.GREEN,
                    TYPE + "f88d31f6-486f-44da-b317-01333bde0b82",
                    Tlp.AMBER,
                    TYPE + "5e57c739-391a-4eb3-b6be-7d15ca92d5ed",
                    Tlp.RED,
                    id(Tlp.CLEAR),
                    Tlp.CLEAR,
                    id(Tlp.GREEN),
                    Tlp.GREEN,
                    id(Tlp.AMBER),
                    Tlp.AMBER,
                    id(Tlp.AMBER_STRICT),
                    Tlp.AMBER_STRICT,
                    id(Tlp.RED),
                    Tlp.RED);

    private StixMarking() {}

    /// Returns the id of the marking definition of TLP 2.0.
    public static String id(Tlp tlp) {
        return TYPE
                + switch (tlp) {
                    case CLEAR -> "94868c89-83c2-464b-929b-a1a8aa3c8487";
                    case GREEN -> "bab4a63c-aed9-4cf5-a766-dfca5abac2bb";
                    case AMBER -> "55d920b0-5e8b-4f79-9ee9-91f868d9b421";
                    case AMBER_STRICT -> "939a9414-2ddd-4d32-a0cd-375ea402b003";
                    case RED -> "e828b379-4e03-4974-9ac4-e53a884c97c1";
                };
    }

    /// Returns what the marking definition of this id means; empty if it is none of the fixed ones.
    public static Optional<Tlp> of(String id) {
        return Optional.ofNullable(FIXED.get(id));
    }
}
