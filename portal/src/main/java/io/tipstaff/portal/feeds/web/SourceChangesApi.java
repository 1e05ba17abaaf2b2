package io.tipstaff.portal.feeds.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tipstaff.exchange.FeedRecord;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.feeds.Import;
import io.tipstaff.portal.feeds.Source;
import io.tipstaff.portal.feeds.Transport;
import io.tipstaff.portal.feeds.intake.IntakeJson;
import io.tipstaff.portal.feeds.internal.MissingKind;
import io.tipstaff.portal.feeds.internal.Preview;
import io.tipstaff.portal.feeds.internal.SourceAdministration;
import io.tipstaff.portal.feeds.internal.SourceChanges;
import io.tipstaff.portal.feeds.internal.Version;
import io.tipstaff.portal.shell.NotFoundException;
import io.tipstaff.portal.shell.UploadedName;
import jakarta.validation.Valid;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// Changes of sources for programs: description, intake, kept documents.
@RestController
@RequestMapping("/api/v1/sources/{id}")
@Tag(name = "Intelligence sources")
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST')")
class SourceChangesApi {

    /// What an intake would take of the first part of the document that is here.
    ///
    /// @param format as which it was recognised; null if it could not be had
    /// @param fields what was recognised in it
    /// @param kinds how many of the records that were read are of which kind
    /// @param problem what went wrong, null if nothing did
    record PreviewView(
            @Nullable String format,
            @Nullable String records,
            List<IntakeJson.FieldJson> fields,
            Map<String, Integer> kinds,
            long taken,
            long refused,
            long leftOut,
            List<RecordView> sample,
            @Nullable String problem) {}

    /// An indicator of a preview.
    record RecordView(String place, String kind, String indicator, String written) {}

    /// A document that can be gone back to.
    ///
    /// @param importId the import that brought it
    /// @param bytes packed
    record VersionView(
            long importId, String state, Instant importedAt, Import.Counts counts, long bytes) {}

    /// What a held document lacks of one kind.
    record MissingView(String kind, long count, List<String> sample) {}

    private final SourceAdministration sources;
    private final SourceChanges changes;

    SourceChangesApi(SourceAdministration sources, SourceChanges changes) {
        this.sources = sources;
        this.changes = changes;
    }

    @PutMapping
    @PreAuthorize("hasRole('OPERATOR')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary =
                    "Changes a source; what is left out stays as it is, and so does the sign-in. What decides how its document is read asks for an import")
    void edit(
            @PathVariable long id,
            @Valid @RequestBody SourceRequest request,
            @AuthenticationPrincipal Person me) {
        Source source = source(id);
        changes.edit(source, request.edit(source), me);
    }

    @PutMapping(path = "/document", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize("hasRole('OPERATOR')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Replaces the document of an uploaded source and imports it")
    void replace(
            @PathVariable long id,
            @RequestPart("file") MultipartFile file,
            @AuthenticationPrincipal Person me)
            throws IOException {
        Source source = source(id);
        if (source.transport() != Transport.UPLOAD) {
            throw new IllegalArgumentException(
                    "only the document of an upload can be replaced; this comes by "
                            + source.transport().code());
        }
        try (InputStream content = file.getInputStream()) {
            sources.replaceUpload(
                    source, sources.stage(UploadedName.of(file, "upload"), content), me);
        }
    }

    @GetMapping("/intake")
    @Operation(summary = "Shows what is taken from a source: fields, filter, retention")
    IntakeJson intake(@PathVariable long id) {
        return IntakeJson.of(changes.intake(source(id)));
    }

    @PutMapping("/intake")
    @PreAuthorize("hasRole('OPERATOR')")
    @Operation(summary = "Changes what is taken from a source, and imports its document anew")
    IntakeJson take(
            @PathVariable long id,
            @RequestBody IntakeJson intake,
            @AuthenticationPrincipal Person me) {
        changes.take(source(id), intake.toIntake(), me);
        return intake(id);
    }

    @PostMapping("/intake/preview")
    @PreAuthorize("hasRole('OPERATOR')")
    @Operation(summary = "Shows what an intake would take, without storing it")
    PreviewView preview(@PathVariable long id, @RequestBody IntakeJson intake) {
        return view(changes.preview(source(id), intake.toIntake()));
    }

    @GetMapping("/versions")
    @Operation(summary = "Lists the kept documents of a source, newest first")
    List<VersionView> versions(@PathVariable long id) {
        return changes.versions(source(id)).stream().map(SourceChangesApi::view).toList();
    }

    @PostMapping("/versions/{importId}")
    @PreAuthorize("hasRole('OPERATOR')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary =
                    "Goes back to the document of an import, and pauses the source so that it stays")
    Map<String, Long> goBack(
            @PathVariable long id,
            @PathVariable long importId,
            @AuthenticationPrincipal Person me) {
        return Map.of("importId", changes.goBack(source(id), importId, me));
    }

    @GetMapping("/imports/{importId}/missing")
    @Operation(summary = "Shows what the document of a held import lacks, by kind, with a sample")
    List<MissingView> missing(@PathVariable long id, @PathVariable long importId) {
        if (sources.imports(id, 1000).stream().noneMatch(one -> one.id() == importId)) {
            throw new NotFoundException("no such import");
        }
        return changes.missing(importId).stream().map(SourceChangesApi::view).toList();
    }

    private Source source(long id) {
        return sources.find(id).orElseThrow(() -> new NotFoundException("no such source")).source();
    }

    private static PreviewView view(Preview preview) {
        return new PreviewView(
                preview.detection() == null ? null : preview.detection().format().code(),
                preview.detection() == null ? null : preview.detection().mapping().records(),
                preview.detection() == null
                        ? List.of()
                        : IntakeJson.fields(preview.detection().mapping()),
                preview.kinds().entrySet().stream()
                        .collect(Collectors.toMap(one -> one.getKey().code(), Map.Entry::getValue)),
                preview.records(),
                preview.refused(),
                preview.leftOut(),
                preview.sample().stream().map(SourceChangesApi::view).toList(),
                preview.problem());
    }

    private static RecordView view(FeedRecord record) {
        return new RecordView(
                record.at().toString(),
                record.indicator().kind().code(),
                record.indicator().canonical(),
                record.written());
    }

    private static VersionView view(Version version) {
        return new VersionView(
                version.of().id(),
                version.of().state().code(),
                version.of().requestedAt(),
                version.of().counts(),
                version.bytes());
    }

    private static MissingView view(MissingKind missing) {
        return new MissingView(missing.kind().code(), missing.number(), missing.sample());
    }
}
