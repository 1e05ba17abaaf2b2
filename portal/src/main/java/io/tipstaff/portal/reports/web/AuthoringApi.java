package io.tipstaff.portal.reports.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.reports.attack.AttackTables;
import io.tipstaff.portal.reports.document.ReportImport;
import io.tipstaff.portal.reports.internal.Authoring;
import io.tipstaff.portal.reports.internal.Draft;
import io.tipstaff.portal.reports.internal.ReportReading;
import io.tipstaff.portal.reports.web.ReportViews.ReportView;
import io.tipstaff.portal.shell.UploadedName;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// Reports for programs of the centre that write them.
@RestController
@RequestMapping("/api/v1/reports")
@Tag(name = "Reports")
@PreAuthorize("principal.ofOperator() and hasAnyRole('OPERATOR', 'ANALYST')")
class AuthoringApi {

    /// @param news what is new in the edition; may be missing
    record Publication(@Nullable String news) {}

    /// A draft that was made of a document.
    ///
    /// @param remarks what was left out, and why
    record Imported(ReportView draft, List<String> remarks) {}

    private final Authoring authoring;
    private final ReportReading reports;
    private final ReportImport documents;
    private final AttackTables attack;
    private final Validator validator;

    AuthoringApi(
            Authoring authoring,
            ReportReading reports,
            ReportImport documents,
            AttackTables attack,
            Validator validator) {
        this.authoring = authoring;
        this.reports = reports;
        this.documents = documents;
        this.attack = attack;
        this.validator = validator;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Begins a report as a draft")
    ReportView create(
            @Valid @RequestBody ReportRequest request, @AuthenticationPrincipal Person me) {
        return view(me, authoring.create(me.actor(), draft(request)));
    }

    @PutMapping("/{id}")
    @Operation(summary = "Writes the draft of a report; of a published one the next edition begins")
    ReportView change(
            @PathVariable UUID id,
            @Valid @RequestBody ReportRequest request,
            @AuthenticationPrincipal Person me) {
        authoring.change(me.actor(), id, draft(request));
        return view(me, id);
    }

    private Draft draft(ReportRequest request) {
        ReportForm form = request.form();
        Set<ConstraintViolation<ReportForm>> wrong = validator.validate(form);
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(
                    wrong.stream()
                            .map(one -> one.getPropertyPath() + ": " + one.getMessage())
                            .sorted()
                            .collect(Collectors.joining("; ")));
        }
        var reader = new FormReader(attack);
        @Nullable Draft draft = reader.read(form);
        if (draft == null) {
            throw new IllegalArgumentException(
                    reader.faults().stream()
                            .map(fault -> fault.field() + " " + fault.message())
                            .collect(Collectors.joining("; ")));
        }
        return draft;
    }

    @PostMapping(path = "/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary =
                    "Makes a draft of a STIX 2 bundle, MISP event, OpenIOC, Markdown or PDF document")
    Imported read(@RequestPart("file") MultipartFile file, @AuthenticationPrincipal Person me)
            throws IOException {
        Draft draft = documents.read(file.getBytes(), UploadedName.of(file, "report"));
        return new Imported(view(me, authoring.create(me.actor(), draft)), draft.remarks());
    }

    @PostMapping("/{id}/publish")
    @Operation(summary = "Publishes the draft as the next edition")
    ReportView publish(
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable Publication publication,
            @AuthenticationPrincipal Person me) {
        String news = publication == null || publication.news() == null ? "" : publication.news();
        authoring.publish(me.actor(), id, EditorPages.shortened(news));
        return view(me, id);
    }

    @PostMapping("/{id}/withdraw")
    @Operation(summary = "Takes a report away from all agencies")
    ReportView withdraw(@PathVariable UUID id, @AuthenticationPrincipal Person me) {
        authoring.withdraw(me, id);
        return view(me, id);
    }

    @PostMapping("/{id}/restore")
    @Operation(summary = "Brings a withdrawn report back")
    ReportView restore(@PathVariable UUID id, @AuthenticationPrincipal Person me) {
        authoring.restore(me, id);
        return view(me, id);
    }

    @DeleteMapping("/{id}/draft")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Throws the draft away; what was published stays")
    void discard(@PathVariable UUID id, @AuthenticationPrincipal Person me) {
        authoring.discard(me, id);
    }

    private ReportView view(Person me, UUID id) {
        return ReportView.of(reports.open(me, id));
    }
}
