package io.tipstaff.portal.feeds.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.feeds.Category;
import io.tipstaff.portal.feeds.catalogue.Catalogue;
import io.tipstaff.portal.feeds.catalogue.CatalogueEntry;
import io.tipstaff.portal.feeds.internal.NewSource;
import io.tipstaff.portal.feeds.internal.SourceAdministration;
import io.tipstaff.portal.feeds.web.SourcesApi.SourceView;
import io.tipstaff.portal.fetch.Secret;
import io.tipstaff.portal.shell.NotFoundException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The catalogue of public feeds for programs.
@RestController
@RequestMapping("/api/v1/sources/catalogue")
@Tag(name = "Intelligence sources")
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST')")
class CatalogueApi {

    /// A feed as programs see it.
    record EntryView(
            String id,
            String name,
            String publisher,
            String about,
            String transport,
            String address,
            String format,
            @Nullable String kind,
            String authentication,
            String keyFrom,
            String licence,
            String terms,
            long refreshMinutes,
            @Nullable Long expectHours,
            List<String> categories,
            int confidence,
            String tlp) {}

    /// How a feed is to be added.
    ///
    /// @param key left out if the feed needs none
    /// @param paused whether it waits until somebody resumes it
    record OrderRequest(@Nullable @Size(max = 8192) String key, @Nullable Boolean paused) {

        /// Without the key, for logs.
        @Override
        public String toString() {
            return "OrderRequest[paused=" + paused + "]";
        }
    }

    private final Catalogue catalogue;
    private final SourceAdministration sources;

    CatalogueApi(Catalogue catalogue, SourceAdministration sources) {
        this.catalogue = catalogue;
        this.sources = sources;
    }

    @GetMapping
    @Operation(summary = "Lists the public feeds that can be added")
    List<EntryView> list(
            @RequestParam(defaultValue = "") String q, @RequestParam @Nullable String category) {
        @Nullable Category only =
                category == null
                        ? null
                        : Category.ofCode(category)
                                .orElseThrow(
                                        () ->
                                                new IllegalArgumentException(
                                                        "unknown category: " + category));
        return catalogue.find(q, only).stream().map(CatalogueApi::view).toList();
    }

    @PostMapping("/{id}")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasRole('OPERATOR')")
    @Operation(summary = "Adds a feed of the catalogue as a source")
    SourceView add(
            @PathVariable String id,
            @Valid @RequestBody OrderRequest request,
            @AuthenticationPrincipal Person me) {
        CatalogueEntry entry =
                catalogue.find(id).orElseThrow(() -> new NotFoundException("no such feed"));
        if (sources.isNameTaken(entry.name())) {
            throw new IllegalArgumentException(
                    "there is a source of this name already: " + entry.name());
        }
        String key = request.key() == null ? "" : request.key().strip();
        NewSource source = new CatalogueOrder(entry, new Secret(key)).toSource();
        long added =
                Boolean.TRUE.equals(request.paused())
                        ? sources.addPaused(source, me)
                        : sources.add(source, null, me);
        return SourcesApi.view(sources.find(added).orElseThrow(), sources.health().get(added));
    }

    private static EntryView view(CatalogueEntry entry) {
        return new EntryView(
                entry.id(),
                entry.name(),
                entry.publisher(),
                entry.about(),
                entry.transport().code(),
                entry.address(),
                entry.format().code(),
                entry.kind() == null ? null : entry.kind().code(),
                entry.authentication().code(),
                entry.keyFrom(),
                entry.licence(),
                entry.terms(),
                entry.refreshEvery().toMinutes(),
                entry.expectEvery() == null ? null : entry.expectEvery().toHours(),
                entry.categories().stream().map(Category::code).toList(),
                entry.confidence(),
                entry.tlp().label());
    }
}
