package io.tipstaff.portal.geography.internal;

import java.util.List;
import java.util.Set;

/// A package of the npm registry that holds free data and is made anew each month.
///
/// @param files of it that are taken
record GeographyPackage(String name, Set<String> files, String attribution, String link) {

    /// What is installed if nothing else is asked for: both may be used and passed on by anybody.
    static final List<GeographyPackage> FREE =
            List.of(
                    new GeographyPackage(
                            "@ip-location-db/geo-whois-asn-country-mmdb",
                            Set.of("geo-whois-asn-country.mmdb"),
                            "Countries by ip-location-db from WHOIS and AS data (CC0 1.0)",
                            "https://github.com/sapics/ip-location-db"),
                    new GeographyPackage(
                            "@ip-location-db/asn",
                            Set.of("asn-ipv4.csv", "asn-ipv6.csv"),
                            "AS numbers by RouteViews, NRO and DB-IP.com, joined by ip-location-db (CC BY 4.0)",
                            "https://db-ip.com"));
}
