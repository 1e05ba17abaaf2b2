package io.tipstaff.portal.feeds.internal;

import io.tipstaff.portal.feeds.Connection;
import io.tipstaff.portal.feeds.Source;
import io.tipstaff.portal.feeds.internal.Documents.Document;
import io.tipstaff.portal.feeds.internal.Documents.Fault;
import io.tipstaff.portal.feeds.internal.Documents.Missing;
import io.tipstaff.portal.feeds.internal.Documents.Ready;
import io.tipstaff.portal.feeds.internal.Documents.Unchanged;
import io.tipstaff.portal.fetch.Access;
import io.tipstaff.portal.fetch.Fetch;
import io.tipstaff.portal.fetch.FetchResult.Failed;
import io.tipstaff.portal.fetch.FetchResult.Fetched;
import io.tipstaff.portal.fetch.FetchResult.NotModified;
import io.tipstaff.portal.fetch.Fetcher;
import io.tipstaff.portal.home.Home;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Where the documents of sources lie: uploads and downloads in the home folder, and the folders
/// that the operator allowed.
@Component
class Library {

    private static final int MAX_FILES = 100_000;
    private static final String TRIAL = "trial-";

    private final Path uploads;
    private final Path downloads;
    private final List<Path> allowed;
    private final Fetcher fetcher;
    private final Streams streams;
    private final PartnerInbox inbox;
    private final SourceSecrets secrets;
    private final long maxBytes;

    Library(
            Home home,
            Fetcher fetcher,
            Streams streams,
            PartnerInbox inbox,
            SourceSecrets secrets,
            @Value("${tipstaff.feed-folders:}") List<String> feedFolders,
            @Value("${tipstaff.max-document-bytes:4294967296}") long maxBytes) {
        this.uploads = home.privateFolder("uploads");
        this.downloads = home.privateFolder("downloads");
        this.fetcher = fetcher;
        this.streams = streams;
        this.inbox = inbox;
        this.secrets = secrets;
        this.maxBytes = maxBytes;
        this.allowed = new ArrayList<>(List.of(home.privateFolder("feeds")));
        removeLeftOver(uploads);
        removeLeftOver(downloads);
        feedFolders.stream()
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .forEach(allowed::add);
    }

    /// Returns the folders in which sources on the server's disk may lie.
    List<Path> allowedFolders() {
        return List.copyOf(allowed);
    }

    /// Returns the documents of a source as they are now.
    Documents of(Source source, Validators known) {
        return switch (source.transport()) {
            case UPLOAD -> uploaded(source);
            case PATH -> onDisk(source.location());
            case URL -> fetched(source, known);
            case TAXII, MAILBOX, MISP_FEED, MISP_SERVER ->
                    streams.of(source, secrets.access(source), known, bound(source.connection()));
            case INBOX -> inbox.documents(source.id());
            case BUNDLED -> bundled(source);
        };
    }

    /// Returns the documents of a source that is not added yet.
    Documents trial(NewSource source) {
        return switch (source.transport()) {
            case PATH -> onDisk(source.location());
            case URL ->
                    fetch(
                            new Fetch(
                                    source.location(),
                                    downloads.resolve(TRIAL + UUID.randomUUID()),
                                    bound(source.connection()),
                                    access(source)));
            case TAXII, MAILBOX, MISP_FEED, MISP_SERVER ->
                    streams.trial(source, access(source), bound(source.connection()));
            case UPLOAD -> new Missing("choose a file to upload");
            case INBOX -> new Missing("partners have not written anything yet");
            case BUNDLED -> new Missing("comes with the program");
        };
    }

    /// Returns a document of a source to look at, without asking its server if one is here.
    Documents sample(Source source) {
        return switch (source.transport()) {
            case UPLOAD -> uploaded(source);
            case PATH -> onDisk(source.location());
            case BUNDLED -> bundled(source);
            case URL -> {
                Path file = download(source.id());
                yield Files.isRegularFile(file)
                        ? new Ready(List.of(new Document("", file)), Validators.NONE)
                        : fetched(source, Validators.NONE);
            }
            case TAXII, MAILBOX, INBOX, MISP_FEED, MISP_SERVER ->
                    new Missing("its documents are read piece by piece, and none is kept to show");
        };
    }

    /// Removes what [#trial] fetched; other files stay.
    void discardTrial(Path file) {
        if (downloads.equals(file.getParent()) && file.getFileName().toString().startsWith(TRIAL)) {
            delete(file);
        }
        streams.discardTrial(file);
    }

    private static Access access(NewSource source) {
        return SourceSecrets.access(
                source.connection(), source.internalAllowed(), source.credentials());
    }

    /// Tries the connection of a source that is not added yet.
    ConnectionTrial tryOut(NewSource source) {
        return streams.tryOut(source, access(source));
    }

