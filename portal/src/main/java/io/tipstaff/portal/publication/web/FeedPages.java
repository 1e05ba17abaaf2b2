package io.tipstaff.portal.publication.web;

import io.tipstaff.indicator.Tlp;
import io.tipstaff.portal.agency.AgencyId;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.publication.PublishedFeed;
import io.tipstaff.portal.publication.internal.PublishedFeeds;
import io.tipstaff.portal.publication.internal.PublishedFeeds.Offer;
import io.tipstaff.portal.publication.internal.Subscriptions;
import io.tipstaff.portal.shell.Capability;
import io.tipstaff.portal.shell.NavigationEntry;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// Published feeds: what each holds, how it is had, what it adds.
@Controller
@RequestMapping("/feeds")
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST')")
class FeedPages {

    private final PublishedFeeds feeds;
    private final Subscriptions subscriptions;

    FeedPages(PublishedFeeds feeds, Subscriptions subscriptions) {
        this.feeds = feeds;
        this.subscriptions = subscriptions;
    }

    @GetMapping
    String list(@AuthenticationPrincipal Person me, Model model) {
        model.addAttribute("offers", feeds.offers(me));
        return "publication/feeds";
    }

    @GetMapping("/{code}")
    String show(@PathVariable String code, @AuthenticationPrincipal Person me, Model model) {
        Offer offer = feeds.offer(code, me);
        model.addAttribute("offer", offer);
        model.addAttribute(
                "sample",
                offer.clearance() == null
                        ? List.of()
                        : feeds.sample(code, me).stream().map(RecordView::of).toList());
        model.addAttribute("chart", HistoryChart.of(feeds.history(code)));
        model.addAttribute(
                "base", ServletUriComponentsBuilder.fromCurrentContextPath().toUriString());
        return "publication/feed";
    }

    /// Takes long for large feeds, so the page loads it behind the rest.
    @GetMapping("/{code}/overlaps")
    @PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST') and principal.ofOperator()")
    String overlaps(@PathVariable String code, Model model) {
        model.addAttribute("withFeeds", feeds.sharedWithFeeds(code));
        model.addAttribute("withSources", feeds.sharedWithSources(code));
        return "publication/overlaps";
    }

    @GetMapping("/{code}/file")
    @Nullable ResponseEntity<Resource> file(
            @PathVariable String code,
            @RequestParam String format,
            @RequestParam(defaultValue = "false") boolean packed,
            @AuthenticationPrincipal Person me,
            WebRequest request)
            throws IOException {
        return FeedDownload.of(feeds.file(code, format, me), packed, request);
    }

    @GetMapping("/subscriptions")
    @PreAuthorize("hasRole('OPERATOR')")
    String subscriptions(Model model) {
        model.addAttribute("agencies", subscriptions.all());
        model.addAttribute("feeds", PublishedFeed.all());
        return "publication/subscriptions";
    }

    @GetMapping("/subscriptions/{agency}")
    @PreAuthorize("hasRole('OPERATOR')")
    String subscriptions(@PathVariable AgencyId agency, Model model) {
        model.addAttribute("one", subscriptions.of(agency));
        model.addAttribute("feeds", PublishedFeed.all());
        model.addAttribute(
                "clearances", List.of(Tlp.CLEAR, Tlp.GREEN, Tlp.AMBER, Tlp.AMBER_STRICT));
        return "publication/agency-subscriptions";
    }

    @PostMapping("/subscriptions")
    @PreAuthorize("hasRole('OPERATOR')")
    String subscribe(
            @RequestParam AgencyId agency,
            @RequestParam String feed,
            @RequestParam(defaultValue = "") String clearance,
            @AuthenticationPrincipal Person me) {
        subscriptions.set(agency, PublishedFeeds.feed(feed), FeedsApi.clearance(clearance), me);
        return "redirect:/feeds/subscriptions/" + agency.value();
    }

    @Configuration(proxyBeanMethods = false)
    static class Declarations {

        @Bean
        NavigationEntry feedsEntry() {
            return NavigationEntry.forRoles(Capability.FEEDS, "/feeds", "OPERATOR", "ANALYST");
        }
    }
}
