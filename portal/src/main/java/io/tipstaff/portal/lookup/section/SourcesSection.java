package io.tipstaff.portal.lookup.section;

import io.tipstaff.indicator.Kind;
import io.tipstaff.portal.lookup.AnswerView;
import io.tipstaff.portal.lookup.AnswerView.ObservationView;
import io.tipstaff.portal.lookup.LookupSection;
import io.tipstaff.portal.lookup.SectionQuestion;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Which sources say what about the object, what covers it, and its parts.
@Component
@Order(20)
class SourcesSection implements LookupSection {

    record Said(List<About> findings) {}

    /// @param relation `same`, `file`, `covers` or `part`
    record About(String kind, String value, String relation, List<ObservationView> observations) {}

    @Override
    public String name() {
        return "sources";
    }

    @Override
    public Place place() {
        return Place.ANSWER;
    }

    @Override
    public boolean appliesTo(Kind kind) {
        return true;
    }

    @Override
    public Said tell(SectionQuestion question) {
        return new Said(
                AnswerView.of(question.answer()).findings().stream()
                        .map(
                                one ->
                                        new About(
                                                one.kind(),
                                                one.value(),
                                                one.relation(),
                                                one.observations()))
                        .toList());
    }
}