    private long bound(Connection connection) {
        return connection.maxBytes() == null ? maxBytes : connection.maxBytes();
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot remove the file: " + file, failed);
        }
    }

    /// Removes uploads and trials that nobody came back for.
    private static void removeLeftOver(Path folder) {
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> !file.getFileName().toString().endsWith(".document"))
                    .filter(file -> file.toFile().lastModified() < yesterday.toEpochMilli())
                    .forEach(Library::delete);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot look into the folder: " + folder, failed);
        }
    }

    /// Finds a file that [#newUpload()] made before.
    Optional<Path> staged(String name) {
        return Optional.of(uploads.resolve(name)).filter(Files::isRegularFile);
    }

    /// Keeps what was uploaded for a source; it replaces what was there.
    void keepUpload(long sourceId, Path uploaded) {
        try {
            Files.move(uploaded, upload(sourceId), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot keep the upload", failed);
        }
    }

    /// Makes an empty file for an upload that is not a source yet.
    Path newUpload() {
        try {
            return Files.createTempFile(uploads, "new-", ".part");
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot make a file for the upload", failed);
        }
    }

    /// Lets the next import fetch everything anew.
    void startOver(long sourceId) {
        delete(download(sourceId));
        streams.forget(sourceId);
    }

    /// Removes what was kept for a source.
    void forget(long sourceId) {
        delete(upload(sourceId));
        delete(download(sourceId));
        streams.forget(sourceId);
    }

    private Path upload(long sourceId) {
        return uploads.resolve(sourceId + ".document");
    }

    private Path download(long sourceId) {
        return downloads.resolve(sourceId + ".document");
    }

    private Documents uploaded(Source source) {
        Path file = upload(source.id());
        return Files.isRegularFile(file)
                ? new Ready(List.of(new Document("", file)), Validators.NONE)
                : absent("the uploaded file is gone; upload it again");
    }

    private Documents fetched(Source source, Validators known) {
        Path file = download(source.id());
        Validators have = Files.isRegularFile(file) ? known : Validators.NONE;
        return fetch(
                new Fetch(
                                source.location(),
                                file,
                                bound(source.connection()),
                                secrets.access(source))
                        .with("If-None-Match", have.etag())
                        .with("If-Modified-Since", have.lastModified()));
    }

    private Documents fetch(Fetch fetch) {
        return switch (fetcher.fetch(fetch)) {
            case Fetched fetched ->
                    new Ready(
                            List.of(new Document("", fetch.target())),
                            new Validators(
                                    fetched.header("ETag"), fetched.header("Last-Modified"), null));
            case NotModified() ->
                    new Unchanged("the server says that the document has not changed");
            case Failed failed -> missing(failed);
        };
    }

    static Missing missing(Failed failed) {
        Fault fault =
                switch (failed.fault()) {
                    case ABSENT -> Fault.ABSENT;
                    case TRUNCATED -> Fault.TRUNCATED;
                    case REFUSED, BUSY, UNACCEPTABLE, BROKEN, TOO_LARGE, FORBIDDEN -> Fault.FAILING;
                };
        return new Missing(fault, failed.reason(), failed.notBefore());
    }

    private Documents bundled(Source source) {
        Path file = download(source.id());
        try (InputStream in = Library.class.getResourceAsStream("/demo/" + source.location())) {
            if (in == null) {
                return new Missing("this version does not bring the document " + source.location());
            }
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            return new Ready(List.of(new Document("", file)), Validators.NONE);
        } catch (IOException failed) {
            return new Missing("cannot unpack the document: " + failed.getMessage());
        }
    }

    private Documents onDisk(String location) {
        try {
            Path path = Path.of(location).toRealPath();
            if (allowed.stream().noneMatch(folder -> isInside(path, folder))) {
                return new Missing(notAllowed());
            }
            return Files.isDirectory(path)
                    ? folder(path)
                    : new Ready(List.of(new Document("", path)), Validators.NONE);
        } catch (InvalidPathException | IOException absent) {
            return absent("no such file or folder on the server: " + location);
        }
    }

    private static Missing absent(String reason) {
        return new Missing(Fault.ABSENT, reason, null);
    }

    /// Says which folders are allowed, and how to allow another.
    String notAllowed() {
        return "files are read only from "
                + String.join(", ", allowed.stream().map(Path::toString).toList())
                + "; put the feed there, or start with --feed-folder=FOLDER";
    }

    private static boolean isInside(Path real, Path folder) {
        try {
            return real.startsWith(folder.toRealPath());
        } catch (IOException absent) {
            return false;
        }
    }

    private static Documents folder(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Document> documents =
                    files.filter(file -> Files.isRegularFile(file) && !isHidden(folder, file))
                            .sorted()
                            .limit(MAX_FILES)
                            .map(file -> new Document(folder.relativize(file).toString(), file))
                            .toList();
            return documents.isEmpty()
                    ? absent("the folder holds no file: " + folder)
                    : new Ready(documents, Validators.NONE);
        } catch (UncheckedIOException unreadable) {
            return new Missing("a part of the folder cannot be read: " + unreadable.getMessage());
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
}
