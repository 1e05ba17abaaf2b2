package io.tipstaff.portal.landscape.internal;

import io.tipstaff.portal.geography.Country;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Compares countries, the large with the small.
///
/// A country with a hundredth of all addresses is expected to have a hundredth of all threats. The
/// relative figure is what there is over what is expected, each with [#PRIOR] added: a country with
/// two threats where a tenth of one was expected is not twenty times as bad as others, there is
/// only too little to tell. This is the standardised ratio of disease mapping with a gamma prior of
/// mean 1 (Clayton and Kaldor, Biometrics 43, 1987).
final class Ranking {

    /// Threats that each country is taken to have in its due share, whatever was counted.
    static final double PRIOR = 5;

    private final Map<Country, Long> sizes;
    private final double allAddresses;

    Ranking(Map<Country, Long> sizes) {
        this.sizes = sizes;
        this.allAddresses = (double) sizes.values().stream().mapToLong(Long::longValue).sum();
    }

    /// Returns all countries for which anything was counted, the first by the measure first.
    List<Standing> of(List<CountryCount> counts, Measure by) {
        Map<Country, Double> now = relative(counts, CountryCount::threats);
        Map<Country, Double> before = relative(counts, CountryCount::before);
        List<CountryCount> order =
                sorted(counts, value(by, now, CountryCount::threats, CountryCount::detections));
        Map<Country, Integer> ranksBefore =
                ranks(
                        counts,
                        value(by, before, CountryCount::before, CountryCount::detectionsBefore));
        List<Standing> ranking = new ArrayList<>();
        for (CountryCount one : order) {
            if (one.threats() > 0 || one.detections() > 0) {
                ranking.add(
                        new Standing(
                                one.country(),
                                one.threats(),
                                one.fresh(),
                                one.before(),
                                now.get(one.country()),
                                one.detections(),
                                ranking.size() + 1,
                                ranksBefore.getOrDefault(one.country(), 0)));
            }
        }
        return ranking;
    }

    private Map<Country, Double> relative(
            List<CountryCount> counts, ToLongFunction<CountryCount> threats) {
        double all = (double) counts.stream().mapToLong(threats).sum();
        Map<Country, Double> relative = new HashMap<>();
        for (CountryCount one : counts) {
            Long size = sizes.get(one.country());
            if (size != null) {
                double expected = all * size / allAddresses;
                relative.put(
                        one.country(), (threats.applyAsLong(one) + PRIOR) / (expected + PRIOR));
            }
        }
        return relative;
    }

    private static ToDoubleFunction<CountryCount> value(
            Measure by,
            Map<Country, Double> relative,
            ToLongFunction<CountryCount> threats,
            ToLongFunction<CountryCount> detections) {
        return switch (by) {
            case RELATIVE ->
                    one -> {
                        @Nullable Double known = relative.get(one.country());
                        return known == null || threats.applyAsLong(one) == 0 ? 0 : known;
                    };
            case THREATS -> one -> (double) threats.applyAsLong(one);
            case DETECTIONS -> one -> (double) detections.applyAsLong(one);
        };
    }

    private static List<CountryCount> sorted(
            List<CountryCount> counts, ToDoubleFunction<CountryCount> value) {
        return counts.stream()
                .sorted(
                        Comparator.comparingDouble(value)
                                .thenComparingLong(CountryCount::threats)
                                .reversed()
                                .thenComparing(CountryCount::country))
                .toList();
    }

    private static Map<Country, Integer> ranks(
            List<CountryCount> counts, ToDoubleFunction<CountryCount> value) {
        Map<Country, Integer> ranks = new HashMap<>();
        for (CountryCount one : sorted(counts, value)) {
            if (value.applyAsDouble(one) > 0) {
                ranks.put(one.country(), ranks.size() + 1);
            }
        }
        return ranks;
    }
}
