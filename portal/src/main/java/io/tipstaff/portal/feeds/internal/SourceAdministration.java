package io.tipstaff.portal.feeds.internal;

import io.tipstaff.exchange.Refusal;
import io.tipstaff.matcher.IndexSummary;
import io.tipstaff.portal.agency.Agencies;
import io.tipstaff.portal.agency.Agency;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.audit.AuditLog;
import io.tipstaff.portal.feeds.Authentication;
import io.tipstaff.portal.feeds.Connection;
import io.tipstaff.portal.feeds.Import;
import io.tipstaff.portal.feeds.Source;
import io.tipstaff.portal.feeds.SourceHealth;
import io.tipstaff.portal.feeds.Transport;
import io.tipstaff.portal.feeds.intake.Intake;
import io.tipstaff.portal.feeds.intake.IntakeReader;
import io.tipstaff.portal.feeds.internal.Documents.Document;
import io.tipstaff.portal.feeds.internal.Documents.Missing;
import io.tipstaff.portal.feeds.internal.Documents.Ready;
import io.tipstaff.portal.feeds.internal.Documents.Unchanged;
import io.tipstaff.portal.fetch.Credentials;
import io.tipstaff.portal.fetch.Fetcher;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What people do with sources; every deed is in the audit log.
@Service
public class SourceAdministration {

    /// A source beside its newest import.
    ///
    /// @param newest null before the first import
    /// @param current how many indicators it reports now
    public record Overview(Source source, @Nullable Import newest, long current) {}

    /// A document that was uploaded but belongs to no source yet.
    ///
    /// @param token names it until the source is added
    public record StagedUpload(String token, String fileName, Path file) {}

    private static final String TOKEN = "new-[0-9]+\\.part";

    private final JdbcSources sources;
    private final JdbcImports imports;
    private final ImportQueue queue;
    private final Library library;
    private final Versions versions;
    private final SourceSecrets secrets;
    private final JdbcHealth health;
    private final Agencies agencies;
    private final IndexPublisher index;
    private final Assessor assessor;
    private final AuditLog audit;

    SourceAdministration(
            JdbcSources sources,
            JdbcImports imports,
            ImportQueue queue,
            Library library,
            Versions versions,
            SourceSecrets secrets,
            JdbcHealth health,
            Agencies agencies,
            IndexPublisher index,
            Assessor assessor,
            AuditLog audit) {
        this.sources = sources;
        this.imports = imports;
        this.queue = queue;
        this.library = library;
        this.versions = versions;
        this.secrets = secrets;
        this.health = health;
        this.agencies = agencies;
        this.index = index;
        this.assessor = assessor;
        this.audit = audit;
    }

    /// Returns all sources by name.
    public List<Overview> all() {
        Map<Long, Import> newest =
                imports.newest().stream()
                        .collect(Collectors.toMap(Import::sourceId, Function.identity()));
        Map<Long, Long> current = sources.currentCounts();
        return sources.all().stream()
                .map(
                        source ->
                                new Overview(
                                        source,
                                        newest.get(source.id()),
                                        current.getOrDefault(source.id(), 0L)))
                .toList();
    }

    /// Returns one source.
    public Optional<Overview> find(long id) {
        return sources.find(id)
                .map(
                        source ->
                                new Overview(
                                        source,
                                        imports.ofSource(id, 1).stream().findFirst().orElse(null),
                                        sources.currentOf(id)));
    }

    /// Returns the newest imports of a source.
    public List<Import> imports(long sourceId, int count) {
        return imports.ofSource(sourceId, count);
    }

    /// Returns refusals of an import, of those that were kept.
    public List<Refusal> refusals(long importId, int from, int count) {
        return imports.refusals(importId, from, count);
    }

    /// Returns what the index in use holds.
    public IndexSummary index() {
        return index.summary();
    }

    /// Says whether scanners see all that was imported.
    public boolean indexIsCurrent() {
        return index.isCurrent();
    }

    public boolean isNameTaken(String name) {
        return sources.isNameTaken(name);
    }

    /// Returns the folders on the server that sources may lie in.
    public List<Path> allowedFolders() {
        return library.allowedFolders();
    }

    /// Keeps an upload until its source is added.
    public StagedUpload stage(String fileName, InputStream content) throws IOException {
        Path file = library.newUpload();
        try (var out = Files.newOutputStream(file)) {
            content.transferTo(out);
        }
        return new StagedUpload(file.getFileName().toString(), fileName, file);
    }

    /// Finds an upload that was staged before.
    public Optional<StagedUpload> staged(String token, String fileName) {
        return token.matches(TOKEN)
                ? library.staged(token).map(file -> new StagedUpload(token, fileName, file))
                : Optional.empty();
    }

    /// Shows what a source would bring; nothing is stored but the document itself.
    ///
    /// @param upload of a source that is uploaded, null otherwise
    public Preview preview(NewSource source, @Nullable StagedUpload upload) {
        if (upload != null) {
            return Previewing.of(upload.file(), upload.fileName(), reader(source));
        }
        return switch (library.trial(source)) {
            case Missing missing -> Preview.failed(missing.reason());
            case Unchanged(String why) -> Preview.failed(why);
            case Ready ready when ready.files().isEmpty() ->
                    Preview.failed("the source has nothing yet; it can be added all the same");
            case Ready(List<Document> files, _, _, _) -> {
                Document first = files.getFirst();
                Preview preview =
                        Previewing.of(
                                first.file(),
                                first.name().isEmpty() ? source.location() : first.name(),
                                reader(source));
                library.discardTrial(first.file());
                yield preview;
            }
        };
    }

