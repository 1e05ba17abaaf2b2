package io.tipstaff.portal.detection.internal;

import io.tipstaff.portal.detection.DetectionsFound;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Tells open pages that something was found, by server-sent events.
///
/// Only the number of the newest detection goes out; the page then asks for what it lacks, so that
/// a burst costs a page one request and not thousands of events.
@Component
public class LiveDetections {

    private static final int MAX_PAGES = 1000;
    private static final long HOURS = Duration.ofHours(8).toMillis();

    private record Page(@Nullable UUID agency, SseEmitter emitter) {}

    private final Set<Page> pages = ConcurrentHashMap.newKeySet();

    /// Opens the stream of one agency, or of all if it is null.
    ///
    /// @throws IllegalStateException if too many pages listen already
    public SseEmitter open(@Nullable UUID agency) {
        if (pages.size() >= MAX_PAGES) {
            throw new IllegalStateException("too many pages listen: " + pages.size());
        }
        var page = new Page(agency, new SseEmitter(HOURS));
        page.emitter().onCompletion(() -> pages.remove(page));
        page.emitter().onTimeout(() -> pages.remove(page));
        page.emitter().onError(_ -> pages.remove(page));
        pages.add(page);
        send(page, SseEmitter.event().comment("open"));
        return page.emitter();
    }

    @TransactionalEventListener
    void on(DetectionsFound found) {
        for (Page page : pages) {
            if (page.agency() == null || page.agency().equals(found.agency())) {
                send(page, SseEmitter.event().name("detections").data(found.newest()));
            }
        }
    }

    /// Finds out about pages that went away, and keeps proxies from closing quiet streams.
    @Scheduled(fixedDelay = 20_000)
    void keepAlive() {
        for (Page page : pages) {
            send(page, SseEmitter.event().comment("alive"));
        }
    }

    private void send(Page page, SseEmitter.SseEventBuilder event) {
        try {
            page.emitter().send(event);
        } catch (IOException | IllegalStateException gone) {
            pages.remove(page);
        }
    }
}
