package io.tipstaff.portal.landscape.internal;

/// A point of longitude and latitude, in degrees.
record Point(double longitude, double latitude) {}
