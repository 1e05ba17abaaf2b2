package io.tipstaff.portal.feeds.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tipstaff.portal.feeds.internal.Validation;
import io.tipstaff.portal.feeds.internal.Validation.Entry;
import io.tipstaff.portal.shell.ApiPage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The validation queue and what was kept out, for programs.
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Validation")
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST') and principal.ofOperator()")
class ValidationApi {

    /// @param urgency doubt times what depends on it, 0 to 300
    record EntryView(
            long id,
            String kind,
            String value,
            String zone,
            int score,
            int sources,
            int urgency,
            List<String> why,
            @Nullable String keptOut,
            Instant changedAt) {

        static EntryView of(Entry entry) {
            return new EntryView(
                    entry.id(),
                    entry.indicator().kind().code(),
                    entry.indicator().canonical(),
                    entry.zone().code(),
                    entry.score(),
                    entry.sources(),
                    entry.urgency(),
                    entry.why(),
                    entry.keptOut(),
                    entry.changedAt());
        }
    }

    private final Validation validation;

    ValidationApi(Validation validation) {
        this.validation = validation;
    }

    @GetMapping("/validation")
    @Operation(summary = "What nobody has looked at, the most urgent first")
    ApiPage<EntryView> queue(@RequestParam(defaultValue = "100") int limit) {
        return page(validation.queue(ApiPage.checkedLimit(limit)));
    }

    @GetMapping("/kept-out")
    @Operation(summary = "What sources report and lists or verdicts keep out, with the reason")
    ApiPage<EntryView> keptOut(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "100") int limit) {
        return page(validation.keptOut(q, ApiPage.checkedLimit(limit)));
    }

    private static ApiPage<EntryView> page(List<Entry> entries) {
        return new ApiPage<>(entries.stream().map(EntryView::of).toList(), null);
    }
}
