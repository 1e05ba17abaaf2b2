package io.tipstaff.command;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/// Tells on standard error how far the work is: a bar on a terminal, a line every ten seconds
/// elsewhere.
///
/// For one thread.
public final class Progress {

    /// How much is told.
    enum Talk {
        SILENT,
        USUAL,
        DETAILED
    }

    private static final Duration ON_TERMINAL = Duration.ofMillis(200);
    private static final Duration ELSEWHERE = Duration.ofSeconds(10);
    private static final int BAR = 24;

    private final PrintStream out;
    private final Talk talk;
    private final int columns;
    private final long started = System.nanoTime();
    private long scanStarted = started;
    private long told = started;
    private boolean barShown;

    /// @param columns of the terminal; 0 if there is none
    Progress(PrintStream out, Talk talk, int columns) {
        this.out = out;
        this.talk = talk;
        this.columns = columns;
    }

    /// The terminal's width as the launcher saw it: Java cannot ask whether standard error is one.
    static int terminalColumns() {
        String text = System.getenv().getOrDefault("TIPSTAFF_TERMINAL", "");
        return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
    }

    /// Tells something once.
    void note(String text) {
        if (talk != Talk.SILENT) {
            clear();
            out.println("tipstaff: " + text);
        }
    }

    /// Tells something that only the curious want to know.
    void detail(String text) {
        if (talk == Talk.DETAILED) {
            note(text);
        }
    }

    /// Says how far the work is, if it is time to.
    public void step(Supplier<String> text) {
        if (isTime()) {
            show(text.get());
        }
    }

    /// Says how many records of the feeds were read.
    void feeds(long records) {
        step(() -> String.format(Locale.ROOT, "reading feeds: %,d records", records));
    }

    /// Starts the clock of the scan.
    void scanStarts() {
        scanStarted = System.nanoTime();
    }

    /// Says how far the scan is.
    ///
    /// @param bytesRead of the files as they lie on disk
    /// @param bytesInAll of the files as they lie on disk; 0 if unknown
    void scan(long bytesRead, long bytesInAll, long scanned, long lines, long matches) {
        if (isTime()) {
            String rate = rate(scanned);
            String counts =
                    String.format(Locale.ROOT, "%s  %,d lines  %,d matches", rate, lines, matches);
            show(bytesInAll > 0 ? bar((double) bytesRead / bytesInAll) + "  " + counts : counts);
        }
    }

    /// Says what the scan came to.
    void scanned(long scanned, long lines, long matches) {
        double seconds = (System.nanoTime() - scanStarted) / 1e9;
        note(
                String.format(
                        Locale.ROOT,
                        "%,d lines, %s in %.1f s (%s), %,d matches",
                        lines,
                        size(scanned),
                        seconds,
                        rate(scanned),
                        matches));
    }

    private String rate(long bytes) {
        double seconds = Math.max(1e-3, (System.nanoTime() - scanStarted) / 1e9);
        return size((long) (bytes / seconds)) + "/s";
    }

    private static String size(long bytes) {
        if (bytes < 1_000_000) {
            return String.format(Locale.ROOT, "%.1f kB", bytes / 1e3);
        }
        return bytes < 1_000_000_000
                ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
                : String.format(Locale.ROOT, "%.2f GB", bytes / 1e9);
    }

    private static String bar(double part) {
        int full = (int) Math.round(BAR * Math.clamp(part, 0, 1));
        return "["
                + "#".repeat(full)
                + ".".repeat(BAR - full)
                + "] "
                + Math.round(100 * Math.clamp(part, 0, 1))
                + " %";
    }

    private boolean isTime() {
        long now = System.nanoTime();
        Duration pause = columns > 0 ? ON_TERMINAL : ELSEWHERE;
        if (talk == Talk.SILENT || now - told < pause.toNanos()) {
            return false;
        }
        told = now;
        return true;
    }

    private void show(String text) {
        if (columns > 0) {
            String line = text.length() < columns ? text : text.substring(0, columns - 1);
            out.print("\r\u001B[K" + line);
            out.flush();
            barShown = true;
        } else {
            out.println("tipstaff: " + text);
        }
    }

    /// Takes the bar away.
    void clear() {
        if (barShown) {
            out.print("\r\u001B[K");
            barShown = false;
        }
    }
}
