package io.tipstaff.portal.publication.internal;

import io.tipstaff.exchange.FeedRecord;
import io.tipstaff.exchange.write.FeedWriter.Format;
import io.tipstaff.indicator.Tlp;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.publication.FeedList;
import io.tipstaff.portal.publication.FeedMembers;
import io.tipstaff.portal.publication.PublishedFeed;
import io.tipstaff.portal.publication.internal.FeedFiles.FeedFile;
import io.tipstaff.portal.publication.internal.JdbcMembers.Member;
import io.tipstaff.portal.publication.internal.JdbcMembers.Overlap;
import io.tipstaff.portal.shell.NotFoundException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;

/// Published feeds as people and programs ask for them, each up to what it may have.
@Service
public class PublishedFeeds implements FeedList, FeedMembers {

    /// A feed as a person sees it in the list.
    ///
    /// @param clearance null if the person's agency has not subscribed to it
    /// @param state null if the person may not have it
    public record Offer(PublishedFeed feed, @Nullable Tlp clearance, @Nullable FeedState state) {}

    /// What changed after a version.
    ///
    /// @param to version that the changes lead to; ask for those after it next
    /// @param more whether there are more right now
    public record Changes(long to, boolean more, List<Change> changes) {

        public Changes {
            changes = List.copyOf(changes);
        }
    }

    /// A record that came in, changed, or left.
    public record Change(boolean left, FeedRecord record) {}

    /// What a feed shares with another feed or a source.
    ///
    /// @param firstHere shared records that were known here before that source reported them; -1
    ///   for feeds
    public record Shared(String with, long records, long firstHere) {}

    private static final int SAMPLE = 10;
    private static final int DAYS = 90;

    private final JdbcMembers members;
    private final FeedFiles files;
    private final Subscriptions subscriptions;

    PublishedFeeds(JdbcMembers members, FeedFiles files, Subscriptions subscriptions) {
        this.members = members;
        this.files = files;
        this.subscriptions = subscriptions;
    }

    /// Returns all feeds, whether or not the person may have them.
    public List<Offer> offers(Person person) {
        return PublishedFeed.all().stream().map(feed -> offer(feed, person)).toList();
    }

    @Override
    public List<ListedFeed> listFor(Person person) {
        return offers(person).stream()
                .map(
                        offer ->
                                new ListedFeed(
                                        offer.feed(),
                                        offer.clearance() != null,
                                        offer.state() == null ? 0 : offer.state().records()))
                .toList();
    }

    /// Returns one feed.
    public Offer offer(String code, Person person) {
        return offer(feed(code), person);
    }

    private Offer offer(PublishedFeed feed, Person person) {
        Optional<Tlp> clearance = subscriptions.clearance(person, feed);
        return new Offer(
                feed,
                clearance.orElse(null),
                clearance.map(tlp -> files.state(feed, tlp)).orElse(null));
    }

    /// Finds a feed.
    public static PublishedFeed feed(String code) {
        return PublishedFeed.ofCode(code)
                .orElseThrow(() -> new NotFoundException("no such feed: " + code));
    }

    /// Returns the feed as a file of its newest version.
    ///
    /// @throws AccessDeniedException if the person may not have it
    /// @throws IllegalArgumentException if the feed does not come in the format
    public FeedFile file(String code, String format, Person person) {
        PublishedFeed feed = feed(code);
        Format wanted =
                Format.ofCode(format)
                        .filter(feed.formats()::contains)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "the feed comes as "
                                                        + feed.formats().stream()
                                                                .map(Format::code)
                                                                .toList()
                                                        + ", not as: "
                                                        + format));
        return files.file(feed, wanted, clearance(feed, person));
    }

    /// Returns what changed after a version.
    ///
    /// @throws AccessDeniedException if the person may not have the feed
    public Changes changes(String code, long after, int limit, Person person) {
        PublishedFeed feed = feed(code);
        List<Member> changed =
                members.changedAfter(feed, clearance(feed, person), after, limit + 1);
        boolean more = changed.size() > limit;
        List<Member> shown = more ? changed.subList(0, limit) : changed;
        return new Changes(
                shown.isEmpty() ? after : shown.getLast().changed(),
                more,
                shown.stream().map(one -> new Change(one.gone(), one.record())).toList());
    }

    /// Returns the ten newest records.
    public List<FeedRecord> sample(String code, Person person) {
        PublishedFeed feed = feed(code);
        return members.sample(feed, clearance(feed, person), SAMPLE).stream()
                .map(Member::record)
                .toList();
    }

    /// Returns how many records the feed held on each of the last ninety days.
    public List<Map.Entry<LocalDate, Long>> history(String code) {
        return members.history(feed(code), DAYS);
    }

    /// Returns what the feed shares with other feeds, the most first.
    public List<Shared> sharedWithFeeds(String code) {
        return members.overlapWithFeeds(feed(code)).stream().map(PublishedFeeds::shared).toList();
    }

    /// Returns what the feed shares with the sources, the most first.
    public List<Shared> sharedWithSources(String code) {
        return members.overlapWithSources(feed(code)).stream().map(PublishedFeeds::shared).toList();
    }

    private static Shared shared(Overlap overlap) {
        return new Shared(overlap.name(), overlap.shared(), overlap.firstHere());
    }

    @Override
    public List<Long> notSubscribed(PublishedFeed feed, Person person, int limit) {
        return members.best(feed, subscriptions.clearance(person, feed).orElse(null), limit);
    }

    private Tlp clearance(PublishedFeed feed, Person person) {
        return subscriptions
                .clearance(person, feed)
                .orElseThrow(
                        () ->
                                new AccessDeniedException(
                                        "your agency has not subscribed to " + feed.code()));
    }
}
