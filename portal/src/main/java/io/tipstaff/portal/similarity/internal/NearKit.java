package io.tipstaff.portal.similarity.internal;

/// A kit whose shape has much in common with another.
///
/// @param likeness part of all features that both have, 0 to 1
public record NearKit(Kit kit, double likeness) {}
