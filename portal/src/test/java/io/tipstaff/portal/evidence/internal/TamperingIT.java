package io.tipstaff.portal.evidence.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.command.evidence.Findings;
import io.tipstaff.command.evidence.SealedZip;
import io.tipstaff.command.evidence.UnreadableException;
import io.tipstaff.command.evidence.Verifier;
import io.tipstaff.portal.PortalTest;
import io.tipstaff.portal.TestPortal;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.Role;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;

/// What the portal seals, with a time stamp, and what the verifier says when somebody changes it.
@PortalTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TamperingIT {

    private static final int CHANGES = 3_000;

    private final SequencedMap<String, byte[]> entries = new LinkedHashMap<>();
    private byte[] file = {};
    private Instant at = Instant.EPOCH;

    @BeforeAll
    void seal(TestPortal portal) throws IOException {
        Person me = portal.newPerson(portal.newAgency("Tampering police"), Role.ANALYST);
        EvidenceDesk desk = portal.part(EvidenceDesk.class);
        me.scope()
                .run(
                        () -> {
                            var done =
                                    (Sealing.Done)
                                            desk.seal(
                                                    me,
                                                    new Question("tampered.example", "T 1", ""));
                            at = done.sealed().at();
                            file = desk.download(me, done.sealed().id()).bytes();
                        });
        try (var in = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
    }

    /// Returns what is wrong, empty if nothing is.
    private static String faultOf(byte[] file) {
        try {
            Findings findings =
                    new Verifier(null, Set.of()).verify(SealedZip.read(ByteBuffer.wrap(file)));
            return findings.isGood() ? "" : findings.checks().toString();
        } catch (UnreadableException unreadable) {
            return String.valueOf(unreadable.getMessage());
        }
    }

    @Test
    void theFileItselfIsGoodAndStamped() {
        assertThat(faultOf(file)).isEmpty();
        assertThat(entries).containsKeys("manifest.tsr", "manifest.tsr.jws");
        assertThat(StoredZip.of(entries, at)).isEqualTo(file);
    }

    @Test
    void anyChangedByteIsSeen(TestReporter reporter) {
        long seed = new Random().nextLong();
        reporter.publishEntry("seed", Long.toString(seed));
        var random = new Random(seed);
        for (int change = 0; change < CHANGES; change++) {
            int place = random.nextInt(file.length);
            byte[] changed = file.clone();
            changed[place] ^= (byte) (1 + random.nextInt(255));

            assertThat(faultOf(changed)).as("byte %d, seed %d", place, seed).isNotEmpty();
        }
    }

    @Test
    void everyByteOfTheTimeStampCounts() {
        byte[] stamp = entries.getOrDefault("manifest.tsr", new byte[0]);
        for (int place = 0; place < stamp.length; place++) {
            byte[] changed = stamp.clone();
            changed[place] ^= 1;

            assertThat(faultOf(with("manifest.tsr", changed))).as("byte %d", place).isNotEmpty();
        }
    }

    private byte[] with(String name, byte[] content) {
        SequencedMap<String, byte[]> changed = new LinkedHashMap<>(entries);
        changed.put(name, content);
        return StoredZip.of(changed, at);
    }

    @Test
    void everyEntryIsMissed() {
        for (String name : List.copyOf(entries.keySet())) {
            SequencedMap<String, byte[]> fewer = new LinkedHashMap<>(entries);
            fewer.remove(name);

            assertThat(faultOf(StoredZip.of(fewer, at))).contains("missing", name);
        }
    }

    @Test
    void anEntryMoreIsSeen() {
        assertThat(faultOf(with("records/900.json", new byte[] {'{', '}'})))
                .contains("an entry that the manifest does not name: records/900.json");
    }

    @Test
    void anotherTimeOfTheEntriesIsSeen() {
        assertThat(faultOf(StoredZip.of(entries, at.plusSeconds(2)))).contains("time of sealing");
    }
}
