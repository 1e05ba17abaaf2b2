package io.tipstaff.portal.feeds.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tipstaff.exchange.Refusal;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.feeds.Connection;
import io.tipstaff.portal.feeds.Import;
import io.tipstaff.portal.feeds.Source;
import io.tipstaff.portal.feeds.SourceHealth;
import io.tipstaff.portal.feeds.internal.ConnectionTrial;
import io.tipstaff.portal.feeds.internal.NewSource;
import io.tipstaff.portal.feeds.internal.SourceAdministration;
import io.tipstaff.portal.feeds.internal.SourceAdministration.Overview;
import io.tipstaff.portal.feeds.internal.SourceAdministration.StagedUpload;
import io.tipstaff.portal.fetch.Fetcher;
import io.tipstaff.portal.shell.NotFoundException;
import io.tipstaff.portal.shell.UploadedName;
import jakarta.validation.Valid;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// Intelligence sources for programs.
@RestController
@RequestMapping("/api/v1/sources")
@Tag(name = "Intelligence sources")
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST')")
class SourcesApi {

    /// A source as programs see it; an address is shown without its query.
    record SourceView(
            long id,
            String name,
            String transport,
            String location,
            @Nullable String format,
            @Nullable String kind,
            int confidence,
            String tlp,
            List<String> categories,
            @Nullable Long refreshMinutes,
            boolean enabled,
            long indicators,
            HealthView health,
            ConnectionView connection,
            @Nullable ImportView newestImport) {}

    /// How a source fares.
    ///
    /// @param state `untried`, `fine`, `absent`, `empty`, `truncated`, `failing` or `stale`
    /// @param failures how many imports in a row have failed
    record HealthView(String state, @Nullable Instant since, int failures) {}

    /// How a source's server is spoken to; its secret is never shown.
    record ConnectionView(
            String authentication,
            String account,
            boolean direct,
            @Nullable Long maxBytes,
            @Nullable Long expectMinutes,
            Map<String, String> options) {}

    /// An import as programs see it.
    record ImportView(
            long id,
            String state,
            Instant requestedAt,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String format,
            Import.Counts counts,
            @Nullable String problem,
            List<String> messages) {}

    /// Why a record was refused.
    record RefusalView(long record, long line, String place, String reason, String excerpt) {}

    /// @param current whether scanners see all that was imported
    record IndexView(long indicators, boolean current) {}

    private final SourceAdministration sources;

    SourcesApi(SourceAdministration sources) {
        this.sources = sources;
    }

    @GetMapping
    @Operation(summary = "Lists the sources")
    List<SourceView> list() {
        Map<Long, SourceHealth> health = sources.health();
        return sources.all().stream()
                .map(one -> view(one, health.getOrDefault(one.source().id(), SourceHealth.UNTRIED)))
                .toList();
    }

