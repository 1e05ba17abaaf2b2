package io.tipstaff.command.evidence;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import java.util.Set;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// Whatever is done to a sealed file is seen.
class VerifierProperties {

    private final SealedFixture fixture = new SealedFixture();

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
    void theFileItselfIsGood() {
        assertThat(faultOf(fixture.sealed())).isEmpty();
    }

    @Test
    void everyByteOfTheFileCounts(TestReporter reporter) {
        long seed = new Random().nextLong();
        reporter.publishEntry("seed", Long.toString(seed));
        var random = new Random(seed);
        byte[] file = fixture.sealed();

        for (int at = 0; at < file.length; at++) {
            byte[] changed = file.clone();
            changed[at] ^= (byte) (1 + random.nextInt(255));

            assertThat(faultOf(changed)).as("byte %d, seed %d", at, seed).isNotEmpty();
        }
    }

    @Test
    void everySingleBitOfTheSignatureCounts() {
        SequencedMap<String, byte[]> entries = fixture.entries();
        byte[] signature = requireNonNull(entries.get("manifest.jws"));

        for (int bit = 0; bit < 8 * signature.length; bit++) {
            byte[] changed = signature.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            entries.put("manifest.jws", changed);

            assertThat(faultOf(SealedFixture.zip(entries, ZipEntry.STORED)))
                    .as("bit %d", bit)
                    .isNotEmpty();
        }
    }

    @Test
    void everyEntryIsMissed() {
        for (String name : fixture.entries().keySet()) {
            SequencedMap<String, byte[]> entries = fixture.entries();
            entries.remove(name);

            assertThat(faultOf(SealedFixture.zip(entries, ZipEntry.STORED)))
                    .contains("missing")
                    .contains(name);
        }
    }

    @Test
    void anEntryCannotBeAddedAnywhere() {
        List<String> names = List.copyOf(fixture.entries().keySet());
        for (int place = 0; place <= names.size(); place++) {
            List<String> more = new ArrayList<>(names);
            more.add(place, "records/002.json");
            SequencedMap<String, byte[]> entries = new LinkedHashMap<>();
            for (String name : more) {
                entries.put(name, fixture.entries().getOrDefault(name, new byte[] {'{', '}'}));
            }

            assertThat(faultOf(SealedFixture.zip(entries, ZipEntry.STORED)))
                    .contains("records/002.json");
        }
    }

    @Test
    void theOrderCounts(TestReporter reporter) {
        long seed = new Random().nextLong();
        reporter.publishEntry("seed", Long.toString(seed));
        List<String> names = new ArrayList<>(fixture.entries().keySet());
        List<String> shuffled = new ArrayList<>(names);
        var random = new Random(seed);
        while (shuffled.equals(names)) {
            Collections.shuffle(shuffled, random);
        }
        SequencedMap<String, byte[]> entries = new LinkedHashMap<>();
        shuffled.forEach(name -> entries.put(name, requireNonNull(fixture.entries().get(name))));

        assertThat(faultOf(SealedFixture.zip(entries, ZipEntry.STORED)))
                .as("seed %d", seed)
                .contains("order");
    }

    @Test
    void whatTheManifestSaysMayBeAnything() {
        for (String at :
                new String[] {
                    "+1000000000-12-31T23:59:59.999999999Z", "1979-12-31T23:59:59Z", "noon", ""
                }) {
            assertThat(faultOf(new SealedFixture().at(at).sealed()))
                    .as(at)
                    .contains("manifest.json");
        }
        assertThat(faultOf(new SealedFixture().timeStamp("{\"authority\": \"x\"}").sealed()))
                .contains("an entry is missing: manifest.tsr");
        assertThat(faultOf(new SealedFixture().timeStamp("[[[]]]").sealed())).isEmpty();
    }

    @Test
    void everyCutIsSeen() {
        byte[] file = fixture.sealed();

        for (int length = 0; length < file.length; length++) {
            assertThat(faultOf(Arrays.copyOf(file, length))).as("length %d", length).isNotEmpty();
        }
    }

    @Test
    void nothingMayStandBehindTheEnd() {
        byte[] file = fixture.sealed();

        assertThat(faultOf(Arrays.copyOf(file, file.length + 1))).contains("behind the end");
    }

    @Test
    void randomBytesAreRefusedWithAReason(TestReporter reporter) {
        long seed = new Random().nextLong();
        reporter.publishEntry("seed", Long.toString(seed));
        var random = new Random(seed);
        for (int run = 0; run < 500; run++) {
            byte[] file = new byte[random.nextInt(400)];
            random.nextBytes(file);
            if (file.length > 4 && random.nextBoolean()) {
                System.arraycopy(new byte[] {'P', 'K', 3, 4}, 0, file, 0, 4);
            }

            assertThat(faultOf(file)).as("seed %d, run %d", seed, run).isNotEmpty();
        }
    }
}
