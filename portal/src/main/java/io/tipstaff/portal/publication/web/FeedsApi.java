package io.tipstaff.portal.publication.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tipstaff.exchange.write.FeedWriter.Format;
import io.tipstaff.indicator.Kind;
import io.tipstaff.indicator.Tlp;
import io.tipstaff.portal.agency.AgencyId;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.feeds.Category;
import io.tipstaff.portal.publication.PublishedFeed;
import io.tipstaff.portal.publication.internal.FeedFiles.FeedFile;
import io.tipstaff.portal.publication.internal.FeedState;
import io.tipstaff.portal.publication.internal.PublishedFeeds;
import io.tipstaff.portal.publication.internal.PublishedFeeds.Changes;
import io.tipstaff.portal.publication.internal.PublishedFeeds.Offer;
import io.tipstaff.portal.publication.internal.PublishedFeeds.Shared;
import io.tipstaff.portal.publication.internal.Subscriptions;
import io.tipstaff.portal.shell.ApiPage;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/// Published feeds for programs.
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Data feeds")
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST')")
class FeedsApi {

    /// @param clearance strictest marking that you get; null if your agency has not subscribed
    /// @param version of the last change; null if you may not have it
    record FeedView(
            String code,
            List<String> kinds,
            List<String> categories,
            boolean demo,
            @Nullable String clearance,
            @Nullable Long version,
            @Nullable Long records,
            @Nullable Instant changedAt,
            List<String> formats) {

        static FeedView of(Offer offer) {
            PublishedFeed feed = offer.feed();
            FeedState state = offer.state();
            return new FeedView(
                    feed.code(),
                    feed.kinds().stream().map(Kind::code).toList(),
                    feed.categories().stream().map(Category::code).toList(),
                    feed.isDemo(),
                    offer.clearance() == null ? null : offer.clearance().label(),
                    state == null ? null : state.version(),
                    state == null ? null : state.records(),
                    state == null ? null : state.changedAt(),
                    feed.formats().stream().map(Format::code).toList());
        }
    }

    /// @param state `in` for a record that came or changed, `out` for one that left
    record ChangeView(String state, RecordView record) {}

    /// @param to ask for the changes after it next
    record ChangesView(String feed, long after, long to, boolean more, List<ChangeView> changes) {}

    /// What a feed shares with other feeds and with sources.
    record OverlapsView(List<Shared> feeds, List<Shared> sources) {}

    /// @param clearances by the code of the feed
    record SubscriptionsView(UUID agency, String name, Map<String, String> clearances) {}

    /// @param clearance `CLEAR`, `GREEN`, `AMBER` or `AMBER_STRICT`; null takes the feed away
    record SubscriptionChange(@Nullable String clearance) {}

    private final PublishedFeeds feeds;
    private final Subscriptions subscriptions;

    FeedsApi(PublishedFeeds feeds, Subscriptions subscriptions) {
        this.feeds = feeds;
        this.subscriptions = subscriptions;
    }

    @GetMapping("/feeds")
    @Operation(summary = "All published feeds, and what your agency may have of them")
    ApiPage<FeedView> list(@AuthenticationPrincipal Person me) {
        return new ApiPage<>(feeds.offers(me).stream().map(FeedView::of).toList(), null);
    }

    @GetMapping("/feeds/{code}")
    @Operation(summary = "One feed")
    FeedView one(@PathVariable String code, @AuthenticationPrincipal Person me) {
        return FeedView.of(feeds.offer(code, me));
    }

    @GetMapping(path = "/feeds/{code}/schema", produces = "application/schema+json")
    @Operation(summary = "JSON Schema of the feed's JSON documents")
    Resource schema(@PathVariable String code) {
        PublishedFeeds.feed(code);
        return new ClassPathResource("publication/feed.schema.json");
    }

    @GetMapping("/feeds/{code}/file")
    @Operation(
            summary =
                    "The feed as a file; `packed=true` for gzip with ranges. Send `If-None-Match` with the ETag"
                            + " that you have")
    @Nullable ResponseEntity<Resource> file(
            @PathVariable String code,
            @RequestParam(defaultValue = "json") String format,
            @RequestParam(defaultValue = "false") boolean packed,
            @AuthenticationPrincipal Person me,
            WebRequest request)
            throws IOException {
        FeedFile file = feeds.file(code, format, me);
        return FeedDownload.of(file, packed, request);
    }

    @GetMapping("/feeds/{code}/changes")
    @Operation(summary = "What came into the feed, changed in it or left it after a version")
    ChangesView changes(
            @PathVariable String code,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "1000") int limit,
            @AuthenticationPrincipal Person me) {
        Changes changes = feeds.changes(code, after, ApiPage.checkedLimit(limit), me);
        return new ChangesView(
                code,
                after,
                changes.to(),
                changes.more(),
                changes.changes().stream()
                        .map(
                                one ->
                                        new ChangeView(
                                                one.left() ? "out" : "in",
                                                RecordView.of(one.record())))
                        .toList());
    }

    @GetMapping("/feeds/{code}/sample")
    @Operation(summary = "The ten newest records")
    List<RecordView> sample(@PathVariable String code, @AuthenticationPrincipal Person me) {
        return feeds.sample(code, me).stream().map(RecordView::of).toList();
    }

    @GetMapping("/feeds/{code}/overlaps")
    @PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST') and principal.ofOperator()")
    @Operation(summary = "What the feed shares with other feeds and with sources")
    OverlapsView overlaps(@PathVariable String code) {
        return new OverlapsView(feeds.sharedWithFeeds(code), feeds.sharedWithSources(code));
    }

    @GetMapping("/subscriptions")
    @PreAuthorize("hasRole('OPERATOR')")
    @Operation(summary = "Which agency may have which feed")
    ApiPage<SubscriptionsView> subscriptions() {
        return new ApiPage<>(
                subscriptions.all().stream()
                        .map(
                                one ->
                                        new SubscriptionsView(
                                                one.agency().id().value(),
                                                one.agency().name(),
                                                named(one.clearances())))
                        .toList(),
                null);
    }

    private static Map<String, String> named(Map<String, Tlp> clearances) {
        return clearances.entrySet().stream()
                .collect(
                        java.util.stream.Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().name()));
    }

    @PutMapping("/subscriptions/{agency}/{feed}")
    @PreAuthorize("hasRole('OPERATOR')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Gives an agency a feed up to a marking, or takes it away")
    void subscribe(
            @PathVariable AgencyId agency,
            @PathVariable String feed,
            @RequestBody SubscriptionChange change,
            @AuthenticationPrincipal Person me) {
        subscriptions.set(agency, PublishedFeeds.feed(feed), clearance(change.clearance()), me);
    }

    static @Nullable Tlp clearance(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        return Arrays.stream(Tlp.values())
                .filter(tlp -> tlp.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a marking: " + name));
    }

    static MediaType mediaType(Format format) {
        return MediaType.parseMediaType(format.mediaType());
    }
}