    @GetMapping("/{id}")
    @Operation(summary = "Shows a source")
    SourceView show(@PathVariable long id) {
        return view(one(id), health(id));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasRole('OPERATOR')")
    @Operation(summary = "Adds a source by address or path and asks for its first import")
    SourceView add(@Valid @RequestBody SourceRequest request, @AuthenticationPrincipal Person me) {
        return add(request.located(), null, me);
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasRole('OPERATOR')")
    @Operation(summary = "Adds a source by upload and asks for its first import")
    SourceView upload(
            @Valid @RequestPart("source") SourceRequest request,
            @RequestPart("file") MultipartFile file,
            @AuthenticationPrincipal Person me)
            throws IOException {
        try (InputStream content = file.getInputStream()) {
            StagedUpload staged = sources.stage(UploadedName.of(file, "upload"), content);
            return add(request.uploaded(staged.fileName()), staged, me);
        }
    }

    private SourceView add(NewSource source, @Nullable StagedUpload upload, Person me) {
        if (sources.isNameTaken(source.name())) {
            throw new IllegalArgumentException(
                    "there is a source of this name already: " + source.name());
        }
        long id = sources.add(source, upload, me);
        return view(one(id), health(id));
    }

    @PostMapping(path = "/test", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasRole('OPERATOR')")
    @Operation(
            summary =
                    "Tries the connection of a source without adding it; lists the collections of a TAXII server")
    ConnectionTrial tryOut(@Valid @RequestBody SourceRequest request) {
        return sources.tryOut(request.located());
    }

    @PutMapping("/{id}/secret")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasRole('OPERATOR')")
    @Operation(summary = "Replaces the secret of a source; it is never read back")
    void replaceSecret(
            @PathVariable long id,
            @Valid @RequestBody ConnectionRequest request,
            @AuthenticationPrincipal Person me) {
        sources.replaceSecret(one(id).source(), request.keyMaterial(), me);
    }

    @PostMapping("/{id}/imports")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PreAuthorize("hasRole('OPERATOR')")
    @Operation(
            summary =
                    "Asks for an import; acceptShrunken lets it withdraw whatever the new document lacks, all fetches everything anew")
    ImportView refresh(
            @PathVariable long id,
            @RequestParam(defaultValue = "false") boolean acceptShrunken,
            @RequestParam(defaultValue = "false") boolean all,
            @AuthenticationPrincipal Person me) {
        Source source = one(id).source();
        if (acceptShrunken) {
            return importOf(id, sources.acceptShrunken(source, me));
        }
        return importOf(id, all ? sources.refreshAll(source, me) : sources.refresh(source, me));
    }

    @GetMapping("/{id}/imports")
    @Operation(summary = "Lists the newest imports of a source")
    List<ImportView> imports(@PathVariable long id, @RequestParam(defaultValue = "20") int limit) {
        one(id);
        return sources.imports(id, Math.clamp(limit, 1, 1000)).stream()
                .map(SourcesApi::view)
                .toList();
    }

    @GetMapping("/{id}/imports/{importId}")
    @Operation(summary = "Shows an import")
    ImportView importOf(@PathVariable long id, @PathVariable long importId) {
        return sources.imports(id, 1000).stream()
                .filter(one -> one.id() == importId)
                .findFirst()
                .map(SourcesApi::view)
                .orElseThrow(() -> new NotFoundException("no such import"));
    }

    @GetMapping("/{id}/imports/{importId}/refusals")
    @Operation(summary = "Lists the records that an import refused, of those that were kept")
    List<RefusalView> refusals(
            @PathVariable long id,
            @PathVariable long importId,
            @RequestParam(defaultValue = "0") int from) {
        importOf(id, importId);
        return sources.refusals(importId, Math.max(0, from), 1000).stream()
                .map(SourcesApi::view)
                .toList();
    }

    @GetMapping("/index")
    @Operation(summary = "What the index in use holds, and whether that is all that was imported")
    IndexView index() {
        return new IndexView(sources.index().indicators(), sources.indexIsCurrent());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasRole('OPERATOR')")
    @Operation(summary = "Removes a source with all that it reported")
    void remove(@PathVariable long id, @AuthenticationPrincipal Person me) {
        sources.remove(one(id).source(), me);
    }

    private Overview one(long id) {
        return sources.find(id).orElseThrow(() -> new NotFoundException("no such source"));
    }

    private SourceHealth health(long id) {
        return sources.health().getOrDefault(id, SourceHealth.UNTRIED);
    }

    static SourceView view(Overview overview, SourceHealth health) {
        Source source = overview.source();
        return new SourceView(
                source.id(),
                source.name(),
                source.transport().code(),
                source.transport().isRemote()
                        ? Fetcher.masked(source.location())
                        : source.location(),
                source.format() == null ? null : source.format().code(),
                source.kind() == null ? null : source.kind().code(),
                source.confidence(),
                source.tlp().label(),
                source.categories(),
                source.refreshEvery() == null ? null : source.refreshEvery().toMinutes(),
                source.enabled(),
                overview.current(),
                new HealthView(health.state().code(), health.since(), health.failures()),
                view(source.connection()),
                overview.newest() == null ? null : view(overview.newest()));
    }

    private static ConnectionView view(Connection connection) {
        return new ConnectionView(
                connection.authentication().code(),
                connection.account(),
                connection.direct(),
                connection.maxBytes(),
                connection.expectEvery() == null ? null : connection.expectEvery().toMinutes(),
                connection.options());
    }

    private static ImportView view(Import one) {
        return new ImportView(
                one.id(),
                one.state().code(),
                one.requestedAt(),
                one.startedAt(),
                one.endedAt(),
                one.format(),
                one.counts(),
                one.problem(),
                one.messages());
    }

    private static RefusalView view(Refusal refusal) {
        return new RefusalView(
                refusal.at().record(),
                refusal.at().line(),
                refusal.at().where(),
                refusal.reason(),
                refusal.excerpt());
    }
}
