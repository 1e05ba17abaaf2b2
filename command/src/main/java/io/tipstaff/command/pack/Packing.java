package io.tipstaff.command.pack;

import io.tipstaff.command.FileWalk;
import io.tipstaff.command.Progress;
import io.tipstaff.command.hash.Algorithm;
import io.tipstaff.command.hash.Digests;
import io.tipstaff.command.pack.PackManifest.Line;
import io.tipstaff.command.pack.PackManifest.Missing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Packs files as evidence.
///
/// What cannot be read is named in the manifest, and the rest is packed. The container is written
/// under another name, and has its own when it is whole.
public final class Packing implements FileWalk.Visitor {

    /// The manifest and the directory are held in memory.
    private static final int MAX_FILES = 200_000;

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /// What a person says of it.
    ///
    /// @param by who packs; may be empty, as the case and the reason
    /// @param host null if it is not to be named
    public record Occasion(String by, String caseNumber, String reason, @Nullable String host) {}

    /// What was packed.
    ///
    /// @param manifestSha256 hash of the manifest, in hex: whoever notes it can prove later that
    ///   nothing changed
    public record Packed(int files, long bytes, int missing, String manifestSha256) {}

    private final PackWriter writer;
    private final Path part;
    private final Progress progress;
    private final Consumer<String> complaints;
    private final EntryNames names = new EntryNames();
    private final List<Line> lines = new ArrayList<>();
    private final List<Missing> missing = new ArrayList<>();
    private long bytes;

    private Packing(PackWriter writer, Path part, Progress progress, Consumer<String> complaints) {
        this.writer = writer;
        this.part = part;
        this.progress = progress;
        this.complaints = complaints;
    }

    /// Packs files, folders with everything below them.
    ///
    /// @param target is made; must not be there
    /// @param key null leaves the pack unsigned
    /// @param complaints are told what could not be packed as it is
    public static Packed pack(
            Path target,
            List<Path> paths,
            Occasion occasion,
            @Nullable PackKey key,
            String software,
            Progress progress,
            Consumer<String> complaints)
            throws IOException, InterruptedException {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("already there, and left as it is: " + target);
        }
        Path part = target.resolveSibling(target.getFileName() + ".part");
        Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        try {
            Packed packed;
            try (var writer = new PackWriter(part)) {
                var packing = new Packing(writer, part, progress, complaints);
                FileWalk.of(paths, packing);
                packed = packing.finish(at, occasion, key, software);
            }
            Files.move(part, target);
            return packed;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    @Override
    public void file(Path top, Path file, BasicFileAttributes before) throws IOException {
        if (Files.isSameFile(file, part)) {
            return;
        }
        if (lines.size() >= MAX_FILES) {
            throw new IOException(
                    "more than " + MAX_FILES + " files; pack them in several containers");
        }
        long start = writer.position();
        try (ReadableByteChannel content =
                Files.newByteChannel(
                        file,
                        java.util.Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            add(names.of(top, file), file, before, new Reading(content));
        } catch (Unreadable failed) {
            writer.drop(start);
            unread(file, String.valueOf(failed.getMessage()));
        } catch (java.nio.file.FileSystemException failed) {
            unread(file, FileWalk.reason(failed));
        }
    }

    private void add(String name, Path file, BasicFileAttributes before, Reading content)
            throws IOException {
        Instant modified = before.lastModifiedTime().toInstant();
        Digests digests = writer.add(name, modified, content);
        BasicFileAttributes after = Files.readAttributes(file, BasicFileAttributes.class);
        boolean steady =
                after.lastModifiedTime().equals(before.lastModifiedTime())
                        && digests.size() == after.size();
        if (!steady) {
            complaints.accept(file + ": changed while it was packed");
        }
        lines.add(
                new Line(
                        name,
                        file.toAbsolutePath().normalize().toString(),
                        digests.size(),
                        modified,
                        steady,
                        digests.get(Algorithm.SHA256),
                        digests.get(Algorithm.SHA1),
                        digests.get(Algorithm.MD5)));
        bytes += digests.size();
        progress.step(
                () -> String.format(Locale.ROOT, "%,d files, %,d bytes", lines.size(), bytes));
    }

    @Override
    public void unread(Path path, String reason) {
        complaints.accept(path + ": " + reason);
        passedOver(path, reason);
    }

    @Override
    public void passedOver(Path path, String reason) {
        missing.add(new Missing(path.toAbsolutePath().normalize().toString(), reason));
    }

    private Packed finish(Instant at, Occasion occasion, @Nullable PackKey key, String software)
            throws IOException {
        var manifest =
                new PackManifest(
                        PackManifest.FORMAT,
                        UUID.randomUUID(),
                        software,
                        at,
                        occasion.by(),
                        occasion.caseNumber(),
                        occasion.reason(),
                        occasion.host(),
                        key == null ? null : key.jwk(),
                        lines,
                        missing);
        byte[] json = JSON.writeValueAsBytes(manifest);
        writer.add("manifest.json", at, json);
        if (key != null) {
            writer.add("manifest.jws", at, key.detachedJws(json));
        }
        writer.finish();
        var digests = new Digests.Running();
        digests.update(ByteBuffer.wrap(json));
        String sha256 = digests.finish().get(Algorithm.SHA256);
        return new Packed(lines.size(), bytes, missing.size(), sha256);
    }

    /// Tells a file that cannot be read from a container that cannot be written.
    private static final class Unreadable extends IOException {

        private static final long serialVersionUID = 1L;

        Unreadable(IOException cause) {
            super(FileWalk.reason(cause), cause);
        }
    }

    private record Reading(ReadableByteChannel from) implements ReadableByteChannel {

        @Override
        public int read(ByteBuffer into) throws IOException {
            try {
                return from.read(into);
            } catch (IOException failed) {
                throw new Unreadable(failed);
            }
        }

        @Override
        public boolean isOpen() {
            return from.isOpen();
        }

        @Override
        public void close() throws IOException {
            from.close();
        }
    }
}
