package io.tipstaff.portal.release.internal;

import io.tipstaff.indicator.DomainName;
import io.tipstaff.indicator.HostName;
import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.ParseResult.Parsed;
import io.tipstaff.indicator.ParseResult.Refused;
import io.tipstaff.indicator.Tlp;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.feeds.Feeds;
import io.tipstaff.portal.feeds.KnownIndicator;
import io.tipstaff.portal.publication.FeedMembers;
import io.tipstaff.portal.publication.PublishedFeed;
import io.tipstaff.portal.requests.Fields;
import io.tipstaff.portal.requests.Granted;
import io.tipstaff.portal.requests.Request;
import io.tipstaff.portal.requests.RequestKind;
import io.tipstaff.portal.requests.Wish;
import io.tipstaff.portal.search.IndicatorSearch;
import io.tipstaff.portal.shell.NotFoundException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Indicators that a search finds, that a feed holds beyond the agency's subscription, or that
/// somebody names, as a list to take along. A part of them is fewer, or none above a marking.
///
/// The list is frozen when it is asked for: the operator decides on what he sees. Who asks sees
/// nothing of it before. What is marked `TLP:RED` is on no list.
///
/// Its fields: asked are `feed` (its code), or `values` (one a line), or `kept` (id of a kept
/// search), or the parameters of a search, and `most` (how many at most); granted are those of
/// [Part].
@Component
class IndicatorRequests implements RequestKind {

    /// Most indicators on a list.
    static final int MOST = 20_000;

    private static final int MAX_TITLE = 300;
    private static final String AT_MOST = "most";

    private final IndicatorSearch search;
    private final FeedMembers feeds;
    private final Feeds store;
    private final JdbcItems items;

    IndicatorRequests(IndicatorSearch search, FeedMembers feeds, Feeds store, JdbcItems items) {
        this.search = search;
        this.feeds = feeds;
        this.store = store;
        this.items = items;
    }

    @Override
    public String code() {
        return "indicators";
    }

    @Override
    public String template() {
        return "release/request";
    }

    @Override
    public String begin() {
        return "/search";
    }

    @Override
    public boolean isFor(Person person) {
        return !person.ofOperator();
    }

    @Override
    public Selection asking(Person by, Fields fields) {
        if (!fields.text("feed").isEmpty()) {
            String code = fields.text("feed");
            return new Selection.OfFeed(
                    PublishedFeed.ofCode(code)
                            .orElseThrow(() -> new NotFoundException("no such feed: " + code)));
        }
        if (fields.has(Selection.VALUES)) {
            return named(fields.lines(Selection.VALUES));
        }
        Map<String, String> query =
                fields.text("kept").isEmpty()
                        ? search.read(fields.texts())
                        : search.kept(UUID.fromString(fields.text("kept")), by);
        return new Selection.OfSearch(query, search.said(query));
    }

    private static Selection.OfValues named(List<String> lines) {
        Set<Indicator> indicators = new LinkedHashSet<>();
        List<String> refused = new ArrayList<>();
        for (String line : lines) {
            switch (IndicatorParser.parse(line)) {
                case Parsed(Indicator indicator) -> indicators.add(indicator);
                case Refused(String reason) -> refused.add(line + ": " + reason);
            }
        }
        return new Selection.OfValues(List.copyOf(indicators), refused);
    }

    private static void check(Selection.OfValues named) {
        if (!named.refused().isEmpty()) {
            throw new IllegalArgumentException("no indicator: " + named.refused().getFirst());
        }
        if (named.indicators().isEmpty()) {
            throw new IllegalArgumentException("name at least one indicator, one a line");
        }
        if (named.indicators().size() > MOST) {
            throw new IllegalArgumentException(
                    "a list holds at most "
                            + MOST
                            + " indicators, not "
                            + named.indicators().size());
        }
    }

    /// Operators of the centre see the whole list; everybody else what is granted now.
    @Override
    public ItemList shown(Person reader, Request request) {
        ItemList list = ItemList.of(items.of(request.id()));
        if (reader.ofOperator() && reader.is(Role.OPERATOR)) {
            return list;
        }
        return request.holds() ? list.granted().free() : ItemList.of(List.of());
    }

    @Override
    public Wish wish(Person by, Fields fields) {
        if (!isFor(by)) {
            throw new IllegalArgumentException("the centre has all indicators");
        }
        Selection selection = asking(by, fields);
        if (selection instanceof Selection.OfValues named) {
            check(named);
        }
        @Nullable Integer most = most(fields.text(AT_MOST));
        Map<String, List<String>> kept = new LinkedHashMap<>();
        selection.fields().forEach((name, value) -> kept.put(name, List.of(value)));
        if (most != null) {
            kept.put(AT_MOST, List.of(most.toString()));
        }
        String title = (most == null ? "" : "at most " + most + " of ") + selection.said();
        return new Wish(selection.key(), abbreviated(title), most, new Fields(kept));
    }

    private static String abbreviated(String title) {
        return title.length() > MAX_TITLE ? title.substring(0, MAX_TITLE) + " …" : title;
    }

    private static @Nullable Integer most(String text) {
        if (text.isEmpty()) {
            return null;
        }
        int most = Part.number(text);
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException(
                    "a list holds from 1 to " + MOST + " indicators: " + most);
        }
        return most;
    }

    @Override
    public void asked(Person by, Request request) {
        @Nullable Integer most = request.wish().amount();
        List<Long> found = found(by, request, most == null ? MOST + 1 : most);
        if (found.size() > MOST) {
            throw new IllegalArgumentException(
                    "more than " + MOST + " indicators fit: say how many at most, or narrow it");
        }
        int frozen = items.freeze(request.id(), request.agency().value(), found);
        // Of named indicators this would say for nothing which ones the centre knows.
        if (frozen == 0 && !request.wish().fields().has(Selection.VALUES)) {
            throw new IllegalArgumentException("nothing fits that could be passed on");
        }
    }

    private List<Long> found(Person by, Request request, int limit) {
        Fields fields = request.wish().fields();
        return switch (asking(by, fields)) {
            case Selection.OfFeed(PublishedFeed feed) -> feeds.notSubscribed(feed, by, limit);
            case Selection.OfSearch(Map<String, String> query, _) ->
                    search.best(query, Tlp.AMBER_STRICT, limit);
            case Selection.OfValues named -> known(named.indicators(), limit);
        };
    }

    /// A name means the exact host as well.
    private List<Long> known(List<Indicator> indicators, int limit) {
        List<Indicator> meant =
                indicators.stream()
                        .flatMap(
                                one ->
                                        one instanceof DomainName(String name)
                                                ? Stream.of(one, new HostName(name))
                                                : Stream.of(one))
                        .toList();
        return store.find(meant).stream().limit(limit).map(KnownIndicator::id).toList();
    }

    @Override
    public Granted grant(Person by, Request request, Fields fields, Instant until) {
        ItemList list = shown(by, request);
        List<Item> part = Part.of(fields).of(list);
        if (part.isEmpty()) {
            throw new IllegalArgumentException("nothing of the list is left to grant; refuse it");
        }
        items.grant(request.id(), part.stream().map(Item::number).toList());
        return new Granted(part.size() == list.items().size(), said(part), part.size());
    }

    private static String said(List<Item> part) {
        String markings =
                ItemList.of(part).markings().entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey().label())
                        .collect(Collectors.joining(", "));
        String many = part.size() == 1 ? "1 indicator" : part.size() + " indicators";
        return many + " (" + markings + ")";
    }

    @Override
    public void revoke(Person by, Request request) {
        // A list is handed out only while its request holds.
    }
}
