package io.tipstaff.portal.graph.internal;

import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.audit.AuditLog;
import io.tipstaff.portal.shell.NotFoundException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Keeps graphs for those who made them and, where they share them, for their agency.
@Service
public class Graphs {

    private static final int MOST_LISTED = 500;
    private static final int MAX_NAME = 120;

    private final JdbcGraphs database;
    private final AuditLog audit;

    Graphs(JdbcGraphs database, AuditLog audit) {
        this.database = database;
        this.audit = audit;
    }

    /// Lists one's own graphs and those that colleagues share, the newest change first.
    public List<SavedGraph> list(Person person) {
        return database.list(person, MOST_LISTED);
    }

    /// Returns a graph of one's own, or one that a colleague shares.
    public SavedGraph find(UUID id, Person person) {
        return database.find(id, person).orElseThrow(() -> new NotFoundException("no such graph"));
    }

    /// Returns what such a graph holds.
    public GraphDocument document(UUID id, Person person) {
        return database.document(id, person)
                .orElseThrow(() -> new NotFoundException("no such graph"));
    }

    /// Keeps a new graph.
    @Transactional
    public SavedGraph create(Person owner, String name, GraphDocument document) {
        UUID id = database.insert(owner, checked(name), document);
        audit.record(owner.actor(), "graph.made", name.strip());
        return find(id, owner);
    }

    /// Changes a graph of one's own.
    ///
    /// @param version that the change was made from
    /// @throws IllegalArgumentException if it is another's, or somebody changed it since
    @Transactional
    public SavedGraph change(
            UUID id,
            Person owner,
            int version,
            String name,
            boolean shared,
            GraphDocument document) {
        SavedGraph before = find(id, owner);
        if (!before.mine()) {
            throw new IllegalArgumentException(
                    "only " + before.owner() + " may change it; save a copy of your own");
        }
        if (!database.update(id, owner, version, checked(name), shared, document)) {
            throw new IllegalArgumentException(
                    "it was changed in another window since; open it again, version "
                            + before.version());
        }
        if (before.shared() != shared) {
            audit.record(owner.actor(), shared ? "graph.shared" : "graph.unshared", name.strip());
        }
        return find(id, owner);
    }

    /// Deletes a graph of one's own.
    @Transactional
    public void delete(UUID id, Person owner) {
        SavedGraph graph = find(id, owner);
        if (!database.delete(id, owner)) {
            throw new IllegalArgumentException("only " + graph.owner() + " may delete it");
        }
        audit.record(owner.actor(), "graph.deleted", graph.name());
    }

    /// Notes that a graph leaves the portal as a file.
    public void exported(Person person, String format, GraphDocument document) {
        audit.record(
                person.actor(),
                "graph.exported",
                format,
                Map.of("things", Integer.toString(document.things().size())));
    }

    private static String checked(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > MAX_NAME || stripped.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "a graph needs a name of at most " + MAX_NAME + " characters");
        }
        return stripped;
    }
}
