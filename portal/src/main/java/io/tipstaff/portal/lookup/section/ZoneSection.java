package io.tipstaff.portal.lookup.section;

import io.tipstaff.indicator.Kind;
import io.tipstaff.portal.feeds.Assessment;
import io.tipstaff.portal.lookup.Finding;
import io.tipstaff.portal.lookup.LookupSection;
import io.tipstaff.portal.lookup.SectionQuestion;
import java.util.List;
import java.util.Locale;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// How dangerous it is, and why.
@Component
@Order(10)
class ZoneSection implements LookupSection {

    /// @param scope `public`, `private` or `reserved`
    record Zoned(String zone, int score, String scope, List<Part> findings) {}

    /// What an indicator says about the object.
    ///
    /// @param relation `same`, `file`, `covers` or `part`
    record Part(
            String kind,
            String value,
            String relation,
            String zone,
            int score,
            List<Assessment.Reason> reasons) {

        static Part of(Finding finding) {
            return new Part(
                    finding.known().indicator().kind().code(),
                    finding.known().indicator().canonical(),
                    finding.relation().code(),
                    finding.assessment().zone().code(),
                    finding.assessment().score(),
                    finding.assessment().reasons());
        }
    }

    @Override
    public String name() {
        return "zone";
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
    public Zoned tell(SectionQuestion question) {
        var answer = question.answer();
        return new Zoned(
                answer.zone().code(),
                answer.score(),
                answer.scope().name().toLowerCase(Locale.ROOT),
                answer.findings().stream().map(Part::of).toList());
    }
}
