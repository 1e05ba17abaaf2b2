package io.tipstaff.portal.feeds.internal;

import io.tipstaff.portal.feeds.internal.Documents.Document;
import io.tipstaff.portal.feeds.internal.Documents.Fault;
import io.tipstaff.portal.feeds.internal.Documents.Missing;
import io.tipstaff.portal.feeds.internal.Documents.Ready;
import io.tipstaff.portal.home.Home;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The documents of past imports, kept packed in `versions` of the home folder to go back to.
///
/// A file without a row in the database belongs to an import that did not end, or was dropped: the
/// next one that is kept removes it. Entries are numbered; the names of the documents are in the
/// database.
@Component
class Versions {

    private static final String SUFFIX = ".zip";

    private final Path folder;
    private final JdbcVersions rows;
    private final long maxBytes;

    Versions(
            Home home,
            JdbcVersions rows,
            @Value("${tipstaff.kept-bytes-per-source:1073741824}") long maxBytes) {
        this.folder = home.privateFolder("versions");
        this.rows = rows;
        this.maxBytes = maxBytes;
    }

    /// Keeps the documents of an import, and drops the oldest beyond `count` and the bound on
    /// bytes. Returns what people should know of it.
    Optional<String> keep(long sourceId, long importId, List<Document> files, int count) {
        if (count == 0) {
            rows.prune(sourceId, 0, maxBytes);
            return Optional.empty();
        }
        removeForgotten();
        try {
            Path packed = pack(files);
            long bytes = Files.size(packed);
            if (bytes > maxBytes) {
                Files.delete(packed);
                return Optional.of(
                        "the document is not kept to go back to: packed it is larger than "
                                + maxBytes
                                + " bytes");
            }
            Files.move(packed, file(importId), StandardCopyOption.REPLACE_EXISTING);
            rows.add(importId, files.stream().map(Document::name).toList(), bytes);
            rows.prune(sourceId, count, maxBytes);
            return Optional.empty();
        } catch (IOException failed) {
            return Optional.of("the document is not kept to go back to: " + failed.getMessage());
        }
    }

    private Path pack(List<Document> files) throws IOException {
        Path packed = Files.createTempFile(folder, "new", ".part");
        try (var zip = new ZipOutputStream(Files.newOutputStream(packed))) {
            int number = 0;
            for (Document document : files) {
                zip.putNextEntry(new ZipEntry(Integer.toString(number++)));
                Files.copy(document.file(), zip);
                zip.closeEntry();
            }
        }
        return packed;
    }

    private Path file(long importId) {
        return folder.resolve(importId + SUFFIX);
    }

    private void removeForgotten() {
        Set<String> known = new HashSet<>();
        rows.all().forEach(id -> known.add(id + SUFFIX));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!known.contains(file.getFileName().toString())) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot tidy the folder: " + folder, failed);
        }
    }

    /// Unpacks the documents of an import; [#discard] takes them away again.
    Documents open(long importId) {
        List<String> names = rows.names(importId);
        Path packed = file(importId);
        if (names.isEmpty() || !Files.isRegularFile(packed)) {
            return new Missing(Fault.ABSENT, "the kept document is gone", null);
        }
        try (var zip = new ZipFile(packed.toFile())) {
            Path unpacked = Files.createDirectories(unpacked(importId));
            List<Document> documents = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                Path file = unpacked.resolve(Integer.toString(i));
                try (InputStream in = zip.getInputStream(zip.getEntry(Integer.toString(i)))) {
                    Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
                }
                documents.add(new Document(names.get(i), file));
            }
            return new Ready(documents, Validators.NONE);
        } catch (IOException failed) {
            return new Missing("the kept document cannot be read: " + failed.getMessage());
        }
    }

    private Path unpacked(long importId) {
        return folder.resolve("open-" + importId);
    }

    void discard(long importId) {
        try (Stream<Path> files = Files.list(unpacked(importId))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(unpacked(importId));
        } catch (java.nio.file.NoSuchFileException _) {
            // nothing was unpacked
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot remove what was unpacked", failed);
        }
    }

    /// Says whether the document of an import is kept here.
    boolean holds(long importId) {
        return !rows.names(importId).isEmpty() && Files.isRegularFile(file(importId));
    }

    /// Returns the kept documents of a source, newest first.
    List<Version> of(long sourceId) {
        return rows.ofSource(sourceId);
    }
}
