package io.tipstaff.portal.geography.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tipstaff.portal.geography.AutonomousSystem;
import io.tipstaff.portal.geography.Country;
import io.tipstaff.portal.geography.GeographyDatabase.Tells;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MmdbFileTest {

    @TempDir private Path folder;

    private MmdbFile file(Map<String, Object> first, Map<String, Object> second)
            throws IOException {
        Path path = folder.resolve("test.mmdb");
        Files.write(path, TinyMmdb.of(first, second));
        return MmdbFile.read(path);
    }

    /// The lower half of IPv4 holds the first record, the upper half the second.
    private static GeographyFile.Entry find(MmdbFile file, String address) {
        return file.find(InetAddress.ofLiteral(address));
    }

    @Test
    void readsFlatAndNestedCountries() throws IOException {
        MmdbFile file =
                file(
                        Map.of("country_code", "FR"),
                        Map.of("country", Map.of("iso_code", "DE", "geoname_id", 2_921_044L)));

        assertThat(find(file, "10.0.0.1").country()).isEqualTo(new Country("FR"));
        assertThat(find(file, "203.0.113.1").country()).isEqualTo(new Country("DE"));
        assertThat(file.tells()).containsExactly(Tells.COUNTRY);
        assertThat(file.sizes())
                .isEqualTo(Map.of(new Country("FR"), 1L << 31, new Country("DE"), 1L << 31));
    }

    @Test
    void readsSystemsOfDifferentMakers() throws IOException {
        MmdbFile file =
                file(
                        Map.of(
                                "autonomous_system_number",
                                64_496L,
                                "autonomous_system_organization",
                                "Example"),
                        Map.of("asn", "AS64511", "as_name", "Other", "country", "NL"));

        assertThat(find(file, "10.0.0.1").system())
                .isEqualTo(new AutonomousSystem(64_496, "Example"));
        assertThat(find(file, "203.0.113.1").system())
                .isEqualTo(new AutonomousSystem(64_511, "Other"));
        assertThat(find(file, "203.0.113.1").country()).isEqualTo(new Country("NL"));
    }

    @Test
    void knowsNothingOfIpv6IfItHoldsOnlyIpv4() throws IOException {
        MmdbFile file = file(Map.of("country_code", "FR"), Map.of("country_code", "DE"));

        assertThat(find(file, "2001:db8::1").country()).isNull();
    }

    @Test
    void refusesWhatTellsNoPlaceAndWhatIsNoDatabase() throws IOException {
        assertThatThrownBy(() -> file(Map.of("city", "x"), Map.of("city", "y")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("neither a country nor an AS");
        Path junk = Files.writeString(folder.resolve("junk.mmdb"), "<html>not found</html>");

        assertThatThrownBy(() -> MmdbFile.read(junk)).isInstanceOf(IOException.class);
    }

    @Test
    void throwsOnlyOneKindOfExceptionForBrokenBytes() throws IOException {
        byte[] whole =
                TinyMmdb.of(
                        Map.of("country_code", "FR"), Map.of("country", Map.of("iso_code", "DE")));
        Path path = folder.resolve("broken.mmdb");
        for (int at = 0; at < whole.length; at++) {
            byte[] broken = whole.clone();
            broken[at] ^= (byte) 0xFF;
            Files.write(path, broken);
            try {
                MmdbFile.read(path);
            } catch (IOException refused) {
                assertThat(refused).message().isNotBlank();
            }
        }
    }
}
