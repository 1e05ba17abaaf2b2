package io.tipstaff.portal.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// The home folder of this installation, held by this process alone until it is closed.
///
/// Holding is a lock on the file `lock` inside, so it ends with the process however that dies.
/// Thread-safe.
public final class Home implements AutoCloseable {

    private static final int SECRET_BYTES = 32;

    private final Path folder;
    private final FileChannel lockFile;

    private Home(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    /// Returns `$TIPSTAFF_HOME`, or `.tipstaff` in the user's own folder.
    public static Path usualFolder() {
        String named = System.getenv("TIPSTAFF_HOME");
        Path folder =
                named == null || named.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".tipstaff")
                        : Path.of(named);
        return folder.toAbsolutePath().normalize();
    }

    /// Returns a private folder inside the usual one, made where it is missing, without taking hold
    /// of it: for commands that run beside the portal.
    public static Path usualFolder(String name) throws IOException {
        Path home = usualFolder();
        make(home);
        return privateFolder(home, name);
    }

    /// Makes the folder where it is missing and takes hold of it.
    ///
    /// @throws HomeInUseException if another process holds it
    public static Home open(Path folder) throws IOException {
        make(folder);
        Path lock = folder.resolve("lock");
        FileChannel channel =
                FileChannel.open(
                        lock,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new HomeInUseException(
                    "Tipstaff already runs on this folder (process "
                            + Files.readString(lock).strip()
                            + "): "
                            + folder);
        }
        channel.truncate(0);
        String process = ProcessHandle.current().pid() + "\n";
        channel.write(ByteBuffer.wrap(process.getBytes(StandardCharsets.US_ASCII)), 0);
        return new Home(folder, channel);
    }

    private static void make(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            // The database's account must pass through, nobody needs to list it.
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    /// Returns the folder itself.
    public Path folder() {
        return folder;
    }

    /// Returns a folder inside that only this account may enter, made where it is missing.
    public Path privateFolder(String name) {
        try {
            return privateFolder(folder, name);
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "cannot make the folder: " + folder.resolve(name), failed);
        }
    }

    private static Path privateFolder(Path home, String name) throws IOException {
        Path inside = home.resolve(name);
        if (!Files.isDirectory(inside)) {
            Files.createDirectories(inside);
            Files.setPosixFilePermissions(inside, PosixFilePermissions.fromString("rwx------"));
        }
        return inside;
    }

    /// Returns the secret of this name as lower-case hex, made at random the first time.
    ///
    /// It is kept in a file that only this account may read.
    public String secret(String name) {
        Path file = privateFolder("secrets").resolve(name);
        try {
            if (!Files.exists(file)) {
                byte[] random = new byte[SECRET_BYTES];
                new SecureRandom().nextBytes(random);
                writePrivately(file, HexFormat.of().formatHex(random));
            }
            return Files.readString(file).strip();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot keep the secret: " + file, failed);
        }
    }

    private static void writePrivately(Path file, String text) throws IOException {
        Path written = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(written);
        Files.createFile(
                written,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(written, text);
        Files.move(written, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    /// Lets go of the folder. Safe to call twice.
    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot let go of the home folder: " + folder, failed);
        }
    }
}
