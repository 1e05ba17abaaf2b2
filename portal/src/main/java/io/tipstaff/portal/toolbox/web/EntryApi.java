package io.tipstaff.portal.toolbox.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tipstaff.indicator.Tlp;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.database.Slice;
import io.tipstaff.portal.shell.ApiPage;
import io.tipstaff.portal.shell.NotFoundException;
import io.tipstaff.portal.toolbox.internal.Entry;
import io.tipstaff.portal.toolbox.internal.Entry.Version;
import io.tipstaff.portal.toolbox.internal.EntryKind;
import io.tipstaff.portal.toolbox.internal.EntryText;
import io.tipstaff.portal.toolbox.internal.OwnTools;
import io.tipstaff.portal.toolbox.internal.ToolCatalogue;
import io.tipstaff.portal.toolbox.internal.Upload;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/// Tools and documents for programs.
@RestController
@RequestMapping("/api/v1/downloads")
@Tag(name = "Downloads")
class EntryApi {

    /// @param kind `tool` or `document`; not needed where an entry is changed
    /// @param description Markdown
    /// @param tlp `CLEAR`, `GREEN`, `AMBER` or `AMBER_STRICT`; CLEAR if missing
    record EntryRequest(
            @Nullable String kind,
            @Nullable String name,
            @Nullable String description,
            @Nullable String publisher,
            @Nullable String platforms,
            @Nullable String licence,
            @Nullable String homePage,
            @Nullable String tlp) {

        EntryText text() {
            return new EntryForm(
                            name, description, publisher, platforms, licence, homePage, tlp, "", "")
                    .text();
        }
    }

    /// @param there whether the file can be had
    record VersionView(
            int number,
            String version,
            String fileName,
            long bytes,
            String sha256,
            String sha1,
            String md5,
            Instant addedAt,
            String addedBy,
            long downloads,
            boolean there) {}

    /// @param newest null if it has no file yet
    /// @param versions the newest first; in the answer about one entry only
    record EntryView(
            UUID id,
            String kind,
            String name,
            String description,
            String publisher,
            String platforms,
            String licence,
            String homePage,
            String tlp,
            boolean withdrawn,
            @Nullable VersionView newest,
            @Nullable List<VersionView> versions) {}

    /// The portal's own tools.
    record OwnView(String fileName, long bytes, String sha256) {}

    private final ToolCatalogue catalogue;
    private final OwnTools own;

    EntryApi(ToolCatalogue catalogue, OwnTools own) {
        this.catalogue = catalogue;
        this.own = own;
    }

    @GetMapping
    @Operation(summary = "Tools and documents, by name")
    ApiPage<EntryView> list(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit,
            @AuthenticationPrincipal Person me) {
        Slice<Entry> slice =
                catalogue.entries(
                        me,
                        kind.isEmpty() ? null : EntryKind.ofCode(kind),
                        q,
                        "name",
                        after,
                        ApiPage.checkedLimit(limit));
        return new ApiPage<>(
                slice.rows().stream().map(entry -> view(entry, null)).toList(), slice.next());
    }

    @GetMapping("/{id}")
    @Operation(summary = "One of them, with all versions")
    EntryView one(@PathVariable UUID id, @AuthenticationPrincipal Person me) {
        Entry entry = catalogue.find(me, id);
        return view(entry, catalogue.versions(entry).stream().map(this::view).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasRole('OPERATOR')")
    @Operation(summary = "Adds a tool or document; its file comes as a version")
    EntryView add(@RequestBody EntryRequest request, @AuthenticationPrincipal Person me) {
        EntryKind kind = EntryKind.ofCode(EntryForm.plain(request.kind()));
        return one(catalogue.add(me, kind, request.text(), null), me);
    }

    @PutMapping("/{id}")
    @PreAuthorize("hasRole('OPERATOR')")
    @Operation(summary = "Changes what is said of it")
    EntryView change(
            @PathVariable UUID id,
            @RequestBody EntryRequest request,
            @AuthenticationPrincipal Person me) {
        catalogue.change(me, id, request.text());
        return one(id, me);
    }

    @PostMapping(path = "/{id}/versions", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasRole('OPERATOR')")
    @Operation(
            summary =
                    "Adds a version, the body being the file, up to 4 GiB; with `expected`, a hash in hex, only if it fits")
    EntryView replace(
            @PathVariable UUID id,
            @RequestParam String fileName,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") String expected,
            InputStream content,
            @AuthenticationPrincipal Person me) {
        catalogue.replace(me, id, new Upload(version, fileName, expected, content));
        return one(id, me);
    }

    @DeleteMapping("/{id}")
    @PreAuthorize("hasRole('OPERATOR')")
    @Operation(summary = "Withdraws it; its files stay, and an operator can offer it again")
    EntryView withdraw(@PathVariable UUID id, @AuthenticationPrincipal Person me) {
        catalogue.withdraw(me, id);
        return one(id, me);
    }

    @PostMapping("/{id}/restore")
    @PreAuthorize("hasRole('OPERATOR')")
    @Operation(summary = "Offers it again")
    EntryView restore(@PathVariable UUID id, @AuthenticationPrincipal Person me) {
        catalogue.restore(me, id);
        return one(id, me);
    }

    @GetMapping("/{id}/file")
    @Operation(summary = "The file of the newest version, with ranges")
    ResponseEntity<Resource> file(
            @PathVariable UUID id, @AuthenticationPrincipal Person me, ServletWebRequest request) {
        return FileAnswer.of(catalogue.download(me, id, null, FileAnswer.again(request)));
    }

    @GetMapping("/{id}/versions/{number}/file")
    @Operation(summary = "The file of one version, with ranges")
    ResponseEntity<Resource> file(
            @PathVariable UUID id,
            @PathVariable int number,
            @AuthenticationPrincipal Person me,
            ServletWebRequest request) {
        return FileAnswer.of(catalogue.download(me, id, number, FileAnswer.again(request)));
    }

    @GetMapping("/own")
    @Operation(summary = "The portal's own tools for machines that have only Java")
    OwnView own() {
        OwnTools.Bundle bundle = bundle();
        return new OwnView(bundle.fileName(), bundle.size(), bundle.sha256());
    }

    @GetMapping("/own/file")
    @Operation(summary = "The file with them")
    ResponseEntity<Resource> ownFile() {
        return FileAnswer.of(bundle());
    }

    private OwnTools.Bundle bundle() {
        return own.bundle()
                .orElseThrow(() -> new NotFoundException("this build of the portal has no tools"));
    }

    private EntryView view(Entry entry, @Nullable List<VersionView> versions) {
        EntryText text = entry.text();
        Version newest = entry.newest();
        return new EntryView(
                entry.id(),
                entry.kind().code(),
                text.name(),
                text.description(),
                text.publisher(),
                text.platforms(),
                text.licence(),
                text.homePage(),
                text.tlp().label(),
                entry.withdrawn() != null,
                newest == null ? null : view(newest),
                versions);
    }

    private VersionView view(Version version) {
        return new VersionView(
                version.number(),
                version.label(),
                version.fileName(),
                version.size(),
                version.sha256(),
                version.sha1(),
                version.md5(),
                version.addedAt(),
                version.addedBy(),
                version.downloads(),
                catalogue.isThere(version));
    }

    static Tlp tlp(String name) {
        if (name.isBlank()) {
            return Tlp.CLEAR;
        }
        return Arrays.stream(Tlp.values())
                .filter(tlp -> tlp.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a marking: " + name));
    }
}
