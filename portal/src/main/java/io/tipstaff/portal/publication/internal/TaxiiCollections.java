package io.tipstaff.portal.publication.internal;

import io.tipstaff.indicator.Tlp;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.publication.PublishedFeed;
import io.tipstaff.portal.publication.internal.JdbcMembers.Member;
import io.tipstaff.portal.publication.internal.JdbcMembers.Query;
import io.tipstaff.portal.shell.NotFoundException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/// Feeds as TAXII collections: each whole, and with what is most certain only.
///
/// Objects come in the order of the versions of the assessments, which are committed in that order:
/// whoever goes on behind the last one misses none and gets none twice, whatever is written
/// meanwhile.
@Service
public class TaxiiCollections {

    /// A collection.
    ///
    /// @param leastScore of its indicators
    public record Collection(UUID id, String alias, PublishedFeed feed, int leastScore) {}

    /// An object of a collection.
    ///
    /// @param version that orders it
    public record Entry(long version, Instant addedAt, JsonNode object) {}

    /// A part of a collection, one object more than was asked for if there are more.
    public record Page(List<Entry> entries, boolean more) {

        public Page {
            entries = List.copyOf(entries);
        }
    }

    /// From here on an indicator is most certain: the red zone.
    private static final int CERTAIN = 75;

    private final JdbcMembers members;
    private final Subscriptions subscriptions;

    TaxiiCollections(JdbcMembers members, Subscriptions subscriptions) {
        this.members = members;
        this.subscriptions = subscriptions;
    }

    /// Returns the collections that a person may read.
    public List<Collection> of(Person person) {
        return PublishedFeed.all().stream()
                .filter(feed -> subscriptions.clearance(person, feed).isPresent())
                .flatMap(TaxiiCollections::of)
                .toList();
    }

    private static Stream<Collection> of(PublishedFeed feed) {
        return Stream.of(
                collection(feed.code(), feed, 0),
                collection(feed.code() + "-high-confidence", feed, CERTAIN));
    }

    private static Collection collection(String alias, PublishedFeed feed, int leastScore) {
        return new Collection(id(alias), alias, feed, leastScore);
    }

    /// Returns the id of the collection with this alias, the same for ever.
    static UUID id(String alias) {
        UUID id = UUID.nameUUIDFromBytes(("taxii " + alias).getBytes(StandardCharsets.UTF_8));
        // Its bits say version 3; TAXII asks for a UUID of version 4.
        long high = id.getMostSignificantBits() & ~0xF000L | 0x4000L;
        return new UUID(high, id.getLeastSignificantBits());
    }

    /// Finds a collection by its id or its alias.
    ///
    /// @throws NotFoundException if there is none, or not for this person
    public Collection find(String id, Person person) {
        return of(person).stream()
                .filter(one -> one.id().toString().equals(id) || one.alias().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("no such collection: " + id));
    }

    /// Returns objects of a collection in the order in which they were added.
    ///
    /// @param after only those behind this version
    /// @param addedAfter only those added later; null for all
    /// @param names only these; null for all
    /// @param versions only those that were modified then; null for all
    public Page page(
            Collection collection,
            Person person,
            long after,
            @Nullable Instant addedAfter,
            @Nullable List<UUID> names,
            @Nullable List<Instant> versions,
            int limit) {
        Optional<Tlp> clearance = subscriptions.clearance(person, collection.feed());
        List<Member> found =
                members.select(
                        new Query(
                                collection.feed(),
                                clearance.orElseThrow(),
                                after,
                                addedAfter,
                                names,
                                versions,
                                collection.leastScore()),
                        limit + 1);
        boolean more = found.size() > limit;
        return new Page(
                (more ? found.subList(0, limit) : found)
                        .stream()
                                .map(
                                        one ->
                                                new Entry(
                                                        one.changed(),
                                                        one.changedAt(),
                                                        StixObjects.indicator(one)))
                                .toList(),
                more);
    }
}
