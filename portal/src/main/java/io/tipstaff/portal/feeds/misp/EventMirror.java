package io.tipstaff.portal.feeds.misp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A folder with one document for each event, dated as the event is.
///
/// The whole folder is the document that is imported. So an attribute that an event loses, and an
/// event that a feed loses, are withdrawn, though only changed events travel.
public final class EventMirror {

    private static final String SUFFIX = ".json";

    private final Path folder;

    /// @param folder of this mirror alone, made where it is missing
    public EventMirror(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /// Returns the events, the last changed first.
    public List<Path> events() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted(Comparator.comparing(EventMirror::changed).reversed())
                    .toList();
        }
    }

    private static FileTime changed(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    boolean isEmpty() throws IOException {
        return events().isEmpty();
    }

    /// Says whether an event is here as it was changed then; one without a time of change never is.
    boolean holds(String uuid, Instant changed) throws IOException {
        if (changed.getEpochSecond() == 0) {
            return false;
        }
        try {
            return Files.getLastModifiedTime(file(uuid)).toInstant().getEpochSecond()
                    == changed.getEpochSecond();
        } catch (NoSuchFileException absent) {
            return false;
        }
    }

    /// Returns a file to write to before [#keep].
    Path scratch() throws IOException {
        return Files.createTempFile(folder, "event-", ".part");
    }

    void keep(Path written, String uuid, Instant changed) throws IOException {
        Files.setLastModifiedTime(written, FileTime.from(changed));
        Files.move(
                written,
                file(uuid),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /// Removes the events that are none of these.
    void retain(Set<String> uuids) throws IOException {
        for (Path event : events()) {
            String name = event.getFileName().toString();
            if (!uuids.contains(name.substring(0, name.length() - SUFFIX.length()))) {
                Files.delete(event);
            }
        }
    }

    static boolean isUuid(String text) {
        return text.matches("[0-9a-fA-F-]{32,36}");
    }

    private Path file(String uuid) {
        if (!isUuid(uuid)) {
            throw new IllegalArgumentException("not the UUID of an event: " + uuid);
        }
        return folder.resolve(uuid + SUFFIX);
    }
}
