package io.tipstaff.portal.lookup.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.lookup.internal.Bulk;
import io.tipstaff.portal.lookup.internal.BulkLookups;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/// Bulk lookup for programs.
@RestController
@RequestMapping("/api/v1/lookup/bulk")
@Tag(name = "Lookup")
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST')")
class BulkApi {

    /// @param state `running`, `waiting` (no lookup is left to the agency) or `done`
    /// @param zones answers by zone; the empty name counts what is no indicator
    record BulkView(
            UUID id,
            String name,
            int objects,
            int answered,
            String state,
            Instant askedAt,
            @Nullable Instant endedAt,
            Map<String, Long> zones) {}

    private final BulkLookups bulks;

    BulkApi(BulkLookups bulks) {
        this.bulks = bulks;
    }

    @PostMapping(consumes = {"text/plain", "text/csv"})
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Looks up to 100,000 objects up, one a line, behind this request")
    BulkView start(
            @RequestParam(defaultValue = "list") String name,
            HttpServletRequest request,
            @AuthenticationPrincipal Person me)
            throws IOException {
        return view(bulks.find(bulks.start(me, name, request.getInputStream()), me));
    }

    @GetMapping("/{id}")
    @Operation(summary = "How far a bulk lookup is")
    BulkView state(@PathVariable UUID id, @AuthenticationPrincipal Person me) {
        return view(bulks.find(id, me));
    }

    @PostMapping("/{id}/resume")
    @Operation(summary = "Lets one go on that waits for lookups")
    BulkView resume(@PathVariable UUID id, @AuthenticationPrincipal Person me) {
        bulks.resume(bulks.find(id, me));
        return view(bulks.find(id, me));
    }

    @GetMapping("/{id}/answers")
    @Operation(summary = "The answers so far in the order of the objects, as JSON lines or CSV")
    ResponseEntity<StreamingResponseBody> answers(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "jsonl") String format,
            @AuthenticationPrincipal Person me) {
        Bulk bulk = bulks.find(id, me);
        return switch (format) {
            case "jsonl" -> BulkFile.jsonLines(bulks, bulk);
            case "csv" -> BulkFile.csv(bulks, bulk);
            default -> throw new IllegalArgumentException("format is jsonl or csv, not: " + format);
        };
    }

    private BulkView view(Bulk bulk) {
        return new BulkView(
                bulk.id(),
                bulk.name(),
                bulk.objects(),
                bulk.answered(),
                bulk.state().code(),
                bulk.askedAt(),
                bulk.endedAt(),
                bulks.zones(bulk));
    }
}
