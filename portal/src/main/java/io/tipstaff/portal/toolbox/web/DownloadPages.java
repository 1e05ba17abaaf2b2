package io.tipstaff.portal.toolbox.web;

import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.publication.FeedList;
import io.tipstaff.portal.publication.FeedList.ListedFeed;
import io.tipstaff.portal.shell.Capability;
import io.tipstaff.portal.shell.NavigationEntry;
import io.tipstaff.portal.shell.NotFoundException;
import io.tipstaff.portal.shell.TableQuery;
import io.tipstaff.portal.toolbox.internal.Connector;
import io.tipstaff.portal.toolbox.internal.Entry;
import io.tipstaff.portal.toolbox.internal.EntryKind;
import io.tipstaff.portal.toolbox.internal.OwnTools;
import io.tipstaff.portal.toolbox.internal.ToolCatalogue;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Everything there is to take away, on one page.
@Controller
@RequestMapping("/downloads")
class DownloadPages {

    /// A catalogue longer than this is searched, not read.
    private static final int SHOWN = 200;

    private static final List<String> COMMANDS =
            List.of("hash", "extract", "pack", "verify", "match");

    /// What the feeds come to for somebody.
    ///
    /// @param records in the feeds that the person may have
    record FeedFigures(int feeds, int available, long records) {

        static FeedFigures of(List<ListedFeed> listed) {
            return new FeedFigures(
                    listed.size(),
                    (int) listed.stream().filter(ListedFeed::available).count(),
                    listed.stream().mapToLong(ListedFeed::records).sum());
        }
    }

    private final ToolCatalogue catalogue;
    private final OwnTools own;
    private final FeedList feeds;

    DownloadPages(ToolCatalogue catalogue, OwnTools own, FeedList feeds) {
        this.catalogue = catalogue;
        this.own = own;
        this.feeds = feeds;
    }

    @GetMapping
    String all(
            @RequestParam(defaultValue = "") String q,
            @AuthenticationPrincipal Person me,
            Model model) {
        String text = new TableQuery(q, null, null).text();
        List<Entry> tools = entries(me, EntryKind.TOOL, text);
        List<Entry> documents = entries(me, EntryKind.DOCUMENT, text);
        model.addAttribute("q", text);
        model.addAttribute("tools", tools);
        model.addAttribute("documents", documents);
        model.addAttribute("cut", tools.size() == SHOWN || documents.size() == SHOWN);
        model.addAttribute("catalogue", catalogue);
        model.addAttribute("bundle", own.bundle().orElse(null));
        model.addAttribute("commands", COMMANDS);
        model.addAttribute("connectors", Connector.all());
        model.addAttribute("operator", me.is(Role.OPERATOR));
        if (me.is(Role.OPERATOR) || me.is(Role.ANALYST)) {
            model.addAttribute("figures", FeedFigures.of(feeds.listFor(me)));
        }
        return "toolbox/all";
    }

    private List<Entry> entries(Person me, EntryKind kind, String text) {
        return catalogue.entries(me, kind, text, "name", null, SHOWN).rows();
    }

    @GetMapping("/own/tools")
    ResponseEntity<Resource> tools() {
        return FileAnswer.of(
                own.bundle()
                        .orElseThrow(
                                () ->
                                        new NotFoundException(
                                                "this build of the portal has no tools")));
    }

    @Configuration(proxyBeanMethods = false)
    static class Declarations {

        @Bean
        NavigationEntry downloadsEntry() {
            return NavigationEntry.forEverybody(Capability.DOWNLOADS, "/downloads");
        }
    }
}
