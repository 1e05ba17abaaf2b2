package io.tipstaff.command;

import io.tipstaff.command.MatchCommand.KindByCode;
import io.tipstaff.command.Progress.Talk;
import io.tipstaff.command.extract.Line;
import io.tipstaff.command.extract.LineReader;
import io.tipstaff.command.extract.ObjectTable;
import io.tipstaff.command.extract.ObjectTable.Format;
import io.tipstaff.command.extract.TimeSpan;
import io.tipstaff.command.extract.WantedObjects;
import io.tipstaff.exchange.LogFiles;
import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.Kind;
import io.tipstaff.indicator.ParseResult.Parsed;
import io.tipstaff.indicator.ParseResult.Refused;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Takes out of logs the objects that they name, or the lines that matter.
@Command(
        name = "extract",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Takes out of logs the addresses, names, URLs, hashes and mail addresses that they name; or, with --lines, the lines of some time or with some objects.",
        footer = {
            "",
            "Logs may be of any kind, packed with gzip, zstd, bzip2 or xz, in ZIP or TAR archives, or plain.",
            "Times are read as 2026-11-24, 2026-11-24T10:30 or 2026-11-24T10:30:00+01:00; a line without a time of its own",
            "has that of the line before.",
            "",
            "Exit status: 0 something was found, 1 nothing was found, 2 something went wrong; what could be read is written."
        })
final class ExtractCommand implements Callable<Integer> {

    private static final int FOUND = 0;
    private static final int NOTHING_FOUND = 1;

    @Parameters(
            paramLabel = "LOG",
            arity = "0..*",
            description =
                    "Log file, or folder whose files are all read; - or nothing is standard input.")
    List<String> logs = List.of();

