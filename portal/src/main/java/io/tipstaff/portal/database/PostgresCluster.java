package io.tipstaff.portal.database;

import io.tipstaff.portal.home.Home;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/// The files of one database server: programs, data and the port it was given.
///
/// They are in `database` of the home folder. Where root runs this program and the database's
/// account cannot get there (`/root` is closed to others), `database` is a link into
/// `/var/lib/tipstaff`.
record PostgresCluster(Path folder, PostgresBinaries binaries, ServerAccount account) {

    static final String ADMINISTRATOR = "tipstaff_admin";

    private static final Path ELSEWHERE = Path.of("/var/lib/tipstaff");

    /// The kernel hands out ports above to outgoing connections, so one of those may be taken
    /// whenever we start.
    private static final int FIRST_EPHEMERAL_PORT = 32_768;

    private static final int LOWEST_PORT = 20_000;
    private static final int INITDB_MINUTES = 5;

    /// Brings everything into place: unpacks, makes the data folder, as far as it is not done.
    static PostgresCluster prepare(Home home, String administratorPassword) throws IOException {
        ServerAccount account = ServerAccount.choose();
        Path folder = place(home, account);
        PostgresCluster cluster =
                new PostgresCluster(folder, PostgresBinaries.unpackInto(folder), account);
        if (!Files.exists(cluster.data().resolve("PG_VERSION"))) {
            cluster.initialise(administratorPassword);
        }
        return cluster;
    }

    private static Path place(Home home, ServerAccount account) throws IOException {
        Path inside = home.folder().resolve("database");
        if (Files.isDirectory(inside)) {
            return inside.toRealPath();
        }
        if (account.reaches(home.folder())) {
            return Files.createDirectories(inside);
        }
        Files.createDirectories(ELSEWHERE);
        Path outside = Files.createTempDirectory(ELSEWHERE, "database-");
        Files.setPosixFilePermissions(outside, PosixFilePermissions.fromString("rwx--x--x"));
        // A link left over from a folder that is gone would make this fail.
        Files.deleteIfExists(inside);
        Files.createSymbolicLink(inside, outside);
        return outside;
    }

    Path data() {
        return folder.resolve("data");
    }

    private void initialise(String password) throws IOException {
        Path unfinished = folder.resolve("data.new");
        Folders.delete(unfinished);
        Files.createDirectory(
                unfinished,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        account.own(unfinished);
        Path passwordFile = Files.createTempFile(folder, "initdb", ".password");
        try {
            Files.writeString(passwordFile, password);
            account.own(passwordFile);
            initdb(unfinished, passwordFile);
        } finally {
            Files.delete(passwordFile);
        }
        Files.move(unfinished, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void initdb(Path data, Path passwordFile) throws IOException {
        Path log = folder.resolve("initdb.log");
        Process initdb =
                new ProcessBuilder(
                                account.run(
                                        List.of(
                                                binaries.program("initdb"),
                                                "--pgdata=" + data,
                                                "--username=" + ADMINISTRATOR,
                                                "--auth=scram-sha-256",
                                                "--pwfile=" + passwordFile,
                                                "--encoding=UTF8",
                                                "--locale-provider=builtin",
                                                "--locale=C.UTF-8",
                                                "--no-instructions")))
                        .directory(Path.of("/").toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        boolean ended;
        try {
            ended = initdb.waitFor(INITDB_MINUTES, TimeUnit.MINUTES);
        } catch (InterruptedException interrupted) {
            initdb.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while making the database", interrupted);
        }
        if (!ended || initdb.exitValue() != 0) {
            initdb.destroyForcibly();
            throw new IOException("could not make the database: " + Files.readString(log).strip());
        }
    }

    /// Returns the port of last time if it is free, else another one, which is remembered.
    int port() throws IOException {
        Path remembered = folder.resolve("port");
        if (Files.exists(remembered)) {
            int last = Integer.parseInt(Files.readString(remembered).strip());
            if (isFree(last)) {
                return last;
            }
        }
        int port = freePort();
        Files.writeString(remembered, port + "\n");
        return port;
    }

    private static int freePort() throws IOException {
        for (int attempt = 0; attempt < 200; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, FIRST_EPHEMERAL_PORT);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IOException(
                "no free port between " + LOWEST_PORT + " and " + FIRST_EPHEMERAL_PORT);
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
