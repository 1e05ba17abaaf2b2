package io.tipstaff.portal.toolbox.internal;

import io.tipstaff.portal.home.Home;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// The files of the catalogue, in the home folder: each under an id, never under a name that comes
/// from outside.
@Component
class FileStore {

    private static final long MAX_BYTES = 4L << 30;
    private static final int BUFFER = 1 << 17;

    private final Path folder;

    FileStore(Home home) {
        folder = home.privateFolder("downloads");
    }

    /// Stores what is read and reckons its hashes on the way.
    ///
    /// @throws IllegalArgumentException if there is nothing, more than 4 GiB, or another hash than
    ///   the expected one; nothing is kept then
    StoredFile store(UUID id, InputStream in, String expected) {
        Path part = folder.resolve(id + ".part");
        try {
            StoredFile file = copy(id, in, part);
            if (!expected.isEmpty() && !file.like(expected).equals(expected)) {
                throw new IllegalArgumentException(
                        "the file is not the one that was expected: its hash is "
                                + file.like(expected)
                                + ", expected was "
                                + expected);
            }
            Files.move(part, path(id));
            return file;
        } catch (IOException failed) {
            throw new IllegalArgumentException(
                    "the file could not be taken: " + failed.getMessage(), failed);
        } finally {
            remove(part);
        }
    }

    private static StoredFile copy(UUID id, InputStream in, Path part) throws IOException {
        MessageDigest sha256 = digest("SHA-256");
        MessageDigest sha1 = digest("SHA-1");
        MessageDigest md5 = digest("MD5");
        long size = 0;
        byte[] buffer = new byte[BUFFER];
        try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                size += read;
                if (size > MAX_BYTES) {
                    throw new IllegalArgumentException(
                            "the file is larger than " + MAX_BYTES + " bytes");
                }
                sha256.update(buffer, 0, read);
                sha1.update(buffer, 0, read);
                md5.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
        }
        if (size == 0) {
            throw new IllegalArgumentException("the file is empty");
        }
        return new StoredFile(id, size, hex(sha256), hex(sha1), hex(md5));
    }

    private static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    /// Returns where a file lies, or should.
    Path path(UUID id) {
        return folder.resolve(id.toString());
    }

    /// Says whether a file is where it should be, with the size that it had.
    boolean has(UUID id, long size) {
        try {
            return Files.size(path(id)) == size;
        } catch (IOException gone) {
            return false;
        }
    }

    /// Removes a file that nothing refers to.
    void remove(UUID id) {
        remove(path(id));
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException left) {
            throw new java.io.UncheckedIOException(left);
        }
    }
}
