package io.tipstaff.portal.publication.internal;

import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.feeds.Inboxes;
import io.tipstaff.portal.feeds.Inboxes.Inbox;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/// The inboxes of partners as TAXII collections that can only be written.
@Service
public class TaxiiInboxes {

    /// A collection.
    public record InboxCollection(UUID id, String alias, Inbox inbox) {}

    private final Inboxes inboxes;

    TaxiiInboxes(Inboxes inboxes) {
        this.inboxes = inboxes;
    }

    /// Returns the collections that a person may write.
    public List<InboxCollection> of(Person person) {
        return inboxes.of(person).stream().map(TaxiiInboxes::collection).toList();
    }

    /// Finds one by its id or its alias.
    public Optional<InboxCollection> find(String id, Person person) {
        return of(person).stream()
                .filter(one -> one.id().toString().equals(id) || one.alias().equals(id))
                .findFirst();
    }

    private static InboxCollection collection(Inbox inbox) {
        String alias = "inbox-" + inbox.source();
        return new InboxCollection(TaxiiCollections.id(alias), alias, inbox);
    }
}