    private static IntakeReader reader(NewSource source) {
        return new IntakeReader(Intake.USUAL, source.format(), source.kind());
    }

    /// Adds a source and asks for its first import; returns its number.
    @Transactional
    public long add(NewSource source, @Nullable StagedUpload upload, Person by) {
        long id = insert(source, by);
        if (upload != null) {
            library.keepUpload(id, upload.file());
        }
        queue.ask(id, by.login());
        recordAdded(source, by);
        return id;
    }

    /// Finds the agency that an inbox is for, by its name or id; its id is the inbox's location.
    public Optional<Agency> writer(String text) {
        return agencies.all().stream()
                .filter(
                        one ->
                                one.name().equalsIgnoreCase(text.strip())
                                        || one.id().value().toString().equals(text.strip()))
                .findFirst();
    }

    private NewSource addressed(NewSource source) {
        if (source.transport() != Transport.INBOX) {
            return source;
        }
        Agency writer =
                writer(source.location())
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "there is no agency of this name or id: "
                                                        + source.location()));
        return source.at(writer.id().value().toString());
    }

    private long insert(NewSource source, Person by) {
        long id = sources.add(addressed(source), by.login());
        secrets.keep(id, source.credentials(), by.login());
        return id;
    }

    private void recordAdded(NewSource source, Person by) {
        audit.record(
                by.actor(),
                "source.added",
                source.name(),
                Map.of("transport", source.transport().code(), "location", shown(source)));
    }

    private static String shown(NewSource source) {
        return source.transport().isRemote()
                ? Fetcher.masked(source.location())
                : source.location();
    }

    /// Adds a source that waits until somebody resumes it.
    @Transactional
    public long addPaused(NewSource source, Person by) {
        long id = insert(source, by);
        sources.enable(id, false);
        recordAdded(source, by);
        return id;
    }

    /// Returns how each source fares.
    public Map<Long, SourceHealth> health() {
        return health.of(sources.all(), Instant.now());
    }

    /// Tries the connection of a source that is not added yet.
    public ConnectionTrial tryOut(NewSource source) {
        return library.tryOut(source);
    }

    /// Seals credentials, so that they can wait between two requests.
    public Optional<String> seal(Credentials credentials) {
        return secrets.seal(credentials);
    }

    /// Opens what [#seal] sealed.
    public Credentials open(String sealed, Connection connection) {
        return secrets.open(sealed, connection);
    }

    /// Replaces the secret of a source by another for the same way of signing in.
    ///
    /// @throws IllegalArgumentException if the source needs none, or it cannot be read
    @Transactional
    public void replaceSecret(Source source, KeyMaterial material, Person by) {
        if (source.connection().authentication() == Authentication.NONE) {
            throw new IllegalArgumentException("the source signs in nowhere");
        }
        Credentials credentials =
                material.credentials(source.connection())
                        .orElseThrow(() -> new IllegalArgumentException("no secret was given"));
        secrets.keep(source.id(), credentials, by.login());
        sources.postpone(source.id(), null);
        audit.record(by.actor(), "source.secret-replaced", source.name());
    }

    /// Asks for an import that fetches everything anew.
    @Transactional
    public long refreshAll(Source source, Person by) {
        sources.remember(source.id(), Validators.NONE);
        library.startOver(source.id());
        audit.record(by.actor(), "source.fetched-anew", source.name());
        return queue.ask(source.id(), by.login());
    }

    /// Replaces the document of an uploaded source and imports it.
    @Transactional
    public void replaceUpload(Source source, StagedUpload upload, Person by) {
        library.keepUpload(source.id(), upload.file());
        sources.renameLocation(source.id(), upload.fileName());
        queue.ask(source.id(), by.login());
        audit.record(
                by.actor(), "source.uploaded", source.name(), Map.of("file", upload.fileName()));
    }

    /// Asks for an import now.
    @Transactional
    public long refresh(Source source, Person by) {
        audit.record(by.actor(), "source.refreshed", source.name());
        return queue.ask(source.id(), by.login());
    }

    /// Lets an import withdraw whatever is missing: of the very document that was held, if it is
    /// kept, else of what the source has now.
    @Transactional
    public long acceptShrunken(Source source, Person by) {
        audit.record(by.actor(), "source.shrinking-accepted", source.name());
        Optional<Import> held =
                imports.ofSource(source.id(), 1).stream()
                        .filter(newest -> newest.state() == Import.State.HELD)
                        .filter(newest -> versions.holds(newest.id()))
                        .findFirst();
        return held.isPresent()
                ? queue.askKept(source.id(), by.login(), held.get().id())
                : queue.askAccepting(source.id(), by.login());
    }

    /// Stops the schedule of a source; what it reported stays.
    @Transactional
    public void pause(Source source, Person by) {
        sources.enable(source.id(), false);
        audit.record(by.actor(), "source.paused", source.name());
    }

    /// Lets the schedule of a source go on.
    @Transactional
    public void resume(Source source, Person by) {
        sources.enable(source.id(), true);
        audit.record(by.actor(), "source.resumed", source.name());
    }

    /// Removes a source with all that it said.
    @Transactional
    public void remove(Source source, Person by) {
        sources.remove(source.id());
        library.forget(source.id());
        assessor.lookNow();
        audit.record(by.actor(), "source.removed", source.name());
    }
}
