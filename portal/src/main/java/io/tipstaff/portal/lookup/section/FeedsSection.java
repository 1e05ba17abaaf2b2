package io.tipstaff.portal.lookup.section;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.tipstaff.indicator.Kind;
import io.tipstaff.indicator.Tlp;
import io.tipstaff.portal.feeds.Observation;
import io.tipstaff.portal.lookup.Finding;
import io.tipstaff.portal.lookup.LookupSection;
import io.tipstaff.portal.lookup.SectionQuestion;
import io.tipstaff.portal.publication.Publications;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Which published feeds hold the object, or what says something about it, and which outside
/// sources reported it. A feed that the agency may not have is not named.
@Component
@Order(50)
class FeedsSection implements LookupSection {

    record Lists(List<Published> published, List<Reported> sources) {}

    /// @param feed code of the feed
    /// @param indicator in the feed
    /// @param relation of it to the object: `same`, `file`, `covers` or `part`
    /// @param marking as it is drawn; programs get its label
    /// @param changedAt when the feed last changed what it says about it
    record Published(
            String feed,
            String indicator,
            String relation,
            @JsonIgnore Tlp marking,
            Instant changedAt) {

        @JsonProperty
        String tlp() {
            return marking.label();
        }
    }

    /// @param since when the source first reported the object here
    /// @param until when it stopped; null while it reports it
    record Reported(long id, String source, Instant since, @Nullable Instant until) {

        static Reported of(Observation one) {
            return new Reported(
                    one.sourceId(), one.sourceName(), one.reportedAt(), one.withdrawnAt());
        }
    }

    private final Publications publications;

    FeedsSection(Publications publications) {
        this.publications = publications;
    }

    @Override
    public String name() {
        return "feeds";
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
    public Lists tell(SectionQuestion question) {
        Map<Long, Finding> findings = new LinkedHashMap<>();
        question.answer().findings().forEach(one -> findings.put(one.known().id(), one));
        List<Published> published =
                publications.holding(findings.keySet(), question.person()).stream()
                        .flatMap(
                                held ->
                                        Stream.ofNullable(findings.get(held.indicator()))
                                                .map(finding -> published(held, finding)))
                        .toList();
        List<Reported> sources =
                question.itself().stream()
                        .flatMap(known -> known.observations().stream())
                        .map(Reported::of)
                        .toList();
        return new Lists(published, sources);
    }

    private static Published published(Publications.Held held, Finding finding) {
        return new Published(
                held.feed().code(),
                finding.known().indicator().canonical(),
                finding.relation().code(),
                held.marking(),
                held.changedAt());
    }
}
