package io.tipstaff.portal.landscape.internal;

import io.tipstaff.portal.geography.Country;
import io.tipstaff.portal.landscape.internal.WorldShapes.Dot;
import io.tipstaff.portal.landscape.internal.WorldShapes.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The map as a page draws it: everything is decided, only to be written down.
///
/// @param areas countries with a shape
/// @param dots countries that are too small for one
/// @param scale what the shades mean
public record WorldMap(List<Area> areas, List<Spot> dots, Scale scale) {

    /// A shape.
    ///
    /// @param code of the country, empty if it is none of ISO 3166-1
    /// @param label what it tells when one points at it
    public record Area(String code, String path, int shade, String label) {}

    /// A dot.
    ///
    /// @param code of the country
    public record Spot(String code, double x, double y, int shade, String label) {}

    /// The shapes never change; reading them takes a moment, at the first map.
    private static final class Shapes {
        static final WorldShapes ALL = WorldShapes.load();
    }

    /// Colours the map.
    public static WorldMap of(List<Standing> ranking, Measure by) {
        Map<Country, Standing> standings = new HashMap<>();
        ranking.forEach(one -> standings.put(one.country(), one));
        Scale scale = Scale.of(by, ranking);
        return new WorldMap(
                Shapes.ALL.shapes().stream().map(one -> area(one, standings, scale, by)).toList(),
                Shapes.ALL.dots().stream().map(one -> spot(one, standings, scale, by)).toList(),
                scale);
    }

    private static Area area(
            Shape shape, Map<Country, Standing> standings, Scale scale, Measure by) {
        Country country = shape.country();
        if (country == null) {
            return new Area("", shape.path(), 0, "");
        }
        @Nullable Standing standing = standings.get(country);
        return new Area(
                country.code(), shape.path(), shade(standing, scale, by), label(country, standing));
    }

    private static Spot spot(Dot dot, Map<Country, Standing> standings, Scale scale, Measure by) {
        @Nullable Standing standing = standings.get(dot.country());
        return new Spot(
                dot.country().code(),
                dot.x(),
                dot.y(),
                shade(standing, scale, by),
                label(dot.country(), standing));
    }

    private static int shade(@Nullable Standing standing, Scale scale, Measure by) {
        return standing == null ? 0 : scale.shade(standing.value(by));
    }

    private static String label(Country country, @Nullable Standing standing) {
        if (standing == null) {
            return country.name() + ": nothing known";
        }
        Double relative = standing.relative();
        return String.format(
                Locale.ROOT,
                "%s: %,d threats%s, %,d detections",
                country.name(),
                standing.threats(),
                relative == null || standing.threats() == 0
                        ? ""
                        : String.format(Locale.ROOT, " (%.1f× its size)", relative),
                standing.detections());
    }
}
