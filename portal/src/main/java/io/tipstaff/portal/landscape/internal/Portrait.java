package io.tipstaff.portal.landscape.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// One country closely.
///
/// @param trend the oldest bar first
/// @param sampled how many of the active threats `threats`, `actors`, `industries` and `systems`
///   were counted over: the newest, up to [JdbcLandscape#SAMPLE]
public record Portrait(
        List<Bar> trend,
        List<Share> categories,
        List<Share> kinds,
        List<Share> threats,
        List<Share> actors,
        List<Share> industries,
        List<Share> systems,
        List<Newest> newest,
        long sampled) {

    /// What began in some days.
    ///
    /// @param from its first day
    public record Bar(LocalDate from, long fresh, long detections) {}

    /// A name and how many threats carry it.
    ///
    /// @param code of a category or kind, number of an AS, or the name itself
    public record Share(String code, String name, long count) {}

    /// An indicator.
    ///
    /// @param kind as a person reads it
    public record Newest(
            String value,
            String kind,
            String zone,
            int score,
            List<String> threats,
            Instant firstSeen) {}
}
