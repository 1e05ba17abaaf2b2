package io.tipstaff.portal.reports.web;

import io.tipstaff.exchange.write.FeedWriter.Format;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.database.Slice;
import io.tipstaff.portal.reports.internal.AccessDesk;
import io.tipstaff.portal.reports.internal.Clearance;
import io.tipstaff.portal.reports.internal.OpenReport;
import io.tipstaff.portal.reports.internal.Profiles;
import io.tipstaff.portal.reports.internal.ReportCard;
import io.tipstaff.portal.reports.internal.ReportFilter;
import io.tipstaff.portal.reports.internal.ReportReading;
import io.tipstaff.portal.reports.internal.Sight;
import io.tipstaff.portal.shell.Capability;
import io.tipstaff.portal.shell.NavigationEntry;
import io.tipstaff.portal.shell.TableQuery;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The pages on which reports are found and read.
@Controller
@RequestMapping("/reports")
class ReportPages {

    private static final int SHOWN_INDICATORS = 500;

    private final ReportReading reports;
    private final Profiles profiles;
    private final AccessDesk desk;

    ReportPages(ReportReading reports, Profiles profiles, AccessDesk desk) {
        this.reports = reports;
        this.profiles = profiles;
        this.desk = desk;
    }

    /// What templates ask: whether the reader is of the centre, and decides there.
    @ModelAttribute
    void frame(@AuthenticationPrincipal Person me, Model model) {
        model.addAttribute("centre", Sight.of(me) == Sight.CENTRE);
        model.addAttribute("decides", AccessDesk.decides(me));
    }

    @GetMapping
    String list(
            @ModelAttribute("filter") ReportFilter filter,
            @RequestParam @Nullable String after,
            @AuthenticationPrincipal Person me,
            Model model) {
        Slice<ReportCard> slice = reports.list(me, filter, "-at", after, TableQuery.PAGE);
        model.addAttribute("reports", slice.rows());
        model.addAttribute("next", slice.next());
        model.addAttribute("later", after != null);
        model.addAttribute("clearances", reports.clearances(me, slice.rows()));
        for (String choice : new String[] {"actors", "industries", "countries"}) {
            model.addAttribute(choice, reports.choices(me, choice));
        }
        return "reports/list";
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, @AuthenticationPrincipal Person me, Model model) {
        OpenReport open = reports.open(me, id);
        fill(open, model);
        model.addAttribute("waits", desk.waits(id, me));
        if (open.clearance().isFull()) {
            model.addAttribute("history", reports.history(me, id));
        }
        return "reports/one";
    }

    private void fill(OpenReport open, Model model) {
        model.addAttribute("report", open);
        model.addAttribute("card", open.card());
        model.addAttribute("edition", open.edition());
        model.addAttribute("some", open.clearance() instanceof Clearance.Chosen);
        model.addAttribute("full", open.clearance().isFull());
        model.addAttribute("formats", formats(open));
        model.addAttribute("shown", open.indicators().stream().limit(SHOWN_INDICATORS).toList());
        if (open.edition() != null) {
            model.addAttribute("matrices", profiles.matrices(open.edition().content()));
        }
    }

    /// The formats that hold at least one of the indicators.
    private static List<Format> formats(OpenReport open) {
        return Stream.of(Format.values())
                .filter(
                        format ->
                                open.indicators().stream()
                                        .anyMatch(one -> format.carries(one.indicator().kind())))
                .toList();
    }

    @GetMapping("/{id}/editions/{number}")
    String edition(
            @PathVariable UUID id,
            @PathVariable int number,
            @AuthenticationPrincipal Person me,
            Model model) {
        fill(reports.edition(me, id, number), model);
        model.addAttribute("older", true);
        model.addAttribute("waits", false);
        return "reports/one";
    }

    @GetMapping("/matrix")
    String matrix(@AuthenticationPrincipal Person me, Model model) {
        model.addAttribute("matrices", profiles.matrices(me));
        return "reports/matrix";
    }

    @GetMapping("/actors")
    String actors(@AuthenticationPrincipal Person me, Model model) {
        model.addAttribute("actors", profiles.actors(me));
        return "reports/actors";
    }

    @GetMapping("/actors/{name}")
    String actor(@PathVariable String name, @AuthenticationPrincipal Person me, Model model) {
        var actor = profiles.actor(me, name);
        model.addAttribute("actor", actor);
        model.addAttribute("matrices", profiles.matrices(me, actor));
        return "reports/actor";
    }

    @Configuration(proxyBeanMethods = false)
    static class Declarations {

        @Bean
        NavigationEntry reportsEntry() {
            return NavigationEntry.forEverybody(Capability.REPORTS, "/reports");
        }
    }
}
