package io.tipstaff.portal.similarity.web;

import io.tipstaff.indicator.Kind;
import io.tipstaff.portal.lookup.LookupSection;
import io.tipstaff.portal.lookup.SectionQuestion;
import io.tipstaff.portal.similarity.internal.Similarities;
import io.tipstaff.portal.similarity.web.SimilarityViews.SimilarView;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// What is alike to the object: its kit, its cluster, near files.
@Component
@Order(85)
class SimilarSection implements LookupSection {

    private final Similarities similarities;

    SimilarSection(Similarities similarities) {
        this.similarities = similarities;
    }

    @Override
    public String name() {
        return "similar";
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
    public String template() {
        return "similarity/similar";
    }

    @Override
    public SimilarView tell(SectionQuestion question) {
        return SimilarView.of(similarities.of(question.object(), Similarities.FARTHEST));
    }
}
