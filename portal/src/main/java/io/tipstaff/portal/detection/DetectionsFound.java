package io.tipstaff.portal.detection;

import java.util.UUID;

/// Events of an agency held indicators; the detections are in the store.
///
/// @param newest number of the newest of them
public record DetectionsFound(UUID agency, long newest, int count) {}
