package io.tipstaff.portal.lookup.section;

import io.tipstaff.indicator.Kind;
import io.tipstaff.portal.lookup.LookupSection;
import io.tipstaff.portal.lookup.SectionQuestion;
import io.tipstaff.portal.relation.Link;
import io.tipstaff.portal.relation.LinkView;
import io.tipstaff.portal.relation.Relation;
import io.tipstaff.portal.relation.Relations;
import io.tipstaff.portal.relation.Thing;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// What is connected with the object: the first few of each relation, with their zones and dates.
@Component
@Order(80)
class RelatedSection implements LookupSection {

    private static final int SHOWN = 5;

    /// @param thing key of the object, to ask for more under
    record Related(String thing, List<Group> relations) {}

    /// @param relation its code
    /// @param count up to 10,000
    /// @param more whether there are more than `count`
    record Group(String relation, String label, long count, boolean more, List<LinkView> first) {}

    private final Relations relations;

    RelatedSection(Relations relations) {
        this.relations = relations;
    }

    @Override
    public String name() {
        return "related";
    }

    @Override
    public Place place() {
        return Place.BELOW;
    }

    @Override
    public boolean appliesTo(Kind kind) {
        return true;
    }

    @Override
    public Related tell(SectionQuestion question) {
        Thing thing = Thing.of(question.object());
        return new Related(
                thing.key(),
                relations.counts(thing, question.person()).entrySet().stream()
                        .map(one -> group(one.getKey(), one.getValue(), thing, question))
                        .toList());
    }

    private Group group(Relation relation, long count, Thing thing, SectionQuestion question) {
        List<Link> first = relations.list(relation, thing, question.person(), null, SHOWN).rows();
        return new Group(
                relation.code(),
                relation.label(),
                Math.min(count, Relations.MOST),
                count > Relations.MOST,
                first.stream().map(LinkView::of).toList());
    }
}
