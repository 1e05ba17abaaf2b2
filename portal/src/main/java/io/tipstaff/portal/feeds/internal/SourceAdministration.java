package io.tipstaff.portal.feeds.internal;

import io.tipstaff.exchange.Refusal;
import io.tipstaff.matcher.IndexSummary;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.audit.AuditLog;
import io.tipstaff.portal.feeds.Import;
import io.tipstaff.portal.feeds.Source;
import io.tipstaff.portal.feeds.Transport;
import io.tipstaff.portal.feeds.internal.Documents.Document;
import io.tipstaff.portal.feeds.internal.Documents.Missing;
import io.tipstaff.portal.feeds.internal.Documents.Ready;
import io.tipstaff.portal.feeds.internal.Documents.Unchanged;
import io.tipstaff.portal.fetch.Fetcher;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
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
    private final IndexPublisher index;
    private final Assessor assessor;
    private final AuditLog audit;

    SourceAdministration(
            JdbcSources sources,
            JdbcImports imports,
            ImportQueue queue,
            Library library,
            IndexPublisher index,
            Assessor assessor,
            AuditLog audit) {
        this.sources = sources;
        this.imports = imports;
        this.queue = queue;
        this.library = library;
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
            return Previewing.of(upload.file(), upload.fileName(), source);
        }
        return switch (library.trial(source)) {
            case Missing(String reason) -> Preview.failed(reason);
            case Unchanged() -> Preview.failed("the server sent nothing");
            case Ready(List<Document> files, _) -> {
                Document first = files.getFirst();
                Preview preview =
                        Previewing.of(
                                first.file(),
                                first.name().isEmpty() ? source.location() : first.name(),
                                source);
                library.discardTrial(first.file());
                yield preview;
            }
        };
    }

    /// Adds a source and asks for its first import; returns its number.
    @Transactional
    public long add(NewSource source, @Nullable StagedUpload upload, Person by) {
        long id = sources.add(source, by.login());
        if (upload != null) {
            library.keepUpload(id, upload.file());
        }
        queue.ask(id, by.login());
        audit.record(
                by.actor(),
                "source.added",
                source.name(),
                Map.of("transport", source.transport().code(), "location", shown(source)));
        return id;
    }

    private static String shown(NewSource source) {
        return source.transport() == Transport.URL
                ? Fetcher.masked(URI.create(source.location()))
                : source.location();
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

    /// Asks for an import that may withdraw whatever is missing.
    @Transactional
    public long acceptShrunken(Source source, Person by) {
        audit.record(by.actor(), "source.shrinking-accepted", source.name());
        return queue.askAccepting(source.id(), by.login());
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
