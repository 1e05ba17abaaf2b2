package io.tipstaff.matcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveIndexTest {

    private static final int GENERATIONS = 200;

    @TempDir private Path folder;

    /// Generation `g` holds an indicator that all hold, and one of its own, with `g` as their id: a
    /// scan under a lease of `g` must find both, with that id, and nothing else.
    @Test
    void everyScanIsRightWhileIndexesAreSwapped() throws Exception {
        byte[] log = log();
        try (var live = new LiveIndex(generation(1));
                var threads = Executors.newFixedThreadPool(3)) {
            var done = new AtomicBoolean();
            List<Future<Integer>> scans =
                    List.of(
                            threads.submit(() -> scanUntil(done, live, log)),
                            threads.submit(() -> scanUntil(done, live, log)),
                            threads.submit(() -> scanUntil(done, live, log)));

            for (int i = 2; i <= GENERATIONS; i++) {
                live.publish(generation(i));
            }
            done.set(true);

            for (Future<Integer> scan : scans) {
                assertThat(scan.get()).isPositive();
            }
            assertThat(live.generation()).isEqualTo(GENERATIONS);
        }
    }

    private static int scanUntil(AtomicBoolean done, LiveIndex live, byte[] log) {
        int scans = 0;
        Scanner scanner = null;
        while (!done.get() || scans == 0) {
            try (LiveIndex.Lease lease = live.acquire()) {
                if (scanner == null) {
                    scanner = new Scanner(lease.index(), ScanOptions.DEFAULT);
                }
                scanner.use(lease.index());
                List<String> found = new java.util.ArrayList<>();
                scanner.scan(
                        log, 0, log.length, match -> found.add(match.indicator() + match.ids()[0]));
                assertThat(found)
                        .containsExactly(
                                "always.example" + lease.generation(),
                                "only" + lease.generation() + ".example" + lease.generation());
                scans++;
            }
        }
        return scans;
    }

    private static byte[] log() {
        var text = new StringBuilder("always.example\n");
        for (int i = 1; i <= GENERATIONS; i++) {
            text.append("GET http://only").append(i).append(".example/ 192.0.2.1\n");
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private IndicatorIndex generation(int number) throws Exception {
        return Samples.index(
                folder,
                List.of(
                        new IndexEntry(Samples.indicator("always.example"), number, 0),
                        new IndexEntry(
                                Samples.indicator("only" + number + ".example"), number, 0)));
    }

    @Test
    void anOldIndexIsClosedWhenItsLastUserLetsGo() throws Exception {
        IndicatorIndex first = generation(1);
        var wanted = Samples.indicator("always.example");
        try (var live = new LiveIndex(first)) {
            LiveIndex.Lease lease = live.acquire();
            live.publish(generation(2));
            assertThat(first.find(wanted)).isPresent();

            lease.close();
            lease.close();

            assertThatThrownBy(() -> first.find(wanted)).isInstanceOf(IllegalStateException.class);
            try (LiveIndex.Lease next = live.acquire()) {
                assertThat(next.generation()).isEqualTo(2);
                assertThat(next.index().find(wanted)).isPresent();
            }
        }
    }
}
