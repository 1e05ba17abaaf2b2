package io.tipstaff.command.hash;

import io.tipstaff.command.FileWalk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

/// What came of hashing a file.
public sealed interface HashedFile {

    /// Returns the file, as it was named.
    Path path();

    /// The file was read.
    ///
    /// @param modified when it was last changed, by the file system
    /// @param steady whether size and time were the same before and after reading
    record Read(Path path, Instant modified, Digests digests, boolean steady)
            implements HashedFile {}

    /// It is a link, a device or the like, which is not read.
    record PassedOver(Path path) implements HashedFile {}

    /// The file cannot be read.
    record Unread(Path path, String reason) implements HashedFile {}

    /// Reads a file, which is no link.
    static HashedFile of(Path path) {
        OpenOption[] options = {StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS};
        try (InputStream in = Files.newInputStream(path, options)) {
            BasicFileAttributes before = attributes(path);
            Digests digests = Digests.of(in);
            BasicFileAttributes after = attributes(path);
            boolean steady =
                    before.lastModifiedTime().equals(after.lastModifiedTime())
                            && after.size() == digests.size();
            return new Read(path, after.lastModifiedTime().toInstant(), digests, steady);
        } catch (IOException failed) {
            return new Unread(path, FileWalk.reason(failed));
        }
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }
}
