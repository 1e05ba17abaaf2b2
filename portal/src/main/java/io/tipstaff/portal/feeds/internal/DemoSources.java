package io.tipstaff.portal.feeds.internal;

import io.tipstaff.indicator.Tlp;
import io.tipstaff.portal.feeds.Transport;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Adds the three demo feeds when the store is new, so that the first look shows something.
///
/// All that they hold is invented: reserved names, documentation addresses, hashes of sentences.
@Component
@ConditionalOnBooleanProperty("tipstaff.demo")
class DemoSources {

    private static final int CONFIDENCE = 80;

    private final JdbcSources sources;
    private final ImportQueue queue;

    DemoSources(JdbcSources sources, ImportQueue queue) {
        this.sources = sources;
        this.queue = queue;
    }

    @EventListener
    void on(ApplicationReadyEvent ready) {
        if (sources.isNew()) {
            add("Demo: botnet C2", "botnet-c2.csv", "c2");
            add("Demo: malicious hashes", "malicious-hash.json", "malware");
            add("Demo: IP reputation", "ip-reputation.txt", "attack");
        }
    }

    private void add(String name, String document, String category) {
        var source =
                new NewSource(
                        name,
                        Transport.BUNDLED,
                        document,
                        null,
                        null,
                        CONFIDENCE,
                        Tlp.CLEAR,
                        List.of(category),
                        null,
                        false);
        queue.ask(sources.add(source, "Tipstaff"), "Tipstaff");
    }
}
