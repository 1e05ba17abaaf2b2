package io.tipstaff.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.portal.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Starts and stops the program as it is shipped, as a process of its own.
class StartIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void losesNothingThatWasCommittedWhenEverythingIsKilled() throws Exception {
        Path home = TestHome.fresh("killed");
        Process first = start(home);
        awaitReady(first, home);
        int acknowledged = insertUntilKilled(home, first);

        Process second = start(home);
        awaitReady(second, home);
        int found = countAgencies(home);
        stop(second);

        assertThat(acknowledged).isPositive();
        // The one that was under way when it was killed may be there or not.
        assertThat(found).isBetween(acknowledged, acknowledged + 1);
        assertThat(home.resolve("database/data/postmaster.pid")).doesNotExist();
    }

    @Test
    void saysThatTheHomeFolderIsInUse() throws Exception {
        Path home = TestHome.fresh("held");
        try (Home held = Home.open(home)) {
            Process second = start(held.folder());

            assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();

            assertThat(second.exitValue()).isEqualTo(3);
            assertThat(output(home))
                    .contains("already runs on this folder")
                    .contains(Long.toString(ProcessHandle.current().pid()));
        }
    }

    @Test
    void saysHowItIsUsed() throws Exception {
        Path home = TestHome.fresh("misused");
        Process process = start(home, "--prot", "80");

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();

        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(output(home))
                .contains("Unknown options: '--prot', '80'")
                .contains("--port=PORT");
    }

    private static Process start(Path home, String... arguments) throws IOException {
        Files.createDirectories(home);
        try (Stream<Path> files = Files.list(Path.of("target", "app"))) {
            Path jar =
                    files.filter(file -> file.toString().endsWith(".jar")).findAny().orElseThrow();
            Path java = Path.of(System.getProperty("java.home"), "bin", "java");
            ProcessBuilder builder =
                    new ProcessBuilder(
                            Stream.concat(
                                            Stream.of(
                                                    java.toString(),
                                                    "-XX:+UseSerialGC",
                                                    "-XX:TieredStopAtLevel=1",
                                                    "-jar",
                                                    jar.toString(),
                                                    "--empty",
                                                    "--port",
                                                    "0"),
                                            Stream.of(arguments))
                                    .toList());
            builder.environment().put("TIPSTAFF_HOME", home.toString());
            return builder.redirectErrorStream(true)
                    .redirectOutput(outputFile(home).toFile())
                    .start();
        }
    }

    private static Path outputFile(Path home) {
        return home.resolveSibling(home.getFileName() + ".out");
    }

    private static String output(Path home) throws IOException {
        return Files.readString(outputFile(home));
    }

    private static void awaitReady(Process process, Path home) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!output(home).contains("Stop it with Ctrl-C")) {
            assertThat(process.isAlive()).as(output(home)).isTrue();
            assertThat(System.nanoTime()).as(output(home)).isLessThan(deadline);
            Thread.sleep(100);
        }
    }

    private static int insertUntilKilled(Path home, Process program) throws Exception {
        int acknowledged = 0;
        try (Connection connection = connect(home);
                Statement statement = connection.createStatement()) {
            while (acknowledged < 10_000) {
                statement.execute(
                        "insert into agency.agency (name) values ('Test " + acknowledged + "')");
                acknowledged++;
                if (acknowledged == 200) {
                    program.destroyForcibly();
                    killDatabase(home);
                }
            }
        } catch (SQLException killed) {
            program.waitFor();
        }
        return acknowledged;
    }

    private static void killDatabase(Path home) throws IOException {
        long postmaster =
                Long.parseLong(
                        Files.readAllLines(home.resolve("database/data/postmaster.pid"))
                                .getFirst());
        ProcessHandle.of(postmaster)
                .ifPresent(
                        handle -> {
                            handle.descendants().forEach(ProcessHandle::destroyForcibly);
                            handle.destroyForcibly();
                        });
    }

    private static int countAgencies(Path home) throws Exception {
        try (Connection connection = connect(home);
                Statement statement = connection.createStatement();
                ResultSet count =
                        statement.executeQuery(
                                "select count(*) from agency.agency where name like 'Test %'")) {
            count.next();
            return count.getInt(1);
        }
    }

    private static Connection connect(Path home) throws Exception {
        String port = Files.readString(home.resolve("database/port")).strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/tipstaff?options=-c%20tipstaff.agency=*",
                "tipstaff",
                Files.readString(home.resolve("secrets/database-owner")).strip());
    }

    private static void stop(Process program) throws InterruptedException {
        program.destroy();
        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).isEqualTo(143);
    }
}
