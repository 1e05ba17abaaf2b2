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
    /// @param file number in the pattern of the file that this hash and others are joined to be of;
    ///   0 for none
    record Found(String text, Use use, boolean exact, int file) {}

    private final List<Found> found = new ArrayList<>();
    private int files;

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
            case Comparison comparison -> comparison(comparison, enough, alone, "", 0);
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
        int file = isOneFile(parts) ? ++files : 0;
        for (Condition part : parts) {
            if (part instanceof Comparison comparison) {
                comparison(comparison, each, each && nothingElse, port, file);
            } else {
                condition(part, each, false);
            }
        }
    }

    /// Hashes joined by AND are those of one file; joined by OR they may be of as many.
    private static boolean isOneFile(List<Condition> parts) {
        List<Comparison> hashes =
                parts.stream()
                        .filter(Comparison.class::isInstance)
                        .map(Comparison.class::cast)
                        .filter(Properties::isHash)
                        .toList();
        return hashes.size() > 1
                && hashes.stream().allMatch(hash -> hash.values().size() == 1)
                && hashes.stream().map(Comparison::objectType).distinct().count() == 1;
    }

    private void comparison(
            Comparison comparison, boolean enough, boolean alone, String port, int file) {
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
                                alone && !like,
                                Properties.isHash(comparison) ? file : 0));
            }
        }
    }
}
