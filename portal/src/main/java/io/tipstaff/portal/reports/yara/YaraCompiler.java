package io.tipstaff.portal.reports.yara;

import io.tipstaff.portal.home.Home;
import io.tipstaff.portal.reports.yara.YaraVerdict.State;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Asks `yarac`, the compiler of Debian's package `yara`, whether rules compile.
///
/// Where there is none, rules are kept unchecked: a check of our own would promise what it cannot
/// hold. Rules that have other files read are refused, for those files would be the server's.
@Component
public class YaraCompiler {

    private static final int MAX_MESSAGE = 4_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;
    private final String programs;
    private final Duration patience;

    @Autowired
    YaraCompiler(Home home) {
        this(home.privateFolder("yara"), String.valueOf(System.getenv("PATH")), PATIENCE);
    }

    /// @param folder for files that live as long as a check
    /// @param programs folders to look for `yarac` in, like `PATH`
    YaraCompiler(Path folder, String programs, Duration patience) {
        this.folder = folder;
        this.programs = programs;
        this.patience = patience;
    }

    /// Checks a file of rules.
    public YaraVerdict check(String rules) {
        if (rules.isBlank()) {
            return YaraVerdict.NONE;
        }
        if (YaraRules.of(rules).includes()) {
            return new YaraVerdict(
                    State.FAILED,
                    "include reads files of this server; write the rules out instead");
        }
        return program()
                .map(yarac -> compile(yarac, rules))
                .orElseGet(
                        () ->
                                new YaraVerdict(
                                        State.UNCHECKED,
                                        "yarac is not installed on this server (Debian package yara)"));
    }

    private Optional<Path> program() {
        return Arrays.stream(programs.split(File.pathSeparator))
                .map(place -> Path.of(place, "yarac"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private YaraVerdict compile(Path yarac, String rules) {
        try {
            Path source = Files.createTempFile(folder, "rules", ".yar");
            Path said = Files.createTempFile(folder, "said", ".txt");
            Path compiled = Files.createTempFile(folder, "rules", ".yarc");
            try {
                Files.writeString(source, rules);
                return run(yarac, source, compiled, said);
            } finally {
                for (Path file : new Path[] {source, said, compiled}) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot check YARA rules", failed);
        }
    }

    private YaraVerdict run(Path yarac, Path source, Path compiled, Path said) throws IOException {
        Process process =
                new ProcessBuilder(yarac.toString(), source.toString(), compiled.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
                return new YaraVerdict(
                        State.UNCHECKED, "yarac did not end within " + patience.toSeconds() + " s");
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return new YaraVerdict(State.UNCHECKED, "the check was interrupted");
        }
        String message = words(source, said);
        return new YaraVerdict(process.exitValue() == 0 ? State.PASSED : State.FAILED, message);
    }

    /// The compiler names our file in each line, which tells the reader nothing.
    private static String words(Path source, Path said) throws IOException {
        byte[] start;
        try (var in = Files.newInputStream(said)) {
            start = in.readNBytes(MAX_MESSAGE);
        }
        return new String(start, StandardCharsets.UTF_8)
                .replace(source.toString(), "line ")
                .strip();
    }
}
