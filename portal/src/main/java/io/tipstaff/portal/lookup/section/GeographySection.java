package io.tipstaff.portal.lookup.section;

import io.tipstaff.indicator.IpAddress;
import io.tipstaff.indicator.Kind;
import io.tipstaff.portal.geography.AutonomousSystem;
import io.tipstaff.portal.geography.Country;
import io.tipstaff.portal.geography.Geography;
import io.tipstaff.portal.lookup.LookupSection;
import io.tipstaff.portal.lookup.SectionQuestion;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Where the address in the object is: itself, the first of a network, the host of a URL.
@Component
@Order(40)
class GeographySection implements LookupSection {

    private static final Set<Kind> KINDS =
            EnumSet.of(Kind.IPV4, Kind.IPV6, Kind.NETWORK, Kind.ENDPOINT, Kind.URL, Kind.URL_MASK);

    /// @param address null if the object is a URL on a name
    /// @param databases whether there is any database to ask
    record Located(
            @Nullable String address,
            @Nullable CountryView country,
            @Nullable SystemView system,
            boolean databases) {}

    /// @param from name of the file, or note of the own network, that says so
    record CountryView(String code, String name, String from) {}

    /// @param from likewise
    record SystemView(long number, String name, String from) {}

    private final Geography geography;

    GeographySection(Geography geography) {
        this.geography = geography;
    }

    @Override
    public String name() {
        return "geography";
    }

    @Override
    public Place place() {
        return Place.BESIDE;
    }

    @Override
    public boolean appliesTo(Kind kind) {
        return KINDS.contains(kind);
    }

    @Override
    public Located tell(SectionQuestion question) {
        boolean databases = !geography.databases().isEmpty();
        return Geography.addressIn(question.object())
                .map(address -> located(address, databases))
                .orElseGet(() -> new Located(null, null, null, databases));
    }

    private Located located(IpAddress address, boolean databases) {
        io.tipstaff.portal.geography.Place place = geography.locate(address);
        Country country = place.country();
        AutonomousSystem system = place.system();
        return new Located(
                address.canonical(),
                country == null
                        ? null
                        : new CountryView(
                                country.code(),
                                country.name(),
                                String.valueOf(place.countryFrom())),
                system == null
                        ? null
                        : new SystemView(
                                system.number(), system.name(), String.valueOf(place.systemFrom())),
                databases);
    }
}
