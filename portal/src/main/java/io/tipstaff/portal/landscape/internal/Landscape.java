package io.tipstaff.portal.landscape.internal;

import io.tipstaff.portal.detection.Detection;
import io.tipstaff.portal.detection.DetectionFilter;
import io.tipstaff.portal.detection.Detections;
import io.tipstaff.portal.geography.Country;
import io.tipstaff.portal.geography.Geography;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Answers about countries from what was counted; detections within the current agency scope.
@Service
public class Landscape {

    /// A detection beside the country of what was found; null if that has none.
    public record Located(Detection detection, @Nullable Country country) {}

    private static final int ON_TICKER = 12;

    private final JdbcLandscape database;
    private final Geography geography;
    private final Detections detections;
    private final Clock clock;

    Landscape(JdbcLandscape database, Geography geography, Detections detections, Clock clock) {
        this.database = database;
        this.geography = geography;
        this.detections = detections;
        this.clock = clock;
    }

    /// Reads what an address asks for; the last day is today.
    ///
    /// @throws IllegalArgumentException saying what may be asked for
    public Selection selection(
            @Nullable String period, @Nullable String type, @Nullable String by) {
        return Selection.of(period, type, by, LocalDate.now(clock.withZone(ZoneOffset.UTC)));
    }

    /// Returns all countries for which anything was counted.
    @Transactional(readOnly = true)
    public List<Standing> ranking(Selection selection) {
        return new Ranking(geography.sizes()).of(database.counts(selection), selection.by());
    }

    /// Returns one country closely.
    @Transactional(readOnly = true)
    public Portrait portrait(Country country, Selection selection) {
        return database.portrait(country, selection);
    }

    /// Returns the newest detections with their places.
    @Transactional(readOnly = true)
    public List<Located> ticker() {
        List<Detection> newest = detections.newest(DetectionFilter.ALL, ON_TICKER);
        Map<Long, Country> places =
                database.places(newest.stream().map(Detection::indicatorId).toList());
        return newest.stream().map(one -> new Located(one, places.get(one.indicatorId()))).toList();
    }

    /// Says whether there is nothing to tell places by.
    public boolean lacksDatabase() {
        return geography.databases().stream().allMatch(one -> one.tells().isEmpty());
    }
}
