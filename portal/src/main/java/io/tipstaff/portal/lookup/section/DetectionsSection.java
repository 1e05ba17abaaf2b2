package io.tipstaff.portal.lookup.section;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.tipstaff.indicator.Kind;
import io.tipstaff.portal.detection.Detection;
import io.tipstaff.portal.detection.DetectionFilter;
import io.tipstaff.portal.detection.DetectionView;
import io.tipstaff.portal.detection.Detections;
import io.tipstaff.portal.lookup.LookupSection;
import io.tipstaff.portal.lookup.SectionQuestion;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Where the object was found in the events of the scope.
@Component
@Order(110)
class DetectionsSection implements LookupSection {

    private static final int SHOWN = 10;
    private static final int COUNTED = 10_000;

    /// @param count up to 10,000 for each indicator that the object is
    record Found(long count, @JsonIgnore List<Detection> rows) {

        /// Returns the newest as programs see them.
        @JsonProperty
        public List<DetectionView> newest() {
            return rows.stream().map(DetectionView::of).toList();
        }
    }

    private final Detections detections;

    DetectionsSection(Detections detections) {
        this.detections = detections;
    }

    @Override
    public String name() {
        return "detections";
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
    public Found tell(SectionQuestion question) {
        List<DetectionFilter> filters =
                question.ids().stream().map(DetectionFilter::ofIndicator).toList();
        return new Found(
                filters.stream().mapToLong(one -> detections.count(one, COUNTED)).sum(),
                filters.stream()
                        .flatMap(one -> detections.newest(one, SHOWN).stream())
                        .sorted(Comparator.comparingLong(Detection::id).reversed())
                        .limit(SHOWN)
                        .toList());
    }
}
