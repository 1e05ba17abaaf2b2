package io.tipstaff.portal.detection.internal;

import io.tipstaff.portal.database.AgencyScope;
import io.tipstaff.portal.detection.DetectionsFound;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Keeps what a batch held, in the scope of its agency: detections and traffic in one transaction.
@Component
class DetectionStore {

    private final JdbcDetections detections;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    DetectionStore(
            JdbcDetections detections,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.detections = detections;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    void keep(EventBatch batch, List<NewDetection> found, long lines) {
        Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS);
        AgencyScope.of(batch.agency())
                .run(
                        () ->
                                transaction.executeWithoutResult(
                                        _ -> {
                                            detections.append(found);
                                            detections.countTraffic(
                                                    batch.agency(),
                                                    batch.source(),
                                                    hour,
                                                    lines,
                                                    batch.length(),
                                                    found.size());
                                            if (!found.isEmpty()) {
                                                events.publishEvent(
                                                        new DetectionsFound(
                                                                batch.agency(),
                                                                detections.newestNumber(),
                                                                found.size()));
                                            }
                                        }));
    }
}
