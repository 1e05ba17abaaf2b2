package io.tipstaff.command;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The files of one or more feeds, numbered: the number stands in the ids of the index.
///
/// @param files in a fixed order
/// @param names as they stand in the answers: relative to the folder that was given
record FeedFiles(List<Path> files, List<String> names) {

    /// Sixteen bits of an id say which file.
    private static final int MAX_FILES = 1 << 16;

    private static final int RECORD_BITS = 32;

    FeedFiles {
        files = List.copyOf(files);
        names = List.copyOf(names);
    }

    /// Finds the files: a file is itself, a folder all files below it but hidden ones.
    static FeedFiles of(List<Path> feeds) throws IOException {
        var files = new ArrayList<Path>();
        var names = new ArrayList<String>();
        for (Path feed : feeds) {
            if (feed.toString().isEmpty()) {
                throw new NoSuchFileException("a feed without a name was given");
            }
            if (Files.isDirectory(feed)) {
                addFolder(feed, files, names);
            } else if (Files.exists(feed)) {
                files.add(feed);
                names.add(feed.toString());
            } else {
                throw new NoSuchFileException("no such feed file or folder: " + feed);
            }
        }
        if (files.size() > MAX_FILES) {
            throw new IOException("more than " + MAX_FILES + " feed files: " + files.size());
        }
        return new FeedFiles(files, names);
    }

    private static void addFolder(Path folder, List<Path> files, List<String> names)
            throws IOException {
        try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            all.filter(file -> Files.isRegularFile(file) && !isHidden(folder, file))
                    .sorted()
                    .forEach(
                            file -> {
                                files.add(file);
                                names.add(folder.relativize(file).toString());
                            });
        }
    }

    private static boolean isHidden(Path folder, Path file) {
        for (Path part : folder.relativize(file)) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    /// Returns the id of a record for the index.
    static long id(int file, long place) {
        return (long) file << RECORD_BITS | Math.min(place, (1L << RECORD_BITS) - 1);
    }

    /// Returns the name of the file that an id came from.
    String nameOf(long id) {
        return names.get((int) (id >>> RECORD_BITS));
    }

    /// Returns the line, or where there are no lines the record, that an id came from.
    static long placeOf(long id) {
        return id & (1L << RECORD_BITS) - 1;
    }
}
