package io.tipstaff.portal.feeds.internal;

import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.audit.AuditLog;
import io.tipstaff.portal.feeds.Delivery;
import io.tipstaff.portal.feeds.Inboxes;
import io.tipstaff.portal.feeds.internal.Documents.Document;
import io.tipstaff.portal.feeds.internal.Documents.Extent;
import io.tipstaff.portal.feeds.internal.Documents.Ready;
import io.tipstaff.portal.feeds.internal.Documents.Unchanged;
import io.tipstaff.portal.home.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.FileSystemUtils;

/// Keeps what partners deliver until an import takes it.
///
/// The transaction of the import takes it out, so it is in the store or still waits here.
@Component
class PartnerInbox implements Inboxes {

    private final JdbcDeliveries deliveries;
    private final JdbcImports imports;
    private final ApplicationEventPublisher events;
    private final AuditLog audit;
    private final Path folder;

    PartnerInbox(
            JdbcDeliveries deliveries,
            JdbcImports imports,
            AuditLog audit,
            ApplicationEventPublisher events,
            Home home) {
        this.deliveries = deliveries;
        this.imports = imports;
        this.events = events;
        this.audit = audit;
        this.folder = home.privateFolder("inbox");
    }

    @Override
    public List<Inbox> of(Person person) {
        return mayWriteAll(person)
                ? deliveries.inboxes()
                : deliveries.inboxesOf(person.agency().value());
    }

    private static boolean mayWriteAll(Person person) {
        return person.ofOperator() && person.is(Role.OPERATOR);
    }

    @Override
    @Transactional
    public Delivery deliver(long source, byte[] envelope, List<Delivery.Thing> objects, Person by) {
        Inbox inbox =
                of(by).stream()
                        .filter(one -> one.source() == source)
                        .findFirst()
                        .orElseThrow(() -> new NoSuchElementException("no such inbox"));
        Delivery delivery = deliveries.add(source, envelope, objects, by);
        audit.record(
                by.actor(),
                "inbox.delivered",
                inbox.name(),
                Map.of("objects", Integer.toString(objects.size())));
        events.publishEvent(
                new ImportQueue.ImportAsked(imports.request(source, by.login(), false)));
        return delivery;
    }

    @Override
    public Optional<Delivery> delivery(UUID id, Person person) {
        return deliveries.find(id, mayWriteAll(person) ? null : person.agency().value());
    }

    /// Takes what waits, in the transaction of an import.
    Documents documents(long source) {
        Path own = folder.resolve(Long.toString(source));
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCompletion(int status) {
                        FileSystemUtils.deleteRecursively(own.toFile());
                    }
                });
        try {
            Files.createDirectories(own);
            List<Document> files = new ArrayList<>();
            for (Map.Entry<UUID, byte[]> taken : deliveries.take(source).entrySet()) {
                Path file = own.resolve(taken.getKey() + ".json");
                Files.write(file, taken.getValue());
                files.add(new Document(taken.getKey().toString(), file));
            }
            return files.isEmpty()
                    ? new Unchanged("no partner has written anything new")
                    : new Ready(files, Validators.NONE, Extent.INCREMENT, List.of());
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot lay out what partners wrote", failed);
        }
    }
}
