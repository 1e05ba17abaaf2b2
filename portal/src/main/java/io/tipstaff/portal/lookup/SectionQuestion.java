package io.tipstaff.portal.lookup;

import io.tipstaff.indicator.Indicator;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.feeds.KnownIndicator;
import java.util.List;
import java.util.stream.Stream;

/// What a section is asked.
///
/// @param object that was looked up
/// @param answer to the lookup, which was paid for
/// @param span that figures over time cover
public record SectionQuestion(Indicator object, Answer answer, Person person, Span span) {

    /// Returns the indicators that are the object itself: a name is known as domain and as host.
    public List<KnownIndicator> itself() {
        return known(Finding.Relation.SAME).toList();
    }

    /// Returns the indicators that the object may be known as.
    public List<Indicator> forms() {
        return Lookup.formsOf(object);
    }

    /// Returns the numbers of [#itself()].
    public List<Long> ids() {
        return itself().stream().map(KnownIndicator::id).toList();
    }

    /// Returns the indicators that stand in this relation to the object.
    public Stream<KnownIndicator> known(Finding.Relation relation) {
        return answer.findings().stream()
                .filter(finding -> finding.relation() == relation)
                .map(Finding::known);
    }
}
