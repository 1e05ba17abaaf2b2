package io.tipstaff.portal.lookup;

import io.tipstaff.indicator.Indicator;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.feeds.Zone;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an agency was answered about an object the last time, so that it can be told what is new.
/// Thread-safe.
///
/// Questions within an hour of the first are one visit: a page that is loaded again, or read by a
/// colleague, still tells what is new since the visit before.
public interface Visits {

    /// What was answered.
    ///
    /// @param at of the first question of the visit
    /// @param sources numbers of those that stood by any finding
    /// @param relations how much was connected with it, by the code of the relation; null if nobody
    ///   counted
    record Visit(
            Instant at,
            Zone zone,
            int score,
            Set<Long> sources,
            @Nullable Map<String, Long> relations) {

        public Visit {
            sources = Set.copyOf(sources);
            relations = relations == null ? null : Map.copyOf(relations);
        }
    }

    /// Keeps what is answered now, in one statement for all of it.
    void remember(Person person, List<Answer> answers);

    /// Returns the visit before this one; nothing if the agency asks for the first time.
    Optional<Visit> before(Person person, Indicator object);

    /// Keeps with this visit how much is connected with the object.
    void count(Person person, Indicator object, Map<String, Long> relations);

    /// Returns the key of an object: the same for the same object.
    static UUID keyOf(Indicator object) {
        return UUID.nameUUIDFromBytes(
                (object.kind().code() + ' ' + object.canonical()).getBytes(StandardCharsets.UTF_8));
    }
}
