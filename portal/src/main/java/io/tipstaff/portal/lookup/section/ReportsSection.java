package io.tipstaff.portal.lookup.section;

import io.tipstaff.indicator.Kind;
import io.tipstaff.portal.lookup.LookupSection;
import io.tipstaff.portal.lookup.SectionQuestion;
import io.tipstaff.portal.reports.Mention;
import io.tipstaff.portal.reports.Reports;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Which reports name the object, of those whose summary the person may read.
@Component
@Order(100)
class ReportsSection implements LookupSection {

    record About(List<Named> reports) {}

    /// @param kind `apt` or `financial`
    /// @param role what the object is for in it: `c2`, `delivery`, `payload` or `other`
    /// @param publishedAt null for a draft, which only the centre sees
    record Named(
            UUID id,
            String title,
            String kind,
            String tlp,
            List<String> actors,
            String role,
            List<String> threats,
            @Nullable Instant publishedAt) {

        static Named of(Mention one) {
            return new Named(
                    one.report(),
                    one.title(),
                    one.kind(),
                    one.tlp().label(),
                    one.actors(),
                    one.role(),
                    one.threats(),
                    one.publishedAt());
        }
    }

    private final Reports reports;

    ReportsSection(Reports reports) {
        this.reports = reports;
    }

    @Override
    public String name() {
        return "reports";
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
    public About tell(SectionQuestion question) {
        return new About(
                reports.about(question.forms(), question.person()).stream()
                        .map(Named::of)
                        .toList());
    }
}
