package io.tipstaff.portal.reports.web;

import io.tipstaff.portal.agency.Person;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The files that a report's page links to.
@Controller
@RequestMapping("/reports")
class ReportFilePages {

    private final ReportFiles files;

    ReportFilePages(ReportFiles files) {
        this.files = files;
    }

    @GetMapping("/{id}/indicators")
    ResponseEntity<byte[]> indicators(
            @PathVariable UUID id,
            @RequestParam String format,
            @AuthenticationPrincipal Person me) {
        return files.indicators(me, id, format);
    }

    @GetMapping("/{id}/yara")
    ResponseEntity<byte[]> yara(@PathVariable UUID id, @AuthenticationPrincipal Person me) {
        return files.yara(me, id);
    }

    @GetMapping("/{id}/pdf")
    ResponseEntity<byte[]> pdf(@PathVariable UUID id, @AuthenticationPrincipal Person me) {
        return files.pdf(me, id);
    }

    @GetMapping("/master-ioc")
    ResponseEntity<byte[]> masterIndicators(
            @RequestParam(defaultValue = "table") String format,
            @AuthenticationPrincipal Person me) {
        return files.masterIndicators(me, null, format);
    }

    @GetMapping("/master-yara")
    ResponseEntity<byte[]> masterYara(@AuthenticationPrincipal Person me) {
        return files.masterYara(me, null);
    }
}
