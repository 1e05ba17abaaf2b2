package io.tipstaff.portal.passivedns.internal;

import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.audit.AuditLog;
import io.tipstaff.portal.home.Home;
import io.tipstaff.portal.passivedns.Resolution;
import io.tipstaff.portal.passivedns.internal.ResolutionReader.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Adds documents up, each once, as a whole or not at all.
@Service
public class Resolutions {

    /// A document that was added up.
    public record Added(
            String name,
            long resolutions,
            long refused,
            String by,
            Instant at,
            List<String> reasons) {

        public Added {
            reasons = List.copyOf(reasons);
        }
    }

    private static final int BATCH = 5_000;

    private final JdbcPassiveDns database;
    private final Path folder;
    private final AuditLog audit;

    Resolutions(JdbcPassiveDns database, Home home, AuditLog audit) {
        this.database = database;
        this.folder = home.privateFolder("passive-dns");
        this.audit = audit;
    }

    /// Returns how many resolutions are known.
    public long count() {
        return database.count();
    }

    /// Returns the newest documents.
    public List<Added> documents() {
        return database.documents(20).stream()
                .map(
                        one ->
                                new Added(
                                        one.name(),
                                        one.resolutions(),
                                        one.refused(),
                                        one.addedBy(),
                                        one.addedAt(),
                                        List.of()))
                .toList();
    }

    /// Adds a document up.
    ///
    /// @throws IllegalArgumentException if it was added before, or nothing in it could be read
    @Transactional
    public Added add(InputStream in, String name, Person by) throws IOException {
        Path file = Files.createTempFile(folder, "new-", ".part");
        try {
            String sha256 = save(in, file);
            if (database.isAdded(sha256)) {
                throw new IllegalArgumentException("this document was added already: " + name);
            }
            Outcome outcome = read(file);
            if (outcome.resolutions() == 0) {
                throw new IllegalArgumentException(
                        "no resolution could be read; "
                                + outcome.refused().stream()
                                        .findFirst()
                                        .map(one -> "line " + one.line() + ": " + one.reason())
                                        .orElse("the document is empty"));
            }
            database.add(sha256, name, outcome.resolutions(), outcome.refusedCount(), by.login());
            audit.record(
                    by.actor(),
                    "passive-dns.added",
                    name,
                    Map.of("resolutions", Long.toString(outcome.resolutions())));
            return new Added(
                    name,
                    outcome.resolutions(),
                    outcome.refusedCount(),
                    by.login(),
                    Instant.now(),
                    outcome.refused().stream()
                            .map(one -> "line " + one.line() + ": " + one.reason())
                            .toList());
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private Outcome read(Path file) throws IOException {
        List<Resolution> batch = new ArrayList<>(BATCH);
        try (InputStream in = Files.newInputStream(file)) {
            Outcome outcome =
                    ResolutionReader.read(
                            in,
                            resolution -> {
                                batch.add(resolution);
                                if (batch.size() == BATCH) {
                                    database.add(batch);
                                    batch.clear();
                                }
                            });
            if (!batch.isEmpty()) {
                database.add(batch);
            }
            return outcome;
        }
    }

    private static String save(InputStream in, Path file) throws IOException {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), sha256)) {
                in.transferTo(out);
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /// Hands all that was updated since then to the taker, the earliest update first.
    @Transactional(readOnly = true)
    public void each(Instant since, Consumer<Resolution> taker) {
        database.each(since, taker);
    }
}
