package io.tipstaff.matcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexFileTest {

    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void publish() throws Exception {
        file = folder.resolve("index");
        try (var compiler = new IndexCompiler(folder)) {
            for (IndexEntry entry : entries()) {
                compiler.add(entry);
            }
            compiler.publish(file);
        }
    }

    private static List<IndexEntry> entries() {
        List<IndexEntry> entries = new ArrayList<>();
        for (Indicator indicator : new RandomLines(1).indicators()) {
            entries.add(new IndexEntry(indicator, entries.size(), entries.size() & 255));
        }
        return entries;
    }

    @Test
    void findsEveryIndicatorWithItsIdAndFlags() throws Exception {
        try (IndicatorIndex index = IndicatorIndex.open(file)) {
            for (IndexEntry entry : entries()) {
                Hit hit = index.find(entry.indicator()).orElseThrow();

                assertThat(hit.indicator()).isEqualTo(entry.indicator().canonical());
                assertThat(hit.kind()).isEqualTo(entry.indicator().kind());
                assertThat(hit.ids()).containsExactly(entry.id());
                assertThat(hit.flags()).isEqualTo(entry.flags());
            }
        }
    }

    @Test
    void sameEntriesInAnyOrderAndRunSizeMakeTheSameBytes() throws Exception {
        List<IndexEntry> shuffled = new ArrayList<>(entries());
        Collections.shuffle(shuffled, new Random(2));
        Path second = folder.resolve("second");
        try (var compiler = new IndexCompiler(folder, 1 << 17)) {
            for (IndexEntry entry : shuffled) {
                compiler.add(entry);
                compiler.add(entry);
            }
            compiler.publish(second);
        }

        assertThat(second).hasSameBinaryContentAs(file);
    }

    @Test
    void leavesNothingInTheWorkFolder() throws Exception {
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void changesMakeTheSameBytesAsBuildingAnew() throws Exception {
        List<IndexEntry> before = entries();
        List<IndexEntry> after = new ArrayList<>(before.subList(50, before.size()));
        after.add(new IndexEntry(before.get(60).indicator(), 9_000, 1));
        after.add(new IndexEntry(Samples.indicator("new.example"), 9_001, 2));
        Path changed = folder.resolve("changed");
        Path anew = folder.resolve("anew");

        try (var compiler = new IndexCompiler(folder);
                IndicatorIndex previous = IndicatorIndex.open(file)) {
            for (IndexEntry gone : before.subList(0, 50)) {
                compiler.remove(gone.indicator(), gone.id());
            }
            compiler.remove(before.get(70).indicator(), 77_777);
            for (IndexEntry added : after.subList(after.size() - 2, after.size())) {
                compiler.add(added);
            }
            compiler.publish(previous, changed);
            for (IndexEntry entry : after) {
                compiler.add(entry);
            }
            compiler.publish(anew);
        }

        assertThat(changed).hasSameBinaryContentAs(anew);
    }

    @Test
    void anAddedEntryOutlivesItsRemoval() throws Exception {
        IndexEntry entry = entries().getFirst();
        Path changed = folder.resolve("changed");
        try (var compiler = new IndexCompiler(folder);
                IndicatorIndex previous = IndicatorIndex.open(file)) {
            compiler.remove(entry.indicator(), entry.id());
            compiler.add(new IndexEntry(entry.indicator(), entry.id(), 128));
            compiler.publish(previous, changed);
        }

        try (IndicatorIndex index = IndicatorIndex.open(changed)) {
            assertThat(index.find(entry.indicator()).orElseThrow().flags()).isEqualTo(128);
        }
    }

    @Test
    void anIndexMayBeEmpty() throws Exception {
        Path empty = folder.resolve("empty");
        try (var compiler = new IndexCompiler(folder)) {
            IndexSummary summary = compiler.publish(empty);

            assertThat(summary.indicators()).isZero();
        }
        try (IndicatorIndex index = IndicatorIndex.open(empty)) {
            byte[] log = "http://bad.example/ 192.0.2.1 ::1\n".getBytes(StandardCharsets.US_ASCII);
            assertThat(Samples.scan(index, ScanOptions.DEFAULT, log)).isEmpty();
        }
    }

    @Test
    void refusesAFileCutAnywhere() throws Exception {
        byte[] whole = Files.readAllBytes(file);
        Path cut = folder.resolve("cut");
        for (int length : new int[] {0, 1, 4095, 4096, 5000, whole.length - 1}) {
            Files.write(cut, Arrays.copyOf(whole, length));

            assertThatThrownBy(() -> IndicatorIndex.open(cut))
                    .isInstanceOf(IndexRefusedException.class);
        }
    }

    @Test
    void refusesAFileWithAnyByteChanged() throws Exception {
        byte[] whole = Files.readAllBytes(file);
        Path damaged = folder.resolve("damaged");
        var random = new Random(3);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = whole.clone();
            int at = i < 100 ? random.nextInt(400) : random.nextInt(whole.length);
            if (isPadding(whole, at)) {
                continue;
            }
            bytes[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(damaged, bytes);

            assertThatThrownBy(() -> IndicatorIndex.open(damaged))
                    .as("byte %d", at)
                    .isInstanceOf(IndexRefusedException.class);
        }
    }

    /// Up to 63 bytes between sections, and the last bytes of the header, say nothing.
    private static boolean isPadding(byte[] whole, int at) {
        return whole[at] == 0;
    }

    @Test
    void saysThatAFileIsOfANewerVersion() throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        bytes[8] = 4;
        Files.write(file, bytes);

        assertThatThrownBy(() -> IndicatorIndex.open(file))
                .isInstanceOf(IndexRefusedException.class)
                .hasMessage("format version 4, this program reads 3");
    }

    @Test
    void coversAnAddressByItsLongestNetworkAndEndpoint() throws Exception {
        List<Indicator> indicators =
                Samples.indicators(
                        "192.0.2.1",
                        "192.0.2.0/24",
                        "192.0.2.0/28",
                        "192.0.2.1:443",
                        "2001:db8::/32",
                        "evil.example",
                        "=www.evil.example",
                        "http://www.evil.example/a",
                        "http://www.evil.example/*",
                        "/a?x=1",
                        "joe@evil.example");
        try (IndicatorIndex index = Samples.indexOf(folder, indicators)) {
            assertThat(covering(index, "192.0.2.1")).containsExactly("192.0.2.1", "192.0.2.0/28");
            assertThat(covering(index, "192.0.2.1:443"))
                    .containsExactly("192.0.2.1", "192.0.2.0/28", "192.0.2.1:443");
            assertThat(covering(index, "2001:db8::1")).containsExactly("2001:db8::/32");
            assertThat(covering(index, "http://www.evil.example/a?x=1"))
                    .containsExactly(
                            "evil.example",
                            "=www.evil.example",
                            "www.evil.example/a",
                            "www.evil.example/*",
                            "/a?x=1");
            assertThat(covering(index, "http://other.example/evil.example/")).isEmpty();
            assertThat(covering(index, "joe@evil.example"))
                    .containsExactly("evil.example", "joe@evil.example");
            assertThat(covering(index, "192.0.2.0/28")).containsExactly("192.0.2.0/28");
            assertThat(index.summary().counts()).containsEntry(Kind.NETWORK, 3L);
        }
    }

    private static List<String> covering(IndicatorIndex index, String observable) {
        return index.covering(Samples.indicator(observable)).stream().map(Hit::indicator).toList();
    }
}
