package io.tipstaff.command.evidence;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

class SealedZipTest {

    private static void read(byte[] file) throws UnreadableException {
        SealedZip.read(ByteBuffer.wrap(file));
    }

    @Test
    void refusesNamesThatLeadOutOfTheFolder() {
        for (String name : new String[] {"../etc/x", "/etc/x", "a/../x", "a//x", "A", "a\\x", ""}) {
            byte[] zip = SealedFixture.zip(Map.of(name, new byte[0]), ZipEntry.STORED);

            assertThatThrownBy(() -> read(zip))
                    .as(name)
                    .isInstanceOf(UnreadableException.class)
                    .hasMessageContaining("not a name that an entry may have at byte");
        }
    }

    @Test
    void refusesNamesWithoutEnd() {
        byte[] zip = SealedFixture.zip(Map.of("a".repeat(129), new byte[0]), ZipEntry.STORED);

        assertThatThrownBy(() -> read(zip)).hasMessageContaining("too long");
    }

    @Test
    void saysWhenSomebodyPackedTheFileAgain() {
        byte[] packed = SealedFixture.zip(new SealedFixture().entries(), ZipEntry.DEFLATED);

        assertThatThrownBy(() -> read(packed)).hasMessageContaining("packed this file again");
    }

    @Test
    void refusesTwoEntriesOfOneName() {
        byte[] zip = SealedFixture.zip(Map.of("aa", new byte[0]), ZipEntry.STORED);
        int header = 30 + 2;
        byte[] twice = new byte[zip.length + header];
        System.arraycopy(zip, 0, twice, 0, header);
        System.arraycopy(zip, 0, twice, header, zip.length);

        assertThatThrownBy(() -> read(twice)).hasMessageContaining("two entries of one name: aa");
    }

    @Test
    void refusesASizeBeyondTheFile() {
        byte[] zip = SealedFixture.zip(Map.of("aa", new byte[10]), ZipEntry.STORED);
        zip[24] = 0x7f;

        assertThatThrownBy(() -> read(zip)).hasMessageContaining("broken off in the entry aa");
    }

    @Test
    void refusesWhatIsNoZip() {
        assertThatThrownBy(() -> read(new byte[100])).hasMessage("not a ZIP file");
        assertThatThrownBy(() -> read(new byte[0])).hasMessage("not a ZIP file");
    }
}
