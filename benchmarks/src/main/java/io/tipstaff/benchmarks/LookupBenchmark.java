package io.tipstaff.benchmarks;

import io.tipstaff.indicator.Tlp;
import io.tipstaff.portal.lookup.Lookup;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Measures lookups of one object in a large store. `benchmarks/portal.sh` calls it; its last line
/// is one JSON object.
///
/// Half of what is asked for is known, half is not. Asked are the REST API over HTTP, the module
/// itself, and, to compare, PostgreSQL for the same indicators with their observations by primary
/// key.
public final class LookupBenchmark {

    private static final int WARM_UP = 2_000;

    /// Far above the numbers of the store.
    private static final long UNKNOWN = 1L << 50;

    private final LoadedPortal portal;
    private final Path folder;
    private final long size;
    private final int seconds;
    private final Figures figures = new Figures();

    private LookupBenchmark(LoadedPortal portal, Path folder, long size, int seconds) {
        this.portal = portal;
        this.folder = folder;
        this.size = size;
        this.seconds = seconds;
    }

    /// Asks for the object of a number.
    private interface Question {
        void ask(long number) throws Exception;
    }

    /// Runs with `HOME SIZE SECONDS`: home folder, indicators in the store, seconds a measurement.
    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]).toAbsolutePath();
        try (var portal = new LoadedPortal(home)) {
            new LookupBenchmark(
                            portal,
                            home.resolve("feeds"),
                            Long.parseLong(arguments[1]),
                            Integer.parseInt(arguments[2]))
                    .run();
        }
    }

    private void run() throws Exception {
        new FilledStore(portal, folder).fill(size);
        portal.settle();
        figures.put("stored", (double) portal.indicators());
        Lookup lookup = portal.lookup();
        String token = portal.token();
        HttpClient http = HttpClient.newHttpClient();
        measure("rest", 1, number -> rest(http, token, number));
        measure("restTwoClients", 2, number -> rest(http, token, number));
        measure("module", 1, number -> lookup.answer(text(number), Tlp.RED));
        measure("moduleTwoThreads", 2, number -> lookup.answer(text(number), Tlp.RED));
        measure("postgresql", 1, number -> portal.plainQuery(1 + number % size));
        figures.print();
    }

    private static String text(long number) {
        return IndicatorMix.indicator(number % 2 == 0 ? number : UNKNOWN + number).canonical();
    }

    private void rest(HttpClient http, String token, long number) throws Exception {
        String value = URLEncoder.encode(text(number), StandardCharsets.UTF_8);
        HttpRequest request =
                HttpRequest.newBuilder(portal.address("/api/v1/lookup?value=" + value))
                        .header("Authorization", "Bearer " + token)
                        .build();
        int status = http.send(request, BodyHandlers.ofString()).statusCode();
        if (status != 200) {
            throw new IllegalStateException("answered with " + status);
        }
    }

    private void measure(String name, int threads, Question question) throws Exception {
        ask(new Dice(threads), WARM_UP, Long.MAX_VALUE, question);
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        long[] took;
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Callable<long[]>> tasks = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                var dice = new Dice(1000 + i);
                tasks.add(() -> ask(dice, Integer.MAX_VALUE, end, question));
            }
            took = joined(pool.invokeAll(tasks));
        }
        Arrays.sort(took);
        put(name, "PerSecond", took.length / (double) seconds);
        put(name, "MedianMillis", at(took, 0.5));
        put(name, "P95Millis", at(took, 0.95));
        put(name, "P99Millis", at(took, 0.99));
    }

    private static long[] joined(List<Future<long[]>> parts)
            throws InterruptedException, ExecutionException {
        List<long[]> all = new ArrayList<>();
        for (Future<long[]> part : parts) {
            all.add(part.get());
        }
        return all.stream().flatMapToLong(Arrays::stream).toArray();
    }

    /// Asks until the time or the number is reached; returns how long each took, in nanoseconds.
    private long[] ask(Dice dice, int most, long end, Question question) throws Exception {
        long[] took = new long[1 << 10];
        int count = 0;
        for (; count < most && System.nanoTime() < end; count++) {
            if (count == took.length) {
                took = Arrays.copyOf(took, 2 * count);
            }
            long began = System.nanoTime();
            question.ask(dice.below((int) Math.min(size, Integer.MAX_VALUE)));
            took[count] = System.nanoTime() - began;
        }
        return Arrays.copyOf(took, count);
    }

    private static double at(long[] sorted, double part) {
        return sorted.length == 0 ? 0 : sorted[(int) (part * (sorted.length - 1))] / 1e6;
    }

    private void put(String name, String what, double figure) {
        figures.put(name + what, figure);
        say(String.format(Locale.ROOT, "%-34s %10.2f", name + what, figure));
    }

    private static void say(String text) {
        System.err.println("# " + text);
    }
}
