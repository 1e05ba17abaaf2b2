package io.tipstaff.matcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A virtual machine that was started without the module for vectors finds the same.
class WithoutVectorsTest {

    private static final int LINES = 20_000;

    @TempDir private Path folder;

    @Test
    void findsTheSameWithoutTheModuleForVectors() throws Exception {
        var lines = new RandomLines(Samples.seed());
        Path log = folder.resolve("log");
        Files.write(log, log(lines));
        Samples.indexOf(folder, lines.indicators()).close();
        Path index = indexFile();

        List<String> with = found(index, log);
        List<String> without = inAnotherMachine(index, log);

        assertThat(with.removeFirst()).isEqualTo("VectorClassifier");
        assertThat(without.removeFirst()).isEqualTo("SwarClassifier");
        assertThat(with).hasSizeGreaterThan(LINES / 10);
        assertThat(without).isEqualTo(with);
    }

    private static byte[] log(RandomLines lines) throws IOException {
        var log = new ByteArrayOutputStream();
        for (int i = 0; i < LINES; i++) {
            log.write(lines.line());
            log.write('\n');
        }
        return log.toByteArray();
    }

    private Path indexFile() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith("index") && Files.isRegularFile(file))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private List<String> inAnotherMachine(Path index, Path log) throws Exception {
        Path out = folder.resolve("out");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                WithoutVectorsTest.class.getName(),
                                index.toString(),
                                log.toString())
                        .redirectOutput(out.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        assertThat(process.waitFor()).isZero();
        return new ArrayList<>(Files.readAllLines(out, StandardCharsets.ISO_8859_1));
    }

    /// Prints the classifier and what was found: `INDEX LOG`.
    public static void main(String[] arguments) throws IOException {
        var text = String.join("\n", found(Path.of(arguments[0]), Path.of(arguments[1]))) + "\n";
        System.out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static List<String> found(Path file, Path log) throws IOException {
        List<String> found = new ArrayList<>();
        found.add(ByteClassifier.best().getClass().getSimpleName());
        try (IndicatorIndex index = IndicatorIndex.open(file)) {
            for (Match match : Samples.scan(index, ScanOptions.DEFAULT, Files.readAllBytes(log))) {
                found.add(match.offset() + " " + match.length() + " " + match.indicator());
            }
        }
        return found;
    }
}
