package io.tipstaff.command;

import io.tipstaff.command.BlockScan.Result;
import io.tipstaff.command.Progress.Talk;
import io.tipstaff.exchange.LogBlocks;
import io.tipstaff.exchange.LogBlocks.Block;
import io.tipstaff.exchange.LogInput;
import io.tipstaff.indicator.Kind;
import io.tipstaff.matcher.Match;
import io.tipstaff.matcher.ScanOptions;
import io.tipstaff.matcher.ScanOptions.Defanged;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Matches logs against feeds and prints one line of JSON a detection.
@Command(
        name = "match",
        mixinStandardHelpOptions = true,
        description = "Matches logs against feeds and prints one line of JSON for each detection.",
        footer = {
            "",
            "Feeds may be plain lists, CSV, JSON, XML, STIX and more, packed or not; the format is recognised.",
            "Logs may be of any kind, packed with gzip, zstd or bzip2, or not at all.",
            "",
            "Exit status: 0 something was found, 1 nothing was found, 2 something went wrong."
        })
final class MatchCommand implements Callable<Integer> {

    private static final int FOUND = 0;
    private static final int NOTHING_FOUND = 1;

    @ArgGroup(exclusive = false, multiplicity = "1")
    Against against = new Against();

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
                    "Only these kinds: ipv4, ipv6, network, endpoint, domain, host, url, url-mask, path, md5, sha1, sha256, email.")
    Set<Kind> kinds = EnumSet.allOf(Kind.class);

    @Option(
            names = "--defanged",
            description = "Read defanged forms in the logs too, such as hxxp and [.].")
    boolean defanged;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads that scan (default: one a processor).")
    int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = {"-q", "--quiet"},
            description = "Say nothing on standard error but errors.")
    boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            description = "Name refused records of the feeds.")
    boolean verbose;

    private final Streams streams;
    private long scanned;
    private long lines;
    private long matches;

    MatchCommand(Streams streams) {
        this.streams = streams;
    }

    /// What logs are matched against: one of both at least.
    static final class Against {

        @Option(
                names = "--feed",
                paramLabel = "FILE_OR_FOLDER",
                arity = "1",
                description =
                        "Feed file, or folder whose files are all read; may be given more than once.")
        List<Path> feeds = List.of();

        @Option(
                names = "--index",
                paramLabel = "FOLDER",
                description =
                        "Keep the compiled feeds in this folder, and use them again while the feeds are the same; without --feed whatever is there.")
        @Nullable Path kept;
    }

    /// Reads a kind by the name that files and the API use.
    static final class KindByCode implements ITypeConverter<Kind> {

        @Override
        public Kind convert(String code) {
            return Kind.ofCode(code)
                    .orElseThrow(() -> new IllegalArgumentException("no such kind: " + code));
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var progress =
                new Progress(
                        streams.err(),
                        quiet ? Talk.SILENT : verbose ? Talk.DETAILED : Talk.USUAL,
                        Progress.terminalColumns());
        List<Path> files = logFiles();
        try (CompiledFeeds compiled = compiled(progress);
                var scan = new BlockScan(compiled.index(), options(), Math.max(1, threads))) {
            var writer =
                    new DetectionWriter(
                            new BufferedOutputStream(streams.out(), 1 << 16), compiled.names());
            scanAll(files, scan, writer, progress);
            writer.flush();
        }
        return matches > 0 ? FOUND : NOTHING_FOUND;
    }

    private CompiledFeeds compiled(Progress progress) throws IOException {
        return against.kept == null
                ? CompiledFeeds.once(against.feeds, progress)
                : CompiledFeeds.kept(against.kept, against.feeds, progress);
    }

    private ScanOptions options() {
        return new ScanOptions(kinds, defanged ? Defanged.READ : Defanged.IGNORED);
    }

    /// Returns the log files; none stands for standard input.
    private List<Path> logFiles() throws IOException {
        if (logs.isEmpty() || logs.equals(List.of("-"))) {
            return List.of();
        }
        var paths = logs.stream().map(Path::of).toList();
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new NoSuchFileException("no such log file: " + path);
            }
        }
        return FeedFiles.of(paths).files();
    }

    private void scanAll(
            List<Path> files, BlockScan scan, DetectionWriter writer, Progress progress)
            throws IOException, InterruptedException {
        progress.scanStarts();
        if (files.isEmpty()) {
            scanOne("-", streams.in(), 0, 0, scan, writer, progress);
        }
        long inAll = 0;
        for (Path file : files) {
            inAll += Files.size(file);
        }
        long before = 0;
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                scanOne(file.toString(), in, before, inAll, scan, writer, progress);
            } catch (IOException failed) {
                throw new IOException(file + ": " + failed.getMessage(), failed);
            }
            before += Files.size(file);
        }
        progress.scanned(scanned, lines, matches);
    }

    private void scanOne(
            String name,
            InputStream raw,
            long before,
            long inAll,
            BlockScan scan,
            DetectionWriter writer,
            Progress progress)
            throws IOException, InterruptedException {
        LogInput in = LogInput.open(raw);
        var blocks = new LogBlocks(in);
        Queue<Future<Result>> underWay = new ArrayDeque<>();
        long lineBase = 0;
        for (Block next = blocks.next(); next != null || !underWay.isEmpty(); ) {
            if (next != null) {
                underWay.add(scan.scan(next));
            }
            if (next == null || underWay.size() > 2 * threads) {
                Result result = get(underWay.remove());
                lineBase += write(name, lineBase, result, writer);
                blocks.recycle(result.block());
                progress.scan(before + in.packedBytes(), inAll, scanned, lines, matches);
            }
            next = next == null ? null : blocks.next();
        }
    }

    private long write(String name, long lineBase, Result result, DetectionWriter writer)
            throws IOException {
        for (Match match : result.matches()) {
            writer.write(name, result.block().offset(), lineBase, match);
        }
        scanned += result.block().length();
        lines += result.lines();
        matches += result.matches().size();
        return result.lines();
    }

    private static Result get(Future<Result> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the scan failed: " + failed.getCause(), failed);
        }
    }
}
