package io.tipstaff.portal.geography.internal;

import com.maxmind.db.CHMCache;
import com.maxmind.db.DatabaseRecord;
import com.maxmind.db.InvalidNetworkException;
import com.maxmind.db.Networks;
import com.maxmind.db.Reader;
import io.tipstaff.portal.geography.AutonomousSystem;
import io.tipstaff.portal.geography.Country;
import io.tipstaff.portal.geography.GeographyDatabase.Tells;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A database in MaxMind's format, whoever made it: makers agree on the format and differ in the
/// names of fields. Known are those of GeoLite2, DB-IP, IPinfo, IPLocate and ip-location-db.
final class MmdbFile implements GeographyFile {

    private static final List<String> COUNTRY = List.of("country_code", "country", "iso_code");
    private static final List<String> REGISTERED = List.of("registered_country");
    private static final List<String> NUMBER = List.of("autonomous_system_number", "asn", "as");
    private static final List<String> NAME =
            List.of("autonomous_system_organization", "as_name", "as_org", "organization", "org");

    private final Reader reader;
    private final Set<Tells> tells = EnumSet.noneOf(Tells.class);
    private final Map<Country, Long> sizes = new TreeMap<>();

    private MmdbFile(Reader reader) {
        this.reader = reader;
    }

    /// Reads a file and walks through it once, which also shows that it is whole.
    ///
    /// @throws IOException if it is no such file, broken, or tells neither country nor AS
    static MmdbFile read(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            var file = new MmdbFile(new Reader(in, new CHMCache()));
            file.survey();
            if (file.tells.isEmpty()) {
                throw new IOException("its records tell neither a country nor an AS");
            }
            return file;
        } catch (RuntimeException broken) { // of foreign bytes
            throw new IOException("not a whole database: " + broken, broken);
        }
    }

    private void survey() throws IOException {
        Networks<?> networks = networks();
        while (networks.hasNext()) {
            DatabaseRecord<?> one = networks.next();
            Entry entry = entry(one.data());
            if (entry.system() != null) {
                tells.add(Tells.SYSTEM);
            }
            Country country = entry.country();
            if (country != null) {
                tells.add(Tells.COUNTRY);
                long addresses =
                        ipv4Addresses(one.network().networkAddress(), one.network().prefixLength());
                if (addresses > 0) {
                    sizes.merge(country, addresses, Long::sum);
                }
            }
        }
    }

    private Networks<?> networks() throws IOException {
        try {
            return reader.networks(Map.class);
        } catch (InvalidNetworkException broken) {
            throw new IOException("not a whole database: " + broken, broken);
        }
    }

    /// IPv4 lies in the first 32 of 128 bits' space of a file for both.
    private static long ipv4Addresses(InetAddress first, int prefix) {
        byte[] bytes = first.getAddress();
        if (bytes.length == 4) {
            return 1L << 32 - Math.min(prefix, 32);
        }
        for (int i = 0; i < 12; i++) {
            if (bytes[i] != 0) {
                return 0;
            }
        }
        return prefix < 96 ? 0 : 1L << 128 - prefix;
    }

    @Override
    public Entry find(InetAddress address) {
        if (address instanceof Inet6Address && reader.getMetadata().ipVersion() == 4) {
            return Entry.NONE; // the reader would take the first bits for an IPv4 address
        }
        try {
            return entry(reader.get(address, Map.class));
        } catch (IOException broken) {
            throw new UncheckedIOException("was whole when it was read", broken);
        }
    }

    private static Entry entry(@Nullable Object data) {
        if (!(data instanceof Map<?, ?> fields)) {
            return Entry.NONE;
        }
        Country country =
                country(fields, COUNTRY).or(() -> country(fields, REGISTERED)).orElse(null);
        return new Entry(country, system(fields).orElse(null));
    }

    private static Optional<Country> country(Map<?, ?> fields, List<String> names) {
        for (String name : names) {
            Object value = fields.get(name);
            if (value instanceof Map<?, ?> inner) {
                value = inner.get("iso_code");
            }
            if (value instanceof String code) {
                Optional<Country> country = Country.of(code);
                if (country.isPresent()) {
                    return country;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<AutonomousSystem> system(Map<?, ?> fields) {
        String organisation = "";
        for (String name : NAME) {
            if (organisation.isEmpty() && fields.get(name) instanceof String text) {
                organisation = text;
            }
        }
        for (String name : NUMBER) {
            long number = number(fields.get(name));
            if (number > 0) {
                return Optional.of(new AutonomousSystem(number, organisation));
            }
        }
        return Optional.empty();
    }

    /// Reads `13335` and `"AS13335"`; 0 if it is neither.
    private static long number(@Nullable Object value) {
        if (value instanceof Number number) {
            return RangeFile.checked(number.longValue());
        }
        return value instanceof String text ? RangeFile.systemNumber(text) : 0;
    }

    @Override
    public Set<Tells> tells() {
        return tells;
    }

    @Override
    public Map<Country, Long> sizes() {
        return sizes;
    }

    @Override
    public String type() {
        return reader.getMetadata().databaseType();
    }

    @Override
    public @Nullable Instant builtAt() {
        Instant built = reader.getMetadata().buildTime();
        return built.equals(Instant.EPOCH) ? null : built;
    }
}
