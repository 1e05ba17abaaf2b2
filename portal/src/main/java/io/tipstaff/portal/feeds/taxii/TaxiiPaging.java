package io.tipstaff.portal.feeds.taxii;

import io.tipstaff.portal.fetch.FetchResult.Fetched;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Goes through the objects of a collection page by page, to an end that it reaches whatever the
/// server does.
///
/// What servers do: give `next`; give only `more`, and the time of the last object in
/// `X-TAXII-Date-Added-Last`; take `added_after` as inclusive, so that the last object comes again,
/// and with it, if pages are small, the same page for ever; say `more` without end. Version 2.0 has
/// ranges instead.
final class TaxiiPaging {

    private static final int FIRST_LIMIT = 1_000;
    private static final int MAX_LIMIT = 64_000;
    private static final int RANGE = 1_000;
    private static final Pattern CONTENT_RANGE =
            Pattern.compile("items (\\d{1,15})-(\\d{1,15})/(\\d{1,15}|\\*)");

    /// Clocks differ, and objects are dated before they can be read.
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final TaxiiConnection connection;
    private final String objects;
    private final Path folder;
    private final Deque<Path> pages = new ArrayDeque<>();
    private final List<String> notes = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final int maxPages;
    private long bytesLeft;
    private int asked;
    private int limit = FIRST_LIMIT;
    private @Nullable String after;
    private @Nullable String next;
    private @Nullable String range;
    private @Nullable String lastAdded;
    private @Nullable Instant begun;

    /// @param objects address of the collection's objects
    /// @param since null for all
    TaxiiPaging(
            TaxiiConnection connection,
            String objects,
            @Nullable String since,
            Path folder,
            long maxBytes,
            int maxPages) {
        this.connection = connection;
        this.objects = objects;
        this.after = since;
        this.lastAdded = since;
        this.folder = folder;
        this.bytesLeft = maxBytes;
        this.maxPages = maxPages;
    }

    /// What one answer means for the next.
    private enum Step {
        GO_ON,
        /// There is no more.
        END,
        /// There may be more, but not this time.
        STOP
    }

    TaxiiHarvest run() throws IOException {
        Step step = Step.GO_ON;
        while (step == Step.GO_ON) {
            step = asked < maxPages ? page() : stop("stopped after " + maxPages + " pages");
        }
        return new TaxiiHarvest(List.copyOf(pages), position(), step == Step.END, notes);
    }

    /// Servers without the header go on from when this harvest began, by their own clock.
    private String position() {
        if (lastAdded != null) {
            return lastAdded;
        }
        return (begun == null ? Instant.now() : begun).minus(MARGIN).toString();
    }

    private Step stop(String note) {
        notes.add(note + "; the rest is asked for at the next import");
        return Step.STOP;
    }

    private Step page() throws IOException {
        Path file = folder.resolve(String.format(Locale.ROOT, "page-%06d.json", ++asked));
        Fetched answer = connection.objects(address(), file, bytesLeft, range);
        begun = begun == null ? date(answer.header("Date")) : begun;
        TaxiiPage page = TaxiiPage.read(file);
        if (page.objects() == 0) {
            Files.delete(file);
            return page.more()
                    ? stop("the server says that there is more, but sends no object")
                    : Step.END;
        }
        if (!seen.add(page.digest())) {
            Files.delete(file);
            return again();
        }
        pages.addFirst(file);
        bytesLeft -= answer.bytes();
        return bytesLeft <= 0 ? stop("stopped at the bound for a document") : onward(page, answer);
    }

    /// A page that came before: with a larger page an inclusive server gets past it.
    private Step again() {
        if (next == null && range == null && limit < MAX_LIMIT) {
            limit *= 4;
            return Step.GO_ON;
        }
        return stop("the server sends the same page again and again");
    }

    private Step onward(TaxiiPage page, Fetched answer) {
        noteAdded(answer.header("X-TAXII-Date-Added-Last"));
        if (connection.version() == TaxiiVersion.V2_0) {
            return onwardInRange(answer.header("Content-Range"));
        }
        if (page.next() != null) {
            next = page.next();
            return Step.GO_ON;
        }
        if (!page.more()) {
            return Step.END;
        }
        next = null;
        if (lastAdded == null) {
            return stop(
                    "the server says that there is more, but neither next nor X-TAXII-Date-Added-Last");
        }
        after = lastAdded;
        return Step.GO_ON;
    }

    private Step onwardInRange(@Nullable String contentRange) {
        Matcher matcher = CONTENT_RANGE.matcher(contentRange == null ? "" : contentRange.strip());
        if (!matcher.matches()) {
            return Step.END;
        }
        long first = Long.parseLong(matcher.group(2)) + 1;
        if (!matcher.group(3).equals("*") && first >= Long.parseLong(matcher.group(3))) {
            return Step.END;
        }
        range = "items " + first + "-" + (first + RANGE - 1);
        return Step.GO_ON;
    }

    private void noteAdded(@Nullable String added) {
        if (added == null) {
            return;
        }
        try {
            Instant time = OffsetDateTime.parse(added.strip()).toInstant();
            if (lastAdded == null || time.isAfter(OffsetDateTime.parse(lastAdded).toInstant())) {
                lastAdded = added.strip();
            }
        } catch (DateTimeException unreadable) {
            String note = "the server dates objects in an unknown form";
            if (!notes.contains(note)) {
                notes.add(note);
            }
        }
    }

    private static @Nullable Instant date(@Nullable String header) {
        try {
            return header == null
                    ? null
                    : ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private String address() {
        List<String> query = new ArrayList<>();
        if (after != null) {
            query.add("added_after=" + encoded(after));
        }
        if (connection.version() == TaxiiVersion.V2_1) {
            query.add("limit=" + limit);
        }
        if (next != null) {
            query.add("next=" + encoded(next));
        }
        return query.isEmpty() ? objects : objects + "?" + String.join("&", query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
