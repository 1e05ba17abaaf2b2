package io.tipstaff.portal.passivedns.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.passivedns.PassiveDns;
import io.tipstaff.portal.passivedns.Resolution;
import io.tipstaff.portal.passivedns.internal.Resolutions;
import io.tipstaff.portal.passivedns.internal.Resolutions.Added;
import io.tipstaff.portal.shell.ApiPage;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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

/// Passive DNS for programs.
@RestController
@RequestMapping("/api/v1/passivedns")
@Tag(name = "Passive DNS")
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST')")
class PassiveDnsApi {

    private final PassiveDns passiveDns;
    private final Resolutions resolutions;

    PassiveDnsApi(PassiveDns passiveDns, Resolutions resolutions) {
        this.passiveDns = passiveDns;
        this.resolutions = resolutions;
    }

    @GetMapping
    @Operation(
            summary =
                    "What a name resolved to, or `*.name` those below it, or what resolved to an answer")
    ApiPage<Resolution> search(
            @RequestParam String q, @RequestParam(defaultValue = "100") int limit) {
        return new ApiPage<>(passiveDns.search(q, ApiPage.checkedLimit(limit)), null);
    }

    /// As other servers of passive DNS do it.
    @GetMapping(path = "/query/{q}", produces = Cof.TYPE)
    @Operation(summary = "The same in the common output format, one JSON object a line")
    byte[] query(@PathVariable String q) {
        var out = new ByteArrayOutputStream();
        passiveDns.search(q, ApiPage.MAX).forEach(one -> Cof.write(one, out));
        return out.toByteArray();
    }

    /// All at once is for people of the centre; who asks for one name sees what belongs to it.
    @GetMapping("/feed")
    @PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST') and principal.ofOperator()")
    @Operation(
            summary =
                    "The passive DNS feed: all that was seen, or updated since a time, in the common output format")
    ResponseEntity<StreamingResponseBody> feed(
            @RequestParam(required = false) @Nullable Instant since) {
        Instant from = since == null ? Instant.EPOCH : since;
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(Cof.TYPE))
                .body(out -> resolutions.each(from, one -> Cof.write(one, out)));
    }

    @PostMapping
    @PreAuthorize("hasRole('OPERATOR')")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary =
                    "Adds a document up: common output format, Zeek's dns.log, dnstap as JSON; gzip too")
    Added add(
            @RequestParam String name,
            HttpServletRequest request,
            @AuthenticationPrincipal Person me)
            throws IOException {
        return resolutions.add(request.getInputStream(), name, me);
    }
}
