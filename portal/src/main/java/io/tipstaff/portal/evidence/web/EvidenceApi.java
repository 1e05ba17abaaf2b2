package io.tipstaff.portal.evidence.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.database.Slice;
import io.tipstaff.portal.evidence.internal.EvidenceDesk;
import io.tipstaff.portal.evidence.internal.Question;
import io.tipstaff.portal.evidence.internal.SealedEvidence;
import io.tipstaff.portal.evidence.internal.Sealing;
import io.tipstaff.portal.lookup.MeteredLookup.Outcome.Exhausted;
import io.tipstaff.portal.lookup.QuotaExhausted;
import io.tipstaff.portal.shell.ApiPage;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Evidence for programs.
@RestController
@RequestMapping("/api/v1/evidence")
@Tag(name = "Evidence")
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST')")
class EvidenceApi {

    private static final String ZIP = "application/zip";

    /// What is to be sealed.
    record SealRequest(
            @NotBlank @Size(max = Question.MAX_VALUE) String value,
            @JsonProperty("case") @NotBlank @Size(max = Question.MAX_CASE) String caseNumber,
            @Size(max = Question.MAX_REASON) @Nullable String reason) {

        Question question() {
            return new Question(value, caseNumber, reason == null ? "" : reason);
        }
    }

    /// What was sealed.
    ///
    /// @param stamped whether a time stamp authority confirmed the time
    record SealedView(
            UUID id,
            Instant at,
            @JsonProperty("case") String caseNumber,
            String reason,
            String question,
            String kind,
            String value,
            String zone,
            String tlp,
            String login,
            boolean stamped,
            String fileName,
            long bytes,
            String sha256) {

        static SealedView of(SealedEvidence sealed) {
            return new SealedView(
                    sealed.id(),
                    sealed.at(),
                    sealed.caseNumber(),
                    sealed.reason(),
                    sealed.question(),
                    sealed.kind(),
                    sealed.object(),
                    sealed.zone(),
                    sealed.tlp(),
                    sealed.login(),
                    sealed.stamped(),
                    sealed.fileName(),
                    sealed.bytes(),
                    sealed.sha256());
        }
    }

    private final EvidenceDesk desk;

    EvidenceApi(EvidenceDesk desk) {
        this.desk = desk;
    }

    @PostMapping(produces = ZIP)
    @Operation(
            summary =
                    "Looks one object up for a case and answers with the sealed file; costs a lookup")
    ResponseEntity<byte[]> seal(
            @Valid @RequestBody SealRequest request, @AuthenticationPrincipal Person me) {
        return switch (desk.seal(me, request.question())) {
            case Sealing.Done(SealedEvidence sealed) ->
                    EvidenceFile.answer(
                            ResponseEntity.created(
                                    URI.create("/api/v1/evidence/" + sealed.id() + "/file")),
                            desk.download(me, sealed.id()));
            case Sealing.Refused(Exhausted exhausted) ->
                    throw new QuotaExhausted(HttpStatus.TOO_MANY_REQUESTS, exhausted);
        };
    }

    @GetMapping
    @Operation(summary = "What your agency sealed, the newest first")
    ApiPage<SealedView> list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit,
            @AuthenticationPrincipal Person me) {
        Slice<SealedEvidence> sealed =
                desk.sealed(me, q, "-sealed", after, ApiPage.checkedLimit(limit));
        return new ApiPage<>(sealed.rows().stream().map(SealedView::of).toList(), sealed.next());
    }

    @GetMapping("/{id}")
    @Operation(summary = "One of them")
    SealedView one(@PathVariable UUID id, @AuthenticationPrincipal Person me) {
        return SealedView.of(desk.find(me, id));
    }

    @GetMapping(path = "/{id}/file", produces = ZIP)
    @Operation(summary = "The sealed file again, byte for byte")
    ResponseEntity<byte[]> file(@PathVariable UUID id, @AuthenticationPrincipal Person me) {
        return EvidenceFile.answer(ResponseEntity.ok(), desk.download(me, id));
    }
}
