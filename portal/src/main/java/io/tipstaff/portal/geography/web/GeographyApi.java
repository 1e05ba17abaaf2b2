package io.tipstaff.portal.geography.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.IpAddress;
import io.tipstaff.indicator.ParseResult.Parsed;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.geography.AutonomousSystem;
import io.tipstaff.portal.geography.Country;
import io.tipstaff.portal.geography.Geography;
import io.tipstaff.portal.geography.GeographyDatabase;
import io.tipstaff.portal.geography.OwnNetwork;
import io.tipstaff.portal.geography.Place;
import io.tipstaff.portal.geography.internal.OwnNetworks;
import io.tipstaff.portal.shell.ApiPage;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Where addresses are, for programs.
@RestController
@RequestMapping("/api/v1/geography")
@Tag(name = "Geography")
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST')")
class GeographyApi {

    /// @param from name of the file, or note of the own network, that says so
    record CountryView(String code, String name, String from) {}

    /// @param from likewise
    record SystemView(long number, String name, String from) {}

    /// @param note what to do if nothing is known; null if something is
    record PlaceView(
            String address,
            @Nullable CountryView country,
            @Nullable SystemView system,
            @Nullable String note) {}

    /// @param tells `country`, `system` or both
    record DatabaseView(
            String file,
            List<String> tells,
            String type,
            Instant builtAt,
            String attribution,
            @Nullable String problem) {}

    /// @param country two letters
    /// @param asNumber null if it is not known
    record NetworkView(
            String network,
            String country,
            @Nullable Long asNumber,
            @Nullable String asName,
            String note,
            String addedBy,
            Instant addedAt) {}

    /// @param asNumber such as `64496`; may be left out
    record NetworkRequest(
            String network,
            String country,
            @Nullable String asNumber,
            @Nullable String asName,
            String note) {}

    private final Geography geography;
    private final OwnNetworks networks;

    GeographyApi(Geography geography, OwnNetworks networks) {
        this.geography = geography;
        this.networks = networks;
    }

    @GetMapping
    @Operation(summary = "Where an address is: country and autonomous system")
    PlaceView locate(@RequestParam String ip) {
        if (!(IndicatorParser.parse(ip.strip()) instanceof Parsed(IpAddress address))) {
            throw new IllegalArgumentException("not an address: " + ip);
        }
        Place place = geography.locate(address);
        return new PlaceView(
                address.canonical(),
                country(place),
                system(place),
                place.isKnown() ? null : note());
    }

    private static @Nullable CountryView country(Place place) {
        Country country = place.country();
        return country == null
                ? null
                : new CountryView(
                        country.code(), country.name(), String.valueOf(place.countryFrom()));
    }

    private static @Nullable SystemView system(Place place) {
        AutonomousSystem system = place.system();
        return system == null
                ? null
                : new SystemView(
                        system.number(), system.name(), String.valueOf(place.systemFrom()));
    }

    private String note() {
        return geography.databases().isEmpty()
                ? "no geography database is installed; ./tipstaff geography installs free ones"
                : "no database and no own network holds this address";
    }

    @GetMapping("/databases")
    @Operation(summary = "The databases that are read")
    ApiPage<DatabaseView> databases() {
        return new ApiPage<>(geography.databases().stream().map(GeographyApi::view).toList(), null);
    }

    private static DatabaseView view(GeographyDatabase one) {
        return new DatabaseView(
                one.file(),
                one.tells().stream()
                        .map(it -> it.name().toLowerCase(Locale.ROOT))
                        .sorted()
                        .toList(),
                one.type(),
                one.builtAt(),
                one.attribution(),
                one.problem());
    }

    @GetMapping("/networks")
    @Operation(summary = "Own networks, whose place the operator knows better than any database")
    ApiPage<NetworkView> networks() {
        return new ApiPage<>(networks.all().stream().map(GeographyApi::view).toList(), null);
    }

    private static NetworkView view(OwnNetwork one) {
        AutonomousSystem system = one.system();
        return new NetworkView(
                one.network().canonical(),
                one.country().code(),
                system == null ? null : system.number(),
                system == null ? null : system.name(),
                one.note(),
                one.addedBy(),
                one.addedAt());
    }

    @PostMapping("/networks")
    @PreAuthorize("hasRole('OPERATOR')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Says where a network is")
    void put(@RequestBody NetworkRequest request, @AuthenticationPrincipal Person me) {
        networks.put(
                request.network(),
                request.country(),
                request.asNumber() == null ? "" : request.asNumber(),
                request.asName() == null ? "" : request.asName(),
                request.note(),
                me);
    }

    @DeleteMapping("/networks")
    @PreAuthorize("hasRole('OPERATOR')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Forgets where a network is")
    void remove(@RequestParam String network, @AuthenticationPrincipal Person me) {
        networks.remove(network, me);
    }
}
