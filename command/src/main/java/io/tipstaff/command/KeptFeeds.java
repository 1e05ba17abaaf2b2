package io.tipstaff.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Which feed files a kept index was compiled from, as `feeds.json` beside it says.
///
/// @param index checksum of the index that this is about; empty until it is compiled
record KeptFeeds(String format, String index, List<Feed> feeds) {

    /// A feed file as it was.
    ///
    /// @param name as it stands in answers
    record Feed(String name, String path, long size, Instant modified) {}

    private static final String FORMAT = "tipstaff-match/1";
    private static final String FILE = "feeds.json";
    private static final long MAX_BYTES = 64 << 20;
    private static final JsonMapper JSON = new JsonMapper();

    KeptFeeds {
        feeds = List.copyOf(feeds);
    }

    /// Describes files as they are now.
    static KeptFeeds of(FeedFiles files) throws IOException {
        List<Feed> feeds = new ArrayList<>();
        for (int i = 0; i < files.files().size(); i++) {
            Path file = files.files().get(i);
            feeds.add(
                    new Feed(
                            files.names().get(i),
                            file.toAbsolutePath().toString(),
                            Files.size(file),
                            Files.getLastModifiedTime(file).toInstant()));
        }
        return new KeptFeeds(FORMAT, "", feeds);
    }

    /// Reads what a folder keeps; empty if that is nothing, or nothing that can be used.
    static Optional<KeptFeeds> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        try {
            if (Files.size(file) > MAX_BYTES) {
                return Optional.empty();
            }
            return Optional.of(JSON.readValue(Files.readAllBytes(file), KeptFeeds.class))
                    .filter(kept -> FORMAT.equals(kept.format()));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (JacksonException damaged) {
            return Optional.empty();
        }
    }

    /// Returns the same for this index.
    KeptFeeds of(String checksum) {
        return new KeptFeeds(format, checksum, feeds);
    }

    /// Writes it into a folder, at once.
    void write(Path folder) throws IOException {
        Path unfinished = Files.createTempFile(folder, ".feeds", ".tmp");
        try {
            Files.write(unfinished, JSON.writeValueAsBytes(this));
            Files.move(unfinished, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /// Says whether it is about exactly these files as they are now.
    boolean isOf(FeedFiles files) {
        try {
            return feeds.equals(of(files).feeds());
        } catch (IOException changing) {
            return false;
        }
    }

    FeedFiles names() {
        return new FeedFiles(List.of(), feeds.stream().map(Feed::name).toList());
    }
}
