package io.tipstaff.command;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/// Visits all regular files of some paths, folders with everything below them, in a fixed order.
///
/// Symbolic links are not followed, so nothing outside the paths is read and no circle entered.
/// What cannot be read is told, and the rest is visited.
public final class FileWalk {

    /// What is told of the walk.
    public interface Visitor {

        /// A regular file.
        ///
        /// @param top the path that was given, under which the file lies; the file itself if it was
        ///   given
        void file(Path top, Path file, BasicFileAttributes attributes)
                throws IOException, InterruptedException;

        /// Something that is no regular file: a link, a device.
        void passedOver(Path path, String reason) throws IOException, InterruptedException;

        /// Something that cannot be read.
        void unread(Path path, String reason) throws IOException, InterruptedException;
    }

    private final Visitor visitor;

    private FileWalk(Visitor visitor) {
        this.visitor = visitor;
    }

    /// Visits the paths in their order.
    ///
    /// @throws NoSuchFileException if one of them is not there at all
    public static void of(List<Path> paths, Visitor visitor)
            throws IOException, InterruptedException {
        for (Path path : paths) {
            if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                throw new NoSuchFileException("no such file or folder: " + path);
            }
        }
        var walk = new FileWalk(visitor);
        for (Path path : paths) {
            walk.visit(path, path);
        }
    }

    private void visit(Path top, Path path) throws IOException, InterruptedException {
        BasicFileAttributes attributes;
        try {
            attributes =
                    Files.readAttributes(
                            path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException gone) {
            visitor.unread(path, reason(gone));
            return;
        }
        if (attributes.isDirectory()) {
            folder(top, path);
        } else if (attributes.isRegularFile()) {
            visitor.file(top, path, attributes);
        } else {
            visitor.passedOver(
                    path,
                    attributes.isSymbolicLink()
                            ? "symbolic link, not followed"
                            : "neither file nor folder");
        }
    }

    private void folder(Path top, Path folder) throws IOException, InterruptedException {
        var inside = new ArrayList<Path>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(inside::add);
        } catch (IOException | java.nio.file.DirectoryIteratorException closed) {
            visitor.unread(folder, reason(closed));
            return;
        }
        inside.sort(null);
        for (Path entry : inside) {
            visit(top, entry);
        }
    }

    /// Returns why something could not be read, for a person.
    public static String reason(Exception failed) {
        return switch (failed) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "not there any more";
            default -> String.valueOf(failed.getMessage());
        };
    }
}