    @Option(
            names = "--kind",
            split = ",",
            paramLabel = "KIND",
            converter = KindByCode.class,
            description =
                    "Only these kinds: ipv4, ipv6, network, endpoint, domain, host, url, md5, sha1, sha256, email.")
    Set<Kind> kinds = EnumSet.allOf(Kind.class);

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "csv, json (a line each) or plain (${DEFAULT-VALUE}).")
    Format format = Format.CSV;

    @Option(names = "--lines", description = "Write the lines themselves, byte for byte.")
    boolean linesWanted;

    @Option(names = "--since", paramLabel = "TIME", description = "Only lines from this time on.")
    @Nullable String since;

    @Option(names = "--until", paramLabel = "TIME", description = "Only lines before this time.")
    @Nullable String until;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "Time zone of what names none, such as Europe/Vienna (${DEFAULT-VALUE}).")
    String zone = "UTC";

    @Option(
            names = "--object",
            paramLabel = "OBJECT",
            description =
                    "Only lines with this object, a domain with the names below it; may be given more than once.")
    List<String> objects = List.of();

    @Option(
            names = "--objects",
            paramLabel = "FILE",
            description = "As --object, for each line of this file.")
    @Nullable Path objectFile;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write into this new file instead of standard output.")
    @Nullable Path output;

    @Option(
            names = {"-q", "--quiet"},
            description = "Say nothing on standard error but what is wrong.")
    boolean quiet;

    private final Streams streams;
    private boolean failed;

    ExtractCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        var progress =
                new Progress(
                        streams.err(),
                        quiet ? Talk.SILENT : Talk.USUAL,
                        Progress.terminalColumns());
        ZoneId in = zone();
        var span = new TimeSpan(time(since, in), time(until, in), in);
        List<Indicator> wanted = wanted();
        try (OutputStream out = open();
                @Nullable WantedObjects only = wanted.isEmpty() ? null : WantedObjects.of(wanted)) {
            return extract(span, only, out, progress);
        }
    }

    private int extract(
            TimeSpan span, @Nullable WantedObjects only, OutputStream out, Progress progress)
            throws IOException {
        var table = new ObjectTable(kinds);
        var reader =
                new LineReader(
                        span,
                        only,
                        line -> take(line, table, out),
                        soFar -> progress.step(() -> summary(soFar, table)));
        readAll(reader);
        if (!linesWanted) {
            table.write(out, format);
        }
        progress.note(summary(reader, table));
        if (table.isFull()) {
            complain(
                    "more objects than can be held: some are left out; narrow it with --kind, --since or --object");
        }
        boolean found = linesWanted ? reader.taken() > 0 : table.size() > 0;
        return failed ? Main.FAILED : found ? FOUND : NOTHING_FOUND;
    }

    private String summary(LineReader reader, ObjectTable table) {
        String lines =
                String.format(
                        Locale.ROOT,
                        "%,d bytes, %,d lines, %,d of them taken",
                        reader.bytes(),
                        reader.lines(),
                        reader.taken());
        return linesWanted
                ? lines
                : lines + String.format(Locale.ROOT, "; %,d objects", table.size());
    }

    private void take(Line line, ObjectTable table, OutputStream out) throws IOException {
        if (linesWanted) {
            out.write(line.bytes(), line.from(), line.to() - line.from());
            out.write('\n');
        } else {
            table.add(line);
        }
    }

    private void readAll(LineReader reader) throws IOException {
        if (logs.isEmpty() || logs.equals(List.of("-"))) {
            read("-", streams.in(), reader);
            return;
        }
        List<Path> files = new ArrayList<>();
        for (String log : logs) {
            Path path = Path.of(log);
            if (!Files.exists(path)) {
                throw new NoSuchFileException("no such log file: " + path);
            }
            files.addAll(FeedFiles.of(List.of(path)).files());
        }
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                read(file.toString(), in, reader);
            } catch (IOException unreadable) {
                complain(file + ": " + FileWalk.reason(unreadable));
            }
        }
    }

    private void read(String name, InputStream in, LineReader reader) throws IOException {
        LogFiles.read(
                in,
                name,
                new LogFiles.Taker() {
                    @Override
                    public void take(String log, InputStream content) throws IOException {
                        reader.read(log, content);
                    }

                    @Override
                    public void refused(String log, String reason) {
                        complain(log + ": " + reason);
                    }
                });
    }

    private void complain(String text) {
        failed = true;
        streams.err().println("tipstaff: " + text);
    }

    private OutputStream open() throws IOException {
        return new BufferedOutputStream(
                output == null
                        ? new KeptOpen(streams.out())
                        : Files.newOutputStream(output, StandardOpenOption.CREATE_NEW),
                1 << 16);
    }

    private List<Indicator> wanted() throws IOException {
        List<String> texts = new ArrayList<>(objects);
        if (objectFile != null) {
            Files.readAllLines(objectFile).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .forEach(texts::add);
            if (texts.isEmpty()) {
                throw new IOException("no object in " + objectFile);
            }
        }
        List<Indicator> wanted = new ArrayList<>();
        for (String text : texts) {
            switch (IndicatorParser.parse(text)) {
                case Parsed(Indicator indicator) -> wanted.add(indicator);
                case Refused(String reason) -> throw new IOException(text + ": " + reason);
            }
        }
        return wanted;
    }

    private ZoneId zone() throws IOException {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException wrong) {
            throw new IOException("no such time zone: " + zone, wrong);
        }
    }

    private static @Nullable Instant time(@Nullable String text, ZoneId zone) throws IOException {
        if (text == null) {
            return null;
        }
        String iso = text.strip().replace(' ', 'T');
        try {
            if (iso.length() == 10) {
                return LocalDate.parse(iso).atStartOfDay(zone).toInstant();
            }
            return iso.matches(".*T.*(Z|[+-]\\d{2}:?\\d{2})")
                    ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).atZone(zone).toInstant();
        } catch (DateTimeException wrong) {
            throw new IOException(
                    "not a time such as 2026-11-24 or 2026-11-24T10:30: " + text, wrong);
        }
    }
}
