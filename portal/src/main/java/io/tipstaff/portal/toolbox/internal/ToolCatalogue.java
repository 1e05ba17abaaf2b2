package io.tipstaff.portal.toolbox.internal;

import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.audit.AuditLog;
import io.tipstaff.portal.database.Slice;
import io.tipstaff.portal.shell.NotFoundException;
import io.tipstaff.portal.toolbox.internal.Entry.Version;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Tools and documents that operators offer to everybody who is signed in.
///
/// Every change and every download is in the audit log. Files stay when a newer version comes or an
/// entry is withdrawn: what somebody worked with can be had again.
@Service
public class ToolCatalogue {

    /// A file that somebody may have.
    public record Download(Version version, Path file) {}

    private final JdbcToolCatalogue rows;
    private final FileStore files;
    private final AuditLog audit;
    private final TransactionTemplate together;

    ToolCatalogue(
            JdbcToolCatalogue rows,
            FileStore files,
            AuditLog audit,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.files = files;
        this.audit = audit;
        this.together = new TransactionTemplate(transactions);
    }

    /// Returns what is offered; to operators also what is withdrawn or has no file yet.
    ///
    /// @param kind null for both
    public Slice<Entry> entries(
            Person me,
            @Nullable EntryKind kind,
            String text,
            String sort,
            @Nullable String cursor,
            int limit) {
        return rows.slice(kind, text, me.is(Role.OPERATOR), sort, cursor, limit);
    }

    /// Returns one entry; what is withdrawn is there for operators only.
    public Entry find(Person me, UUID id) {
        return rows.find(id)
                .filter(entry -> entry.withdrawn() == null || me.is(Role.OPERATOR))
                .orElseThrow(() -> new NotFoundException("no such tool or document"));
    }

    /// Returns the versions of an entry, the newest first.
    public List<Version> versions(Entry entry) {
        return rows.versions(entry.id());
    }

    /// Says whether the file of a version is where it should be.
    public boolean isThere(Version version) {
        return files.has(version.id(), version.size());
    }

    /// Adds an entry.
    ///
    /// @param upload its first version; null if it comes later
    public UUID add(Person me, EntryKind kind, EntryText text, @Nullable Upload upload) {
        StoredFile file = upload == null ? null : store(upload);
        try {
            return created(
                    together.execute(
                            _ -> {
                                UUID id = rows.insert(kind, text);
                                if (upload != null && file != null) {
                                    rows.insert(id, file, upload, me.login());
                                }
                                audit.record(
                                        me.actor(),
                                        "toolbox.added",
                                        text.name(),
                                        detail(upload, file));
                                return id;
                            }));
        } catch (RuntimeException failed) {
            if (file != null) {
                files.remove(file.id());
            }
            throw taken(failed, text);
        }
    }

    private static UUID created(@Nullable UUID id) {
        if (id == null) {
            throw new IllegalStateException("a transaction without an answer");
        }
        return id;
    }

    private static RuntimeException taken(RuntimeException failed, EntryText text) {
        return failed instanceof DuplicateKeyException
                ? new IllegalArgumentException(
                        "there is one of that name already; give it a new version: " + text.name(),
                        failed)
                : failed;
    }

    private StoredFile store(Upload upload) {
        return files.store(rows.nextId(), upload.content(), upload.expected());
    }

    private static Map<String, String> detail(@Nullable Upload upload, @Nullable StoredFile file) {
        return upload == null || file == null
                ? Map.of()
                : Map.of(
                        "file", upload.fileName(),
                        "version", upload.label(),
                        "sha256", file.sha256());
    }

    /// Changes what is said of an entry.
    public void change(Person me, UUID id, EntryText text) {
        find(me, id);
        try {
            together.executeWithoutResult(
                    _ -> {
                        rows.update(id, text);
                        audit.record(me.actor(), "toolbox.changed", text.name());
                    });
        } catch (DuplicateKeyException same) {
            throw taken(same, text);
        }
    }

    /// Adds a version; those before it stay.
    public void replace(Person me, UUID id, Upload upload) {
        Entry entry = find(me, id);
        StoredFile file = store(upload);
        try {
            together.executeWithoutResult(
                    _ -> {
                        rows.insert(id, file, upload, me.login());
                        audit.record(
                                me.actor(),
                                "toolbox.replaced",
                                entry.text().name(),
                                detail(upload, file));
                    });
        } catch (RuntimeException failed) {
            files.remove(file.id());
            throw failed;
        }
    }

    /// Offers an entry no more; its files stay.
    public void withdraw(Person me, UUID id) {
        Entry entry = find(me, id);
        together.executeWithoutResult(
                _ -> {
                    if (rows.withdraw(id)) {
                        audit.record(me.actor(), "toolbox.withdrawn", entry.text().name());
                    }
                });
    }

    /// Offers an entry again.
    public void restore(Person me, UUID id) {
        Entry entry = find(me, id);
        together.executeWithoutResult(
                _ -> {
                    if (rows.restore(id)) {
                        audit.record(me.actor(), "toolbox.restored", entry.text().name());
                    }
                });
    }

    /// Returns the file of a version, counted and in the audit log.
    ///
    /// @param number of the version; null for the newest
    /// @param again whether this goes on with a download that was counted already
    /// @throws NotFoundException if there is no such version, or its file is gone from the disk
    public Download download(Person me, UUID id, @Nullable Integer number, Again again) {
        Entry entry = find(me, id);
        Version version =
                versions(entry).stream()
                        .filter(one -> number == null || one.number() == number)
                        .findFirst()
                        .orElseThrow(() -> new NotFoundException("no such version"));
        if (!isThere(version)) {
            throw new NotFoundException(
                    "the file is gone from the disk of this portal, or not whole: tell its operator; "
                            + version.fileName());
        }
        if (again == Again.NO) {
            together.executeWithoutResult(
                    _ -> {
                        rows.count(version.id());
                        audit.record(
                                me.actor(),
                                "toolbox.downloaded",
                                entry.text().name(),
                                Map.of(
                                        "file", version.fileName(),
                                        "version", Integer.toString(version.number()),
                                        "sha256", version.sha256()));
                    });
        }
        return new Download(version, files.path(version.id()));
    }

    /// Whether a request goes on with a download.
    public enum Again {
        YES,
        NO
    }
}
