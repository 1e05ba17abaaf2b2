package io.tipstaff.portal.landscape.web;

import io.tipstaff.portal.feeds.Category;
import io.tipstaff.portal.geography.Country;
import io.tipstaff.portal.landscape.internal.Landscape;
import io.tipstaff.portal.landscape.internal.Measure;
import io.tipstaff.portal.landscape.internal.Period;
import io.tipstaff.portal.landscape.internal.Portrait;
import io.tipstaff.portal.landscape.internal.Portrait.Bar;
import io.tipstaff.portal.landscape.internal.Selection;
import io.tipstaff.portal.landscape.internal.Standing;
import io.tipstaff.portal.landscape.internal.ThreatType;
import io.tipstaff.portal.landscape.internal.WorldMap;
import io.tipstaff.portal.shell.BarChart;
import io.tipstaff.portal.shell.Capability;
import io.tipstaff.portal.shell.CsvExport;
import io.tipstaff.portal.shell.HomeTile;
import io.tipstaff.portal.shell.NavigationEntry;
import io.tipstaff.portal.shell.NotFoundException;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/// The threat map, one country, and the map as the first page's main picture.
@Controller
@RequestMapping("/map")
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST')")
class MapPages {

    private static final int ON_TILE = 8;

    /// What the address asks for.
    record Query(@Nullable String period, @Nullable String type, @Nullable String by) {}

    private final Landscape landscape;

    MapPages(Landscape landscape) {
        this.landscape = landscape;
    }

    @GetMapping
    String map(Query query, Model model) {
        Selection selection = selection(query, model);
        List<Standing> ranking = landscape.ranking(selection);
        model.addAttribute("ranking", ranking);
        model.addAttribute("map", WorldMap.of(ranking, selection.by()));
        model.addAttribute("ticker", landscape.ticker());
        return "landscape/map";
    }

    private Selection selection(Query query, Model model) {
        Selection selection = landscape.selection(query.period(), query.type(), query.by());
        model.addAttribute("selection", selection);
        model.addAttribute("periods", Period.values());
        model.addAttribute("measures", Measure.values());
        model.addAttribute("categories", Category.values());
        model.addAttribute("kinds", ThreatType.KINDS);
        model.addAttribute("lacksDatabase", landscape.lacksDatabase());
        return selection;
    }

    @GetMapping("/{code}")
    String country(@PathVariable String code, Query query, Model model) {
        Country country = existing(code);
        Selection selection = selection(query, model);
        List<Standing> ranking = landscape.ranking(selection);
        Portrait portrait = landscape.portrait(country, selection);
        model.addAttribute("country", country);
        model.addAttribute(
                "standing",
                ranking.stream()
                        .filter(one -> one.country().equals(country))
                        .findFirst()
                        .orElse(null));
        model.addAttribute("countries", ranking.size());
        model.addAttribute("portrait", portrait);
        model.addAttribute("fresh", chart(portrait, Bar::fresh));
        model.addAttribute("detected", chart(portrait, Bar::detections));
        return "landscape/country";
    }

    private static BarChart chart(Portrait portrait, ToLongFunction<Bar> value) {
        return BarChart.of(
                portrait.trend().stream()
                        .map(bar -> new BarChart.Bar(bar.from().toString(), value.applyAsLong(bar)))
                        .toList());
    }

    static Country existing(String code) {
        return Country.of(code).orElseThrow(() -> new NotFoundException("no such country"));
    }

    /// The map on the first page.
    @GetMapping("/tile")
    String tile(Model model) {
        Selection selection = selection(new Query(null, null, null), model);
        List<Standing> ranking = landscape.ranking(selection);
        model.addAttribute("map", WorldMap.of(ranking, selection.by()));
        model.addAttribute("ranking", ranking);
        model.addAttribute("top", ranking.stream().limit(ON_TILE).toList());
        return "landscape/tile :: tile";
    }

    /// The newest detections, asked for again whenever there are some.
    @GetMapping("/ticker")
    String ticker(Model model) {
        model.addAttribute("ticker", landscape.ticker());
        return "landscape/ticker :: items";
    }

    @GetMapping("/export.csv")
    ResponseEntity<String> export(Query query) {
        Selection selection = landscape.selection(query.period(), query.type(), query.by());
        var csv =
                new CsvExport(
                        "rank",
                        "country",
                        "name",
                        "threats",
                        "new",
                        "threats_before",
                        "relative",
                        "detections",
                        "rank_before");
        for (Standing one : landscape.ranking(selection)) {
            csv.row(
                    one.rank(),
                    one.country().code(),
                    one.country().name(),
                    one.threats(),
                    one.fresh(),
                    one.before(),
                    one.relative(),
                    one.detections(),
                    one.rankBefore());
        }
        return csv.answer("landscape.csv");
    }

    @Configuration(proxyBeanMethods = false)
    static class Declarations {

        @Bean
        HomeTile mapTile() {
            return new HomeTile("/map/tile", 0, Set.of("OPERATOR", "ANALYST"));
        }

        @Bean
        NavigationEntry mapEntry() {
            return NavigationEntry.forRoles(Capability.MAP, "/map", "OPERATOR", "ANALYST");
        }
    }
}
