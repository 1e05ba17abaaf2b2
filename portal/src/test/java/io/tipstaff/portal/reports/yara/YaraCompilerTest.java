package io.tipstaff.portal.reports.yara;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.portal.reports.yara.YaraVerdict.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A script stands in for `yarac`, so that the test is the same on machines with and without it.
class YaraCompilerTest {

    private static final String RULE = "rule A { condition: true }";

    @TempDir Path folder;

    private YaraCompiler compiler(String script) throws IOException {
        Path programs = Files.createDirectory(folder.resolve("programs"));
        Path yarac = programs.resolve("yarac");
        Files.writeString(yarac, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(yarac, PosixFilePermissions.fromString("rwx------"));
        Path work = Files.createDirectory(folder.resolve("work"));
        return new YaraCompiler(work, programs.toString(), Duration.ofSeconds(2));
    }

    @Test
    void saysThatRulesCompile() throws IOException {
        YaraVerdict verdict = compiler("grep -q 'rule A' \"$1\"").check(RULE);

        assertThat(verdict.state()).isEqualTo(State.PASSED);
    }

    @Test
    void tellsWhatTheCompilerSaysWithoutTheNameOfItsFile() throws IOException {
        YaraVerdict verdict =
                compiler("echo \"error: $1(3): syntax error\" >&2; exit 1").check(RULE);

        assertThat(verdict)
                .isEqualTo(new YaraVerdict(State.FAILED, "error: line (3): syntax error"));
    }

    @Test
    void leavesRulesUncheckedWhereThereIsNoCompiler() {
        YaraVerdict verdict =
                new YaraCompiler(folder, folder.toString(), Duration.ofSeconds(2)).check(RULE);

        assertThat(verdict.state()).isEqualTo(State.UNCHECKED);
        assertThat(verdict.message()).contains("Debian package yara");
    }

    @Test
    void stopsACompilerThatDoesNotEnd() throws IOException {
        YaraVerdict verdict = compiler("exec sleep 60").check(RULE);

        assertThat(verdict.state()).isEqualTo(State.UNCHECKED);
    }

    @Test
    void doesNotLetRulesReadFilesOfTheServer() throws IOException {
        YaraVerdict verdict = compiler("exit 0").check("include \"/etc/passwd\"\n" + RULE);

        assertThat(verdict.state()).isEqualTo(State.FAILED);
    }

    @Test
    void leavesNoFileBehind() throws IOException {
        compiler("exit 0").check(RULE);

        try (var files = Files.list(folder.resolve("work"))) {
            assertThat(files).isEmpty();
        }
    }
}
