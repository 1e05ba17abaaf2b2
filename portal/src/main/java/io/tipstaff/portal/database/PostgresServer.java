package io.tipstaff.portal.database;

import io.tipstaff.portal.home.Home;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL server of our own, on the loopback interface, for as long as this process lives.
///
/// One platform thread, the keeper, starts the server and waits for it. The kernel stops the server
/// when that thread ends (`PR_SET_PDEATHSIG` watches the thread, not the process), so a `kill -9`
/// of this process leaves no server behind; and when the server dies by itself the keeper starts it
/// again. Every commit is on disk before it is acknowledged (fsync is on).
public final class PostgresServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(25);
    private static final Duration RESTART_PAUSE = Duration.ofSeconds(2);

    /// After a kill of everything the processes of last time may take seconds to be gone, and the
    /// server does not start beside them.
    private static final int MAX_DEATHS_AT_START = 5;

    private static final int LOG_TAIL = 2_000;

    /// A week of logs, one file a day, each written anew. Compiling queries takes longer than any
    /// of ours runs, and reading a page at random costs little more than the next on today's disks.
    private static final List<String> SETTINGS =
            List.of(
                    "listen_addresses=127.0.0.1",
                    "unix_socket_directories=",
                    "max_connections=60",
                    "checkpoint_timeout=15min",
                    "jit=off",
                    "random_page_cost=1.1",
                    "timezone=UTC",
                    "log_timezone=UTC",
                    "logging_collector=on",
                    "log_directory=log",
                    "log_filename=postgresql-%a.log",
                    "log_truncate_on_rotation=on",
                    "log_rotation_age=1d",
                    "log_rotation_size=0");

    private final PostgresCluster cluster;
    private final int port;
    private final CountDownLatch firstTry = new CountDownLatch(1);
    private final AtomicInteger deaths = new AtomicInteger();
    private final Thread keeper;
    private volatile boolean stopping;
    private volatile @Nullable Process process;
    private volatile @Nullable IOException failure;

    private PostgresServer(PostgresCluster cluster, int port) {
        this.cluster = cluster;
        this.port = port;
        this.keeper =
                Thread.ofPlatform().name("postgresql-keeper").daemon(true).unstarted(this::keep);
    }

    /// Starts the server of this home folder, made the first time, and waits until it answers.
    ///
    /// @throws IOException with the server's own words if it does not start
    public static PostgresServer start(Home home) throws IOException {
        String administratorPassword = home.secret("database-administrator");
        PostgresCluster cluster = PostgresCluster.prepare(home, administratorPassword);
        PostgresServer server = new PostgresServer(cluster, cluster.port());
        server.keeper.start();
        server.awaitAnswer(administratorPassword);
        return server;
    }

    /// Returns the server's maintenance database, entered as its administrator.
    DatabaseAddress administration(Home home) {
        return new DatabaseAddress(
                url("postgres"),
                PostgresCluster.ADMINISTRATOR,
                home.secret("database-administrator"));
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private void keep() {
        while (!stopping) {
            try {
                Process started = launch();
                process = started;
                firstTry.countDown();
                int status = started.waitFor();
                deaths.incrementAndGet();
                if (!stopping) {
                    LOG.warn("the database stopped by itself and is started again: {}", status);
                    Thread.sleep(RESTART_PAUSE);
                }
            } catch (IOException failed) {
                failure = failed;
                firstTry.countDown();
                return;
            } catch (InterruptedException interrupted) {
                return;
            }
        }
    }

    private Process launch() throws IOException {
        File log = startLog().toFile();
        return new ProcessBuilder(cluster.account().runWhileParentLives(command()))
                .directory(Path.of("/").toFile())
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
    }

    private Path startLog() {
        return cluster.folder().resolve("start.log");
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(cluster.binaries().program("postgres"));
        command.add("-D");
        command.add(cluster.data().toString());
        Stream.concat(SETTINGS.stream(), PostgresShare.ofThisMachine().settings().stream())
                .forEach(
                        setting -> {
                            command.add("-c");
                            command.add(setting);
                        });
        command.add("-c");
        command.add("port=" + port);
        return command;
    }

    private void awaitAnswer(String administratorPassword) throws IOException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        try {
            firstTry.await();
            while (System.nanoTime() < deadline) {
                refuseIfDead();
                if (isReady() && answers(administratorPassword)) {
                    return;
                }
                Thread.sleep(POLL);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the database started", interrupted);
        }
        close();
        throw new IOException(
                "the database did not answer within "
                        + START_LIMIT.toSeconds()
                        + " s: "
                        + lastWords());
    }

    private void refuseIfDead() throws IOException {
        IOException failed = failure;
        if (failed != null) {
            throw new IOException(
                    "could not start the database (setsid and setpriv of util-linux are needed)",
                    failed);
        }
        if (deaths.get() >= MAX_DEATHS_AT_START) {
            stopping = true;
            keeper.interrupt();
            throw new IOException("the database did not start: " + lastWords());
        }
    }

    /// The server writes its state into the eighth line of its pid file.
    private boolean isReady() {
        try {
            List<String> lines =
                    Files.readAllLines(
                            cluster.data().resolve("postmaster.pid"), StandardCharsets.US_ASCII);
            return lines.size() >= 8 && lines.get(7).strip().equals("ready");
        } catch (IOException notYetThere) {
            return false;
        }
    }

    private boolean answers(String administratorPassword) {
        try (Connection connection =
                DriverManager.getConnection(
                        url("postgres"), PostgresCluster.ADMINISTRATOR, administratorPassword)) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private String lastWords() throws IOException {
        String log = Files.readString(startLog()).strip();
        return log.substring(Math.max(0, log.length() - LOG_TAIL));
    }

    /// Stops the server: open transactions are rolled back, everything committed is kept.
    @Override
    public void close() {
        stopping = true;
        Process running = process;
        if (running == null || !running.isAlive()) {
            return;
        }
        try {
            // INT is the fast shutdown; what Process.destroy sends would wait for every client.
            new ProcessBuilder("sh", "-c", "kill -INT " + running.pid()).start().waitFor();
            if (!running.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                LOG.error(
                        "the database did not stop within {}, it recovers at the next start",
                        STOP_LIMIT);
                running.destroyForcibly();
            }
        } catch (IOException failed) {
            running.destroy();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
