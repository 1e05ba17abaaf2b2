package io.tipstaff.portal.feeds.internal;

import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.audit.AuditLog;
import io.tipstaff.portal.feeds.Authentication;
import io.tipstaff.portal.feeds.Source;
import io.tipstaff.portal.feeds.intake.Intake;
import io.tipstaff.portal.feeds.intake.IntakeJson;
import io.tipstaff.portal.feeds.intake.IntakeReader;
import io.tipstaff.portal.feeds.internal.Documents.Document;
import io.tipstaff.portal.feeds.internal.Documents.Missing;
import io.tipstaff.portal.feeds.internal.Documents.Ready;
import io.tipstaff.portal.feeds.internal.Documents.Unchanged;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// What people change of a source that is there: how it is described, what is taken from it, and to
/// which of its documents it goes back. The audit log says what was before.
@Service
public class SourceChanges {

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcSources sources;
    private final JdbcIntakes intakes;
    private final JdbcVersions rows;
    private final Versions versions;
    private final ImportQueue queue;
    private final Library library;
    private final Assessor assessor;
    private final AuditLog audit;

    SourceChanges(
            JdbcSources sources,
            JdbcIntakes intakes,
            JdbcVersions rows,
            Versions versions,
            ImportQueue queue,
            Library library,
            Assessor assessor,
            AuditLog audit) {
        this.sources = sources;
        this.intakes = intakes;
        this.rows = rows;
        this.versions = versions;
        this.queue = queue;
        this.library = library;
        this.assessor = assessor;
        this.audit = audit;
    }

    /// Changes a source. What weighs its word is reckoned anew; what decides how its documents are
    /// had or read asks for an import.
    ///
    /// @throws IllegalArgumentException if the name is taken, or its sign-in would go to another
    ///   host
    @Transactional
    public void edit(Source source, SourceEdit edit, Person by) {
        SourceEdit before = SourceEdit.of(source);
        Map<String, String> changes = before.equals(edit) ? Map.of() : changes(source, edit);
        if (changes.isEmpty()) {
            return;
        }
        if (!edit.name().equalsIgnoreCase(source.name()) && sources.isNameTaken(edit.name())) {
            throw new IllegalArgumentException(
                    "there is a source of this name already: " + edit.name());
        }
        checkHost(source, edit);
        sources.change(source.id(), edit);
        if (changes.containsKey("confidence")
                || changes.containsKey("tlp")
                || changes.containsKey("categories")) {
            sources.reassess(source.id());
            assessor.lookNow();
        }
        if (changes.containsKey("location")
                || changes.containsKey("format")
                || changes.containsKey("kind")) {
            importAnew(source, by);
        }
        audit.record(by.actor(), "source.changed", edit.name(), changes);
    }

    private static Map<String, String> changes(Source source, SourceEdit edit) {
        return edit.changesOf(SourceEdit.of(source), source.transport().isRemote());
    }

    /// A secret was given for one server; another must not get it.
    private static void checkHost(Source source, SourceEdit edit) {
        if (source.connection().authentication() != Authentication.NONE
                && !Objects.equals(origin(source.location()), origin(edit.location()))) {
            throw new IllegalArgumentException(
                    "the sign-in of the source is for "
                            + origin(source.location())
                            + "; add another source for another server");
        }
    }

    private static String origin(String address) {
        URI uri = URI.create(address.replace("{secret}", "secret"));
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    private void importAnew(Source source, Person by) {
        sources.remember(source.id(), Validators.NONE);
        queue.ask(source.id(), by.login());
    }

    /// Returns what is taken from a source.
    public Intake intake(Source source) {
        return intakes.of(source.id());
    }

    /// Changes what is taken from a source, and imports its document anew.
    @Transactional
    public void take(Source source, Intake intake, Person by) {
        Intake before = intakes.of(source.id());
        if (before.equals(intake)) {
            return;
        }
        intakes.save(source.id(), intake);
        boolean readsOtherwise =
                !before.delimiter().equals(intake.delimiter())
                        || !before.mapping().equals(intake.mapping())
                        || !before.filter().equals(intake.filter());
        if (readsOtherwise) {
            importAnew(source, by);
        }
        audit.record(
                by.actor(),
                "source.intake-changed",
                source.name(),
                Map.of("before", json(before), "after", json(intake)));
    }

    private static String json(Intake intake) {
        return JSON.writeValueAsString(IntakeJson.of(intake));
    }

    /// Shows what would be taken of the document that is here.
    public Preview preview(Source source, Intake intake) {
        return switch (library.sample(source)) {
            case Missing missing -> Preview.failed(missing.reason());
            case Unchanged(String why) -> Preview.failed(why);
            case Ready ready when ready.files().isEmpty() ->
                    Preview.failed("the source has nothing yet");
            case Ready ready -> {
                Document first = ready.files().getFirst();
                yield Previewing.of(
                        first.file(),
                        first.name().isEmpty() ? source.location() : first.name(),
                        new IntakeReader(intake, source.format(), source.kind()));
            }
        };
    }

    /// Returns the kept documents of a source, newest first.
    public List<Version> versions(Source source) {
        return versions.of(source.id());
    }

    /// Returns what the document of a held import lacks.
    public List<MissingKind> missing(long importId) {
        return rows.missing(importId);
    }

    /// Goes back to the document of an earlier import, and stops the schedule so that the next
    /// fetch does not undo it. Returns the number of the import that does it.
    ///
    /// @throws IllegalArgumentException if that document is not kept
    @Transactional
    public long goBack(Source source, long importId, Person by) {
        if (versions.of(source.id()).stream().noneMatch(one -> one.of().id() == importId)) {
            throw new IllegalArgumentException(
                    "the document of this import is not kept: " + importId);
        }
        sources.enable(source.id(), false);
        sources.remember(source.id(), Validators.NONE);
        audit.record(
                by.actor(),
                "source.rolled-back",
                source.name(),
                Map.of("to-import", Long.toString(importId)));
        return queue.askKept(source.id(), by.login(), importId);
    }
}
