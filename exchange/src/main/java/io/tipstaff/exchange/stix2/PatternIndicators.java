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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    /// @param about the file, by the fields of a context
    record Found(String text, Use use, boolean exact, int file, Map<String, String> about) {

        /// An indicator that says all.
        static Found alone(String text) {
            return new Found(text, Use.DETECTION, true, 0, Map.of());
        }
    }

    /// What a comparison is joined with by AND.
    ///
    /// @param port that goes with an address; empty for none
    /// @param about the file that hashes are of
    private record Beside(String port, int file, Map<String, String> about) {

        private static final Beside NOTHING = new Beside("", 0, Map.of());
    }

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
            case Comparison comparison -> comparison(comparison, enough, alone, Beside.NOTHING);
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
        var beside = new Beside(port, isOneFile(parts) ? ++files : 0, about(parts));
        for (Condition part : parts) {
            if (part instanceof Comparison comparison) {
                comparison(comparison, each, each && nothingElse, beside);
            } else {
                condition(part, each, false);
            }
        }
    }

    /// What is said of the file whose hashes stand beside it.
    private static Map<String, String> about(List<Condition> parts) {
        Map<String, String> about = new LinkedHashMap<>();
        for (Condition part : parts) {
            if (part instanceof Comparison comparison
                    && comparison.objectType().equals("file")
                    && comparison.operator() == Operator.EQUAL
                    && !comparison.negated()) {
                FileProperties.field(comparison.property())
                        .ifPresent(name -> about.put(name, comparison.values().getFirst()));
            }
        }
        return about;
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

    private void comparison(Comparison comparison, boolean enough, boolean alone, Beside beside) {
        if (!Properties.isIndicator(comparison)) {
            return;
        }
        boolean like = comparison.operator() == Operator.LIKE;
        boolean isHash = Properties.isHash(comparison);
        for (String value : comparison.values()) {
            if (found.size() < MAX_FOUND) {
                String text = like ? Properties.mask(value) : value;
                boolean withPort =
                        !beside.port().isEmpty() && comparison.property().endsWith("_ref.value");
                String full = text.indexOf(':') >= 0 ? "[" + text + "]" : text;
                found.add(
                        new Found(
                                withPort ? full + ":" + beside.port() : text,
                                enough ? Use.DETECTION : Use.INFORMATION,
                                alone && !like,
                                isHash ? beside.file() : 0,
                                isHash ? beside.about() : Map.of()));
            }
        }
    }
}
