package io.tipstaff.portal.landscape.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tipstaff.portal.geography.Country;
import io.tipstaff.portal.landscape.internal.Landscape;
import io.tipstaff.portal.landscape.internal.Portrait;
import io.tipstaff.portal.landscape.internal.Portrait.Bar;
import io.tipstaff.portal.landscape.internal.Portrait.Newest;
import io.tipstaff.portal.landscape.internal.Portrait.Share;
import io.tipstaff.portal.landscape.internal.Selection;
import io.tipstaff.portal.landscape.internal.Standing;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The threat map for programs.
@RestController
@RequestMapping("/api/v1/landscape")
@Tag(name = "Threat landscape")
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST')")
class LandscapeApi {

    /// What the figures are about, in whole days of UTC.
    record About(String period, LocalDate from, LocalDate to, String type, String by) {

        static About of(Selection selection) {
            return new About(
                    selection.period().code(),
                    selection.begin(),
                    selection.today(),
                    selection.type().code(),
                    selection.by().code());
        }
    }

    /// @param fresh first seen in the period
    /// @param threatsBefore active in the period before
    /// @param relative times what the country's share of all addresses suggests; null if its size
    ///   is not known
    /// @param rankBefore 0 if it was not among them
    record CountryView(
            String country,
            String name,
            int rank,
            long threats,
            long fresh,
            long threatsBefore,
            @Nullable Double relative,
            long detections,
            int rankBefore) {

        static CountryView of(Standing one) {
            return new CountryView(
                    one.country().code(),
                    one.country().name(),
                    one.rank(),
                    one.threats(),
                    one.fresh(),
                    one.before(),
                    one.relative(),
                    one.detections(),
                    one.rankBefore());
        }
    }

    /// @param note what is missing; null if nothing is
    record LandscapeView(About about, List<CountryView> countries, @Nullable String note) {}

    /// @param standing null if nothing was counted in the period
    /// @param sampled how many of the newest threats names and systems were counted over
    record PortraitView(
            About about,
            String country,
            String name,
            @Nullable CountryView standing,
            List<Bar> trend,
            List<Share> categories,
            List<Share> kinds,
            List<Share> threats,
            List<Share> actors,
            List<Share> industries,
            List<Share> systems,
            List<Newest> newest,
            long sampled) {}

    private final Landscape landscape;

    LandscapeApi(Landscape landscape) {
        this.landscape = landscape;
    }

    @GetMapping
    @Operation(
            summary = "Countries by their threats",
            description =
                    "`period` is day, week, month, quarter or year; `type` a category or a kind of indicator; "
                            + "`by` relative, threats or detections.")
    LandscapeView list(MapPages.Query query) {
        Selection selection = landscape.selection(query.period(), query.type(), query.by());
        return new LandscapeView(
                About.of(selection),
                landscape.ranking(selection).stream().map(CountryView::of).toList(),
                landscape.lacksDatabase()
                        ? "no geography database is installed, only own networks are placed; ./tipstaff geography installs one"
                        : null);
    }

    @GetMapping("/{code}")
    @Operation(summary = "One country: trend, categories, names, networks, newest threats")
    PortraitView show(@PathVariable String code, MapPages.Query query) {
        Country country = MapPages.existing(code);
        Selection selection = landscape.selection(query.period(), query.type(), query.by());
        Portrait portrait = landscape.portrait(country, selection);
        return new PortraitView(
                About.of(selection),
                country.code(),
                country.name(),
                landscape.ranking(selection).stream()
                        .filter(one -> one.country().equals(country))
                        .map(CountryView::of)
                        .findFirst()
                        .orElse(null),
                portrait.trend(),
                portrait.categories(),
                portrait.kinds(),
                portrait.threats(),
                portrait.actors(),
                portrait.industries(),
                portrait.systems(),
                portrait.newest(),
                portrait.sampled());
    }
}
