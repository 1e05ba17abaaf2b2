package io.tipstaff.portal.landscape.internal;

/// The Natural Earth projection: a polynomial that keeps areas nearly and looks like the globe.
///
/// Šavrič, Jenny, Patterson, Petrovič, Hurni: A Polynomial Equation for the Natural Earth
/// Projection, Cartography and Geographic Information Science 38 (2011), the coefficients there.
final class NaturalEarth {

    /// Width of the picture; the world is twice as long as high, less the polar caps that are cut.
    static final int WIDTH = 960;

    static final int HEIGHT = 450;

    private static final double HALF_WORLD = 0.8707 * Math.PI;
    private static final double SCALE = WIDTH / 2.0 / HALF_WORLD;

    /// The equator lies below the middle, because Antarctica is not shown.
    private static final double EQUATOR = 258;

    private NaturalEarth() {}

    static double x(double longitude, double latitude) {
        double p2 = Math.pow(Math.toRadians(latitude), 2);
        double p4 = p2 * p2;
        double factor =
                0.8707 - 0.131979 * p2 + p4 * (-0.013791 + p4 * (0.003971 * p2 - 0.001529 * p4));
        return WIDTH / 2.0 + SCALE * Math.toRadians(longitude) * factor;
    }

    static double y(double latitude) {
        double p = Math.toRadians(latitude);
        double p2 = p * p;
        double p4 = p2 * p2;
        return EQUATOR
                - SCALE
                        * p
                        * (1.007226
                                + p2
                                        * (0.015085
                                                + p4
                                                        * (-0.044475
                                                                + 0.028874 * p2
                                                                - 0.005916 * p4)));
    }
}
