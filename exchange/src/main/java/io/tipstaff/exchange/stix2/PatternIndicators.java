package io.tipstaff.exchange.stix2;

import io.tipstaff.exchange.Context.Use;
import io.tipstaff.exchange.stix2.StixPattern.Comparison;
import io.tipstaff.exchange.stix2.StixPattern.Condition;
import io.tipstaff.exchange.stix2.StixPattern.Join;
import io.tipstaff.exchange.stix2.StixPattern.Joined;
import io.tipstaff.exchange.stix2.StixPattern.Observation;
import io.tipstaff.exchange.stix2.StixPattern.Observations;
import io.tipstaff.exchange.stix2.StixPattern.Operator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds in a pattern what can be looked for in a single place of a log.
///
/// What is joined by OR stands for itself. The hashes of one file, or a port with an address,
/// belong together. Of what is joined otherwise no part suffices: the parts are information only.
final class PatternIndicators {

    private static final int MAX_FOUND = 10_000;

    /// @param text of the indicator, to be parsed
    /// @param exact whether the indicator says all that the pattern says
    record Found(String text, Use use, boolean exact) {}

    private final List<Found> found = new ArrayList<>();

    private PatternIndicators() {}

    static List<Found> of(StixPattern pattern) {
        var indicators = new PatternIndicators();
        indicators.pattern(pattern, true, pattern instanceof Observation);
        return indicators.found;
    }

    private void pattern(StixPattern pattern, boolean enough, boolean alone) {
        switch (pattern) {
            case Observation(Condition condition) -> condition(condition, enough, alone);
            case Observations(Join join, List<StixPattern> parts) -> {
                boolean each = enough && join == Join.OR;
                parts.forEach(part -> pattern(part, each, each));
            }
        }
    }

    private void condition(Condition condition, boolean enough, boolean alone) {
        switch (condition) {
            case Comparison comparison -> comparison(comparison, enough, alone, "");
            case Joined(Join join, List<Condition> parts) when join == Join.OR ->
                    parts.forEach(part -> condition(part, enough, alone));
            case Joined(_, List<Condition> parts) -> all(parts, enough);
        }
    }

    private void all(List<Condition> parts, boolean enough) {
        Set<String> telling = new HashSet<>();
        String port = "";
        for (Condition part : parts) {
            if (part instanceof Comparison comparison) {
                if (Properties.isIndicator(comparison)) {
                    telling.add(comparison.objectType());
                }
                if (comparison.property().equals("dst_port")
                        && comparison.operator() == Operator.EQUAL) {
                    port = comparison.values().getFirst();
                }
            } else {
                telling.add(part.toString());
            }
        }
        boolean each = enough && telling.size() <= 1;
        boolean nothingElse =
                parts.stream()
                        .allMatch(
                                part ->
                                        part instanceof Comparison comparison
                                                && (Properties.isIndicator(comparison)
                                                        || comparison
                                                                .property()
                                                                .equals("dst_port")));
        for (Condition part : parts) {
            if (part instanceof Comparison comparison) {
                comparison(comparison, each, each && nothingElse, port);
            } else {
                condition(part, each, false);
            }
        }
    }

    private void comparison(Comparison comparison, boolean enough, boolean alone, String port) {
        if (!Properties.isIndicator(comparison)) {
            return;
        }
        boolean like = comparison.operator() == Operator.LIKE;
        for (String value : comparison.values()) {
            if (found.size() < MAX_FOUND) {
                String text = like ? Properties.mask(value) : value;
                boolean withPort = !port.isEmpty() && comparison.property().endsWith("_ref.value");
                String full = text.indexOf(':') >= 0 ? "[" + text + "]" : text;
                found.add(
                        new Found(
                                withPort ? full + ":" + port : text,
                                enough ? Use.DETECTION : Use.INFORMATION,
                                alone && !like));
            }
        }
    }
}
