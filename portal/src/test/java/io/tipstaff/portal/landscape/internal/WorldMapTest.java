package io.tipstaff.portal.landscape.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tipstaff.portal.geography.Country;
import io.tipstaff.portal.landscape.internal.WorldMap.Area;
import io.tipstaff.portal.landscape.internal.WorldMap.Spot;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorldMapTest {

    private static Standing standing(String country, long threats, double relative) {
        return new Standing(new Country(country), threats, 0, 0, relative, 0, 1, 1);
    }

    @Test
    void projectsByThePolynomialOfItsAuthors() {
        double scale = NaturalEarth.WIDTH / 2.0 / (0.8707 * Math.PI);

        assertThat(NaturalEarth.x(180, 0)).isCloseTo(NaturalEarth.WIDTH, within(0.01));
        assertThat(NaturalEarth.x(0, 45)).isCloseTo(NaturalEarth.WIDTH / 2.0, within(0.01));
        double raw =
                Math.PI
                        / 6
                        * (0.8707
                                - 0.131979 * Math.pow(Math.PI / 3, 2)
                                - 0.013791 * Math.pow(Math.PI / 3, 4)
                                + 0.003971 * Math.pow(Math.PI / 3, 10)
                                - 0.001529 * Math.pow(Math.PI / 3, 12));
        assertThat((NaturalEarth.x(30, 60) - NaturalEarth.WIDTH / 2.0) / scale)
                .isCloseTo(raw, within(1e-6));
        assertThat(NaturalEarth.y(60)).isLessThan(NaturalEarth.y(30));
    }

    @Test
    void everyCountryIsAShapeOrADotOrTooSmallForBoth() {
        WorldMap map = WorldMap.of(List.of(), Measure.THREATS);

        Set<String> drawn =
                Stream.concat(
                                map.areas().stream().map(Area::code),
                                map.dots().stream().map(Spot::code))
                        .collect(Collectors.toSet());
        List<String> missing =
                Arrays.stream(Locale.getISOCountries())
                        .filter(code -> !drawn.contains(code))
                        .sorted()
                        .toList();
        assertThat(missing).containsExactly("AQ", "BV", "SJ", "UM");
    }

    @Test
    void staysInsideThePicture() {
        WorldMap map = WorldMap.of(List.of(), Measure.THREATS);

        for (Area area : map.areas()) {
            for (String point : area.path().split("[MLZ]")) {
                if (!point.isEmpty()) {
                    String[] parts = point.split(",", -1);
                    assertThat(Double.parseDouble(parts[0])).isBetween(0.0, 960.0);
                    assertThat(Double.parseDouble(parts[1])).isBetween(0.0, 450.0);
                }
            }
        }
    }

    @Test
    void noShapeIsDrawnAcrossTheWholePicture() {
        WorldMap map = WorldMap.of(List.of(), Measure.THREATS);

        for (Area area : map.areas()) {
            for (String ring : area.path().split("Z")) {
                double before = Double.NaN;
                for (String point : ring.substring(1).split("L")) {
                    double x = Double.parseDouble(point.split(",", -1)[0]);
                    assertThat(Double.isNaN(before) ? 0 : Math.abs(x - before))
                            .as(area.label())
                            .isLessThan(150);
                    before = x;
                }
            }
        }
    }

    @Test
    void coloursByFixedBoundsWhatIsRelative() {
        Scale scale = Scale.of(Measure.RELATIVE, List.of());

        assertThat(Stream.of(0.0, 0.2, 0.5, 1.5, 3.9, 4.0, 99.0).map(scale::shade))
                .containsExactly(0, 1, 2, 3, 4, 5, 5);
        assertThat(scale.steps())
                .extracting(Scale.Step::label)
                .containsExactly("< 0.5×", "0.5–1×", "1–2×", "2–4×", "≥ 4×");
    }

    @Test
    void coloursCountsUpToTheLargest() {
        Scale scale =
                Scale.of(
                        Measure.THREATS, List.of(standing("FR", 100_000, 1), standing("DE", 3, 1)));

        assertThat(Stream.of(0.0, 1.0, 10.0, 99.0, 100.0, 100_000.0).map(scale::shade))
                .containsExactly(0, 1, 2, 2, 3, 5);
        assertThat(scale.steps().getLast().label()).isEqualTo("10,000–100,000");
    }

    @Test
    void aCountOfOneHasOneShade() {
        Scale scale = Scale.of(Measure.THREATS, List.of(standing("FR", 1, 1)));

        assertThat(scale.steps()).extracting(Scale.Step::label).containsExactly("1");
        assertThat(scale.shade(1)).isEqualTo(1);
    }
}
