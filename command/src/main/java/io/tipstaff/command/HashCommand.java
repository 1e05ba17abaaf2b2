package io.tipstaff.command;

import io.tipstaff.command.Progress.Talk;
import io.tipstaff.command.hash.HashCheck;
import io.tipstaff.command.hash.HashList;
import io.tipstaff.command.hash.HashOutput;
import io.tipstaff.command.hash.HashOutput.Format;
import io.tipstaff.command.hash.HashedFile;
import io.tipstaff.command.hash.HashedFile.PassedOver;
import io.tipstaff.command.hash.HashedFile.Read;
import io.tipstaff.command.hash.HashedFile.Unread;
import io.tipstaff.command.hash.Hashing;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Hashes files and folders, or checks a list of hashes.
@Command(
        name = "hash",
        mixinStandardHelpOptions = true,
        description = "Reckons MD5, SHA-1 and SHA-256 of files, folders with all below them.",
        footer = {
            "",
            "Symbolic links are not followed. What cannot be read is named on standard error, and the rest is hashed.",
            "A list in the format sha256sum can be checked by 'sha256sum -c'; --verify reads all formats written here.",
            "",
            "Exit status: 0 all is well, 1 something could not be read or, with --verify, is not as listed, 2 called wrongly."
        })
final class HashCommand implements Callable<Integer> {

    private static final int ALL = 0;
    private static final int NOT_ALL = 1;

    @Parameters(
            paramLabel = "PATH",
            arity = "0..*",
            description =
                    "File or folder. With --verify: what is there but not listed is told too.")
    List<Path> paths = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "csv, json (a line each), sha256sum, sha1sum or md5sum (${DEFAULT-VALUE}).")
    Format format = Format.CSV;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write into this new file instead of standard output.")
    @Nullable Path output;

    @Option(
            names = "--verify",
            paramLabel = "LIST",
            description = "Check the files of this list; paths in it are seen from this folder.")
    @Nullable Path list;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Files that are read at once (${DEFAULT-VALUE}).")
    int threads = 2;

    @Option(
            names = {"-q", "--quiet"},
            description = "Say nothing on standard error but what is wrong.")
    boolean quiet;

    private final Streams streams;
    private long files;
    private long bytes;
    private long passedOver;
    private long wrong;

    HashCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (paths.isEmpty() && list == null) {
            throw new IOException("name files or folders, or a list with --verify");
        }
        if (threads < 1 || threads > 256) {
            throw new IOException("--threads is from 1 to 256: " + threads);
        }
        Talk talk = quiet ? Talk.SILENT : Talk.USUAL;
        var progress = new Progress(streams.err(), talk, Progress.terminalColumns());
        if (list != null) {
            return verify(HashList.read(list), progress);
        }
        try (OutputStream out = open()) {
            var lines = new HashOutput(out, format);
            try (var hashing = new Hashing(threads, file -> take(file, lines, progress))) {
                FileWalk.of(paths, hashing.visitor(ownFile()));
                hashing.finish();
            }
        }
        progress.note(summary());
        return wrong == 0 ? ALL : NOT_ALL;
    }

    private OutputStream open() throws IOException {
        return new BufferedOutputStream(
                output == null
                        ? new KeptOpen(streams.out())
                        : Files.newOutputStream(output, StandardOpenOption.CREATE_NEW),
                1 << 16);
    }

    private @Nullable Path ownFile() throws IOException {
        return output == null ? null : output.toRealPath();
    }

    private void take(HashedFile file, HashOutput lines, Progress progress) throws IOException {
        switch (file) {
            case Read read -> {
                lines.write(read);
                files++;
                bytes += read.digests().size();
                if (!read.steady()) {
                    complain(read.path() + ": changed while it was read");
                }
                progress.step(this::summary);
            }
            case PassedOver _ -> passedOver++;
            case Unread(Path path, String reason) -> complain(path + ": " + reason);
        }
    }

    private void complain(String text) {
        wrong++;
        streams.err().println("tipstaff: " + text);
    }

    private String summary() {
        String summary =
                String.format(Locale.ROOT, "%,d files, %,d bytes", files, bytes)
                        + (passedOver == 0
                                ? ""
                                : String.format(
                                        Locale.ROOT,
                                        "; %,d links and devices passed over",
                                        passedOver));
        return wrong == 0
                ? summary
                : summary + String.format(Locale.ROOT, "; %,d not read as they are", wrong);
    }

    private int verify(List<HashList.Line> lines, Progress progress)
            throws IOException, InterruptedException {
        var check = new HashCheck(lines, streams.out(), progress);
        try (var hashing = new Hashing(threads, check::take)) {
            for (HashList.Line line : lines) {
                hashing.add(line.path());
            }
            hashing.finish();
        }
        FileWalk.of(paths, check.unlisted());
        progress.note(check.summary());
        return check.isGood() ? ALL : NOT_ALL;
    }
}
