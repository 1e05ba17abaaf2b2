package io.tipstaff.portal.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The system account that the database runs under: this process's own, or an unprivileged one
/// where this process is root, which PostgreSQL refuses to run as.
sealed interface ServerAccount {

    /// This process is an ordinary user's, and so is the database.
    record Own() implements ServerAccount {}

    /// This process is root and steps down to another account for the database.
    record Lesser(String name, int uid, int gid) implements ServerAccount {}

    /// Root steps down to the account `tipstaff` if there is one, else to `nobody`.
    static ServerAccount choose() throws IOException {
        if (!Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))) {
            return new Own();
        }
        List<String> accounts = Files.readAllLines(Path.of("/etc/passwd"));
        return Stream.of("tipstaff", "nobody")
                .flatMap(name -> accounts.stream().filter(line -> line.startsWith(name + ":")))
                .findFirst()
                .map(ServerAccount::ofPasswdLine)
                .orElseThrow(
                        () ->
                                new IOException(
                                        "the database must not run as root and there is neither an account tipstaff nor nobody"));
    }

    private static ServerAccount ofPasswdLine(String line) {
        String[] fields = line.split(":", -1);
        return new Lesser(fields[0], Integer.parseInt(fields[2]), Integer.parseInt(fields[3]));
    }

    /// Returns the command that runs another one under this account.
    default List<String> run(List<String> command) {
        List<String> whole = new ArrayList<>(List.of("setpriv"));
        stepDown(whole);
        whole.add("--no-new-privs");
        whole.addAll(command);
        return whole;
    }

    /// As [#run], in a process group of its own (so that Ctrl-C reaches this program only), and
    /// asked to stop as soon as the thread that started it ends.
    default List<String> runWhileParentLives(List<String> command) {
        List<String> whole = new ArrayList<>(List.of("setsid", "setpriv"));
        stepDown(whole);
        whole.addAll(List.of("--pdeathsig", "INT", "--no-new-privs"));
        whole.addAll(command);
        return whole;
    }

    private void stepDown(List<String> command) {
        if (this instanceof Lesser(_, int uid, int gid)) {
            command.addAll(
                    List.of(
                            "--reuid=" + uid,
                            "--regid=" + gid,
                            "--clear-groups",
                            "--inh-caps=-all"));
        }
    }

    /// Gives a file or folder to this account.
    default void own(Path path) throws IOException {
        if (this instanceof Lesser(_, int uid, _)) {
            UserPrincipal owner =
                    path.getFileSystem()
                            .getUserPrincipalLookupService()
                            .lookupPrincipalByName(Integer.toString(uid));
            Files.setOwner(path, owner);
        }
    }

    /// Tells whether this account can pass through every folder down to this one.
    default boolean reaches(Path folder) throws IOException {
        if (this instanceof Own) {
            return true;
        }
        for (Path step = folder.toRealPath(); step != null; step = step.getParent()) {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(step);
            if (!permissions.contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return false;
            }
        }
        return true;
    }
}
