package io.tipstaff.portal.landscape.internal;

import io.tipstaff.portal.geography.Country;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The countries of the map: shapes from Natural Earth 1:110m, and dots for those that are too
/// small for it.
final class WorldShapes {

    /// @param country null if it is none of ISO 3166-1
    record Shape(@Nullable Country country, String path) {}

    /// A small country, where the middle of its largest part is.
    record Dot(Country country, double x, double y) {}

    private static final String ANTARCTICA = "AQ";

    /// Shapes that have no number in ISO 3166-1: coloured with the code that databases of addresses
    /// use there, which is no statement about whose they are.
    private static final Map<String, String> UNNUMBERED =
            Map.of("Kosovo", "XK", "N. Cyprus", "CY", "Somaliland", "SO");

    private final List<Shape> shapes;
    private final List<Dot> dots;

    private WorldShapes(List<Shape> shapes, List<Dot> dots) {
        this.shapes = List.copyOf(shapes);
        this.dots = List.copyOf(dots);
    }

    static WorldShapes load() {
        Map<String, String> codes = new HashMap<>();
        lines("numeric-codes.txt").forEach(line -> codes.put(line[0], line[1]));
        JsonNode document = new JsonMapper().readTree(read("countries-110m.json"));
        var topology = new Topology(document);
        List<Shape> shapes = new ArrayList<>();
        for (JsonNode geometry : document.at("/objects/countries/geometries")) {
            String code =
                    geometry.has("id")
                            ? codes.getOrDefault(geometry.get("id").asString(), "")
                            : UNNUMBERED.getOrDefault(
                                    geometry.at("/properties/name").asString(), "");
            if (!code.equals(ANTARCTICA)) {
                Optional<Country> country = Country.of(code);
                shapes.add(new Shape(country.orElse(null), topology.path(geometry)));
            }
        }
        return new WorldShapes(shapes, lines("small-countries.txt").map(WorldShapes::dot).toList());
    }

    private static Dot dot(String[] line) {
        double longitude = Double.parseDouble(line[1]);
        double latitude = Double.parseDouble(line[2]);
        return new Dot(
                new Country(line[0]),
                Math.round(10 * NaturalEarth.x(longitude, latitude)) / 10.0,
                Math.round(10 * NaturalEarth.y(latitude)) / 10.0);
    }

    private static Stream<String[]> lines(String name) {
        return new String(read(name), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" ", -1));
    }

    private static byte[] read(String name) {
        try (InputStream in = WorldShapes.class.getResourceAsStream("/landscape/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + name, failed);
        }
    }

    List<Shape> shapes() {
        return shapes;
    }

    List<Dot> dots() {
        return dots;
    }
}
