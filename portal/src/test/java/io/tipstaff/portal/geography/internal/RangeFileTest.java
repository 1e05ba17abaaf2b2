package io.tipstaff.portal.geography.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tipstaff.portal.geography.AutonomousSystem;
import io.tipstaff.portal.geography.Country;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RangeFileTest {

    @TempDir private Path folder;

    private RangeFile file(String text) throws IOException {
        return RangeFile.read(Files.writeString(folder.resolve("table.csv"), text));
    }

    private static GeographyFile.Entry find(RangeFile file, String address) {
        return file.find(InetAddress.ofLiteral(address));
    }

    @Test
    void findsTheFirstAndTheLastAddressOfARangeAndNoneBeside() throws IOException {
        RangeFile file =
                file(
                        """
                        198.51.100.0,198.51.100.255,DE
                        192.0.2.0,192.0.2.127,FR
                        2001:db8::,2001:db8::ffff,se
                        """);

        assertThat(find(file, "192.0.2.0").country()).isEqualTo(new Country("FR"));
        assertThat(find(file, "192.0.2.127").country()).isEqualTo(new Country("FR"));
        assertThat(find(file, "192.0.2.128").country()).isNull();
        assertThat(find(file, "192.0.1.255").country()).isNull();
        assertThat(find(file, "198.51.100.9").country()).isEqualTo(new Country("DE"));
        assertThat(find(file, "2001:db8::ffff").country()).isEqualTo(new Country("SE"));
        assertThat(find(file, "2001:db8::1:0").country()).isNull();
        assertThat(find(file, "255.255.255.255").country()).isNull();
    }

    @Test
    void readsNamesWithCommasAndQuotes() throws IOException {
        RangeFile file =
                file(
                        """
                        192.0.2.0,192.0.2.255,64496,"Example, ""Inc."" AG"
                        198.51.100.0,198.51.100.255,AS4200000000,Plain
                        """);

        assertThat(find(file, "192.0.2.1").system())
                .isEqualTo(new AutonomousSystem(64_496, "Example, \"Inc.\" AG"));
        assertThat(find(file, "198.51.100.1").system())
                .isEqualTo(new AutonomousSystem(4_200_000_000L, "Plain"));
    }

    @Test
    void countsTheIpv4AddressesOfACountry() throws IOException {
        RangeFile file =
                file(
                        """
                        192.0.2.0,192.0.2.127,FR
                        198.51.100.0,198.51.100.255,FR
                        203.0.113.1,203.0.113.1,ZZ
                        2001:db8::,2001:db8::ffff,FR
                        """);

        assertThat(file.sizes()).containsExactly(Map.entry(new Country("FR"), 384L));
    }

    @Test
    void saysWhichLineIsNone() {
        assertThatThrownBy(() -> file("192.0.2.0,192.0.2.1,FR\nstart,end,country\n"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> file("192.0.2.9,192.0.2.1,FR\n"))
                .hasMessageContaining("line 1: the range ends before it begins");
        assertThatThrownBy(() -> file("192.0.2.0,2001:db8::,FR\n"))
                .hasMessageContaining("from IPv4 to IPv6");
        assertThatThrownBy(() -> file("\n")).hasMessageContaining("neither a country nor an AS");
    }
}
