package io.tipstaff.portal.lookup.section;

import io.tipstaff.indicator.Kind;
import io.tipstaff.portal.detection.Detections;
import io.tipstaff.portal.feeds.Observation;
import io.tipstaff.portal.lookup.LookupSection;
import io.tipstaff.portal.lookup.SectionQuestion;
import io.tipstaff.portal.lookup.Visits;
import io.tipstaff.portal.lookup.Visits.Visit;
import io.tipstaff.portal.relation.Relation;
import io.tipstaff.portal.relation.Relations;
import io.tipstaff.portal.relation.Thing;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// What is different since the agency looked the object up the last time.
@Component
@Order(30)
class ChangesSection implements LookupSection {

    private static final int COUNTED = 10_000;

    /// @param lastAsked null if the agency asks for the first time; then all else stands as it is
    ///   now, with nothing to compare
    /// @param zoneThen null if there was no last time
    /// @param scoreThen null if there was no last time
    /// @param came sources that stand by it now and did not
    /// @param went sources that stood by it and do not any more; those that are not kept here any
    ///   more are named by their number
    /// @param detections made since then, of the object itself, up to 10,000
    /// @param relationsCompared whether somebody looked at what is connected last time
    record Changes(
            @Nullable Instant lastAsked,
            @Nullable String zoneThen,
            String zoneNow,
            @Nullable Integer scoreThen,
            int scoreNow,
            List<String> came,
            List<String> went,
            long detections,
            boolean relationsCompared,
            List<Count> relations) {

        /// Says whether anything but the score, which ages, is new.
        public boolean isSame() {
            return zoneNow.equals(zoneThen)
                    && came.isEmpty()
                    && went.isEmpty()
                    && detections == 0
                    && relations.isEmpty();
        }
    }

    /// How much is connected by one relation. Counts end at 10,001, which stands for more than
    /// 10,000.
    record Count(String relation, String label, long then, long now) {}

    private final Visits visits;
    private final Detections detections;
    private final Relations relations;

    ChangesSection(Visits visits, Detections detections, Relations relations) {
        this.visits = visits;
        this.detections = detections;
        this.relations = relations;
    }

    @Override
    public String name() {
        return "changes";
    }

    @Override
    public Place place() {
        return Place.BESIDE;
    }

    @Override
    public boolean appliesTo(Kind kind) {
        return true;
    }

    @Override
    public Changes tell(SectionQuestion question) {
        Map<String, Long> connected = connected(question);
        visits.count(question.person(), question.object(), connected);
        Optional<Visit> before = visits.before(question.person(), question.object());
        return before.map(visit -> since(visit, question, connected))
                .orElseGet(() -> first(question));
    }

    private Map<String, Long> connected(SectionQuestion question) {
        Map<String, Long> counts = new LinkedHashMap<>();
        relations
                .counts(Thing.of(question.object()), question.person())
                .forEach((relation, count) -> counts.put(relation.code(), count));
        return counts;
    }

    private static Changes first(SectionQuestion question) {
        return new Changes(
                null,
                null,
                question.answer().zone().code(),
                null,
                question.answer().score(),
                List.of(),
                List.of(),
                0,
                false,
                List.of());
    }

    private Changes since(Visit before, SectionQuestion question, Map<String, Long> connected) {
        Map<Long, String> now = sources(question, Observation::isCurrent);
        Map<Long, String> ever = sources(question, _ -> true);
        Map<String, Long> then = before.relations();
        return new Changes(
                before.at(),
                before.zone().code(),
                question.answer().zone().code(),
                before.score(),
                question.answer().score(),
                named(now.keySet(), before.sources(), ever),
                named(before.sources(), now.keySet(), ever),
                detections.countSince(question.ids(), before.at(), COUNTED),
                then != null,
                then == null ? List.of() : counts(then, connected));
    }

    private static Map<Long, String> sources(
            SectionQuestion question, Predicate<Observation> which) {
        return question.answer().findings().stream()
                .flatMap(finding -> finding.known().observations().stream())
                .filter(which)
                .collect(
                        Collectors.toMap(
                                Observation::sourceId,
                                Observation::sourceName,
                                (one, _) -> one,
                                TreeMap::new));
    }

    /// Names those in `some` that are not in `others`.
    private static List<String> named(Set<Long> some, Set<Long> others, Map<Long, String> names) {
        return some.stream()
                .filter(id -> !others.contains(id))
                .sorted()
                .map(id -> names.getOrDefault(id, "source " + id))
                .toList();
    }

    private static List<Count> counts(Map<String, Long> then, Map<String, Long> now) {
        return Stream.concat(then.keySet().stream(), now.keySet().stream())
                .distinct()
                .flatMap(code -> Relation.ofCode(code).stream())
                .map(
                        relation ->
                                new Count(
                                        relation.code(),
                                        relation.label(),
                                        then.getOrDefault(relation.code(), 0L),
                                        now.getOrDefault(relation.code(), 0L)))
                .filter(count -> count.then() != count.now())
                .sorted(Comparator.comparing(Count::label))
                .toList();
    }
}
