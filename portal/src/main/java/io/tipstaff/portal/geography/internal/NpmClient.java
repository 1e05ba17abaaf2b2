package io.tipstaff.portal.geography.internal;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The npm program of this machine: it knows its registry, proxy and credentials, so that none of
/// that is ours.
final class NpmClient {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private NpmClient() {}

    /// Says whether npm is on the path.
    static boolean isThere() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, "npm"))
                .anyMatch(Files::isExecutable);
    }

    /// Downloads a package's archive into an empty folder; nothing of it is run.
    ///
    /// @throws IOException with what npm said if it did not work
    static Path pack(String name, Path folder) throws IOException, InterruptedException {
        Path said = folder.resolve("npm.log");
        Process npm =
                new ProcessBuilder(
                                "npm",
                                "pack",
                                "--ignore-scripts",
                                "--loglevel=error",
                                "--pack-destination",
                                folder.toString(),
                                name)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
        npm.getOutputStream().close();
        if (!npm.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            npm.destroyForcibly();
            throw new IOException("npm did not end within " + PATIENCE.toMinutes() + " minutes");
        }
        if (npm.exitValue() != 0) {
            throw new IOException("npm pack " + name + " failed: " + firstLines(said));
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".tgz"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("npm pack made no archive of " + name));
        }
    }

    private static String firstLines(Path said) throws IOException {
        List<String> lines = Files.readAllLines(said);
        return String.join(" ", lines.subList(0, Math.min(4, lines.size())));
    }
}
