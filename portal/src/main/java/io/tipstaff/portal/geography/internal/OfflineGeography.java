package io.tipstaff.portal.geography.internal;

import io.tipstaff.indicator.IpAddress;
import io.tipstaff.portal.geography.AutonomousSystem;
import io.tipstaff.portal.geography.Country;
import io.tipstaff.portal.geography.Geography;
import io.tipstaff.portal.geography.GeographyDatabase;
import io.tipstaff.portal.geography.GeographyDatabase.Tells;
import io.tipstaff.portal.geography.OwnNetwork;
import io.tipstaff.portal.geography.Place;
import io.tipstaff.portal.geography.internal.GeographyFile.Entry;
import io.tipstaff.portal.geography.internal.GeographyFolder.Named;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Answers from the operator's own networks first and then from the files, each question from the
/// first that knows.
@Component
class OfflineGeography implements Geography {

    private final GeographyFolder folder;
    private final ActiveNetworks networks;

    OfflineGeography(GeographyFolder folder, ActiveNetworks networks) {
        this.folder = folder;
        this.networks = networks;
    }

    @Override
    public Place locate(IpAddress address) {
        Optional<OwnNetwork> own = networks.find(address);
        @Nullable Country country = own.map(OwnNetwork::country).orElse(null);
        @Nullable String countryFrom = own.map(OwnNetwork::note).orElse(null);
        @Nullable AutonomousSystem system = own.map(OwnNetwork::system).orElse(null);
        @Nullable String systemFrom = system == null ? null : countryFrom;
        InetAddress asked = inetAddress(address);
        for (Named file : folder.files()) {
            Entry entry = file.content().find(asked);
            if (country == null && entry.country() != null) {
                country = entry.country();
                countryFrom = file.name();
            }
            if (system == null && entry.system() != null) {
                system = entry.system();
                systemFrom = file.name();
            }
        }
        return country == null && system == null
                ? Place.UNKNOWN
                : new Place(country, countryFrom, system, systemFrom);
    }

    private static InetAddress inetAddress(IpAddress address) {
        ByteBuffer bytes =
                address.isV4()
                        ? ByteBuffer.allocate(4).putInt((int) address.low())
                        : ByteBuffer.allocate(16).putLong(address.high()).putLong(address.low());
        try {
            return InetAddress.getByAddress(bytes.array());
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("4 or 16 bytes are an address", impossible);
        }
    }

    @Override
    public List<GeographyDatabase> databases() {
        return folder.described();
    }

    @Override
    public Map<Country, Long> sizes() {
        Map<Country, Long> sizes = new TreeMap<>();
        folder.files().stream()
                .map(Named::content)
                .filter(file -> file.tells().contains(Tells.COUNTRY))
                .findFirst()
                .ifPresent(file -> sizes.putAll(file.sizes()));
        for (OwnNetwork own : networks.all()) {
            if (own.network().first().isV4()) {
                sizes.merge(own.country(), 1L << 32 - own.network().prefixLength(), Long::sum);
            }
        }
        return sizes;
    }

    @Override
    public String edition() {
        return folder.files().stream().map(Named::edition).collect(Collectors.joining("; "))
                + "; own "
                + networks.generation();
    }
}
