package io.tipstaff.portal.feeds.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tipstaff.portal.feeds.internal.SourceComparison;
import io.tipstaff.portal.feeds.internal.SourceComparison.Comparison;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/// What sources add to each other, on a page and over REST.
@Controller
@Tag(name = "Intelligence sources")
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST')")
class ComparisonPages {

    private final SourceComparison sources;

    ComparisonPages(SourceComparison sources) {
        this.sources = sources;
    }

    @GetMapping("/sources/comparison")
    String page() {
        return "feeds/comparison";
    }

    /// Takes seconds for a large store, so the page loads it behind the rest.
    @GetMapping("/sources/comparison/table")
    String table(Model model) {
        model.addAttribute("comparison", sources.compare());
        return "feeds/comparison-table";
    }

    @GetMapping("/api/v1/sources/comparison")
    @ResponseBody
    @Operation(summary = "Compares the sources: what each alone reports, knew first, shares")
    Comparison compare() {
        return sources.compare();
    }
}
