package io.tipstaff.portal.feeds.internal;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Measures where the time of imports goes: `tipstaff.import.step` among the program's metrics.
@Component
class ImportSteps {

    private final MeterRegistry metrics;

    ImportSteps(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /// Runs a step and returns what it returns.
    <T> T time(String step, Supplier<T> work) {
        return metrics.timer("tipstaff.import.step", "step", step).record(work);
    }
}
