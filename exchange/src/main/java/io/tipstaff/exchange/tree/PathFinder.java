package io.tipstaff.exchange.tree;

import io.tipstaff.exchange.FieldRole;
import io.tipstaff.exchange.document.FeedException;
import io.tipstaff.exchange.document.FieldNames;
import io.tipstaff.exchange.document.Guess;
import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.ParseResult.Parsed;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds out from the start of a tree where its records are: where objects, or plain values, hold
/// indicators most often.
public final class PathFinder {

    private static final int MAX_EVENTS = 50_000;
    private static final Pattern KEY =
            Pattern.compile(
                    "[0-9]+|[0-9a-fA-F]{16,}|[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F-]{22}"
                            + "|[0-9]{4}-[0-9]{2}-[0-9]{2}.*");

    /// What stands at the end of one path.
    private static final class Place {
        private final List<String> steps;
        private int parts;
        private int named;
        private int guessed;

        Place(List<String> steps) {
            this.steps = steps;
        }

        int hits() {
            return named > 0 ? named : guessed;
        }
    }

    /// An object or array that is open.
    private static final class Frame {
        private final String name;
        private final List<String> path;
        private final Map<String, Integer> repeated = new HashMap<>();
        private boolean named;
        private boolean guessed;

        Frame(String name, List<String> path) {
            this.name = name;
            this.path = path;
        }
    }

    private final Map<List<String>, Place> places = new LinkedHashMap<>();
    private final Deque<Frame> open = new ArrayDeque<>();

    private PathFinder() {}

    /// Returns the path to the records; empty if there seem to be none.
    public static Optional<TreePath> find(TreeEvents start) {
        var finder = new PathFinder();
        try {
            finder.look(start);
        } catch (FeedException cut) {
            // Only the start of the document was there to look at.
        } catch (IOException impossible) {
            return Optional.empty();
        }
        finder.open.descendingIterator().forEachRemaining(frame -> finder.count(frame, 2));
        return finder.best();
    }

    private void look(TreeEvents events) throws IOException {
        for (int i = 0; i < MAX_EVENTS; i++) {
            switch (events.next()) {
                case OPEN_FIELDS, OPEN_ITEMS -> open(events.name());
                case TEXT -> text(events.name(), events.text());
                case CLOSE -> close();
                case END -> {
                    return;
                }
            }
        }
    }

    private List<String> pathTo(String name) {
        if (open.isEmpty()) {
            return name.isEmpty() ? List.of() : List.of(name);
        }
        var path = new ArrayList<>(open.getLast().path);
        path.add(isKey(name) ? TreePath.ANY : name);
        return path;
    }

    private static boolean isKey(String name) {
        return KEY.matcher(name).matches() || Guess.indicator(name).isPresent();
    }

    private void open(String name) {
        var frame = new Frame(name, pathTo(name));
        frame.named = !name.equals(TreeEvents.ITEM) && Guess.indicator(name).isPresent();
        open.addLast(frame);
    }

    private void text(String name, String value) {
        FieldRole role = FieldNames.role(withoutMark(name)).orElse(FieldRole.OTHER);
        boolean indicator =
                role == FieldRole.INDICATOR
                        ? IndicatorParser.parse(value) instanceof Parsed
                        : Guess.indicator(value).isPresent();
        if (open.isEmpty()) {
            return;
        }
        Frame frame = open.getLast();
        if (name.equals(TreeEvents.ITEM)) {
            FieldRole ofArray = FieldNames.role(frame.name).orElse(FieldRole.OTHER);
            boolean fits = ofArray == FieldRole.INDICATOR || ofArray == FieldRole.OTHER;
            plain(pathTo(name), indicator && fits, ofArray == FieldRole.INDICATOR);
            return;
        }
        if (isKey(name) && Guess.indicator(name).isPresent()) {
            plain(pathTo(name), true, true);
            return;
        }
        if (indicator && (role == FieldRole.INDICATOR || role == FieldRole.OTHER)) {
            frame.named |= role == FieldRole.INDICATOR;
            frame.guessed = true;
            frame.repeated.merge(name, 1, Integer::sum);
        }
    }

    private static String withoutMark(String name) {
        return name.startsWith("@") ? name.substring(1) : name;
    }

    private void plain(List<String> path, boolean hit, boolean named) {
        Place place = places.computeIfAbsent(path, Place::new);
        place.parts++;
        place.named += hit && named ? 1 : 0;
        place.guessed += hit ? 1 : 0;
    }

    private void close() {
        if (open.isEmpty()) {
            return;
        }
        Frame closed = open.removeLast();
        count(closed, 3);
        if (!open.isEmpty() && TreeRecords.isGroup(closed.name)) {
            open.getLast().named |= closed.named;
            open.getLast().guessed |= closed.guessed;
        }
    }

    /// What is open still may go on for long, so what comes in it twice is a list already; of a
    /// document that is cut off, nothing would be kept otherwise.
    ///
    /// @param enough how many values of one name make each of them a record
    private void count(Frame frame, int enough) {
        Place place = places.computeIfAbsent(frame.path, Place::new);
        place.parts++;
        frame.repeated.forEach(
                (name, times) -> {
                    if (times >= enough) {
                        var path = new ArrayList<>(frame.path);
                        path.add(name);
                        Place values = places.computeIfAbsent(path, Place::new);
                        values.parts += times;
                        values.named += times;
                    }
                });
        boolean single = frame.repeated.values().stream().noneMatch(times -> times >= enough);
        place.named += frame.named && single ? 1 : 0;
        place.guessed += frame.guessed && single ? 1 : 0;
    }

    private Optional<TreePath> best() {
        boolean named = places.values().stream().anyMatch(place -> place.named > 0);
        Place best = null;
        for (Place place : places.values()) {
            int hits = named ? place.named : place.guessed;
            if (hits == 0 || 4 * hits < place.parts) {
                continue;
            }
            if (best == null || isBetter(place, best)) {
                best = place;
            }
        }
        return best == null ? Optional.empty() : Optional.of(new TreePath(best.steps));
    }

    /// Parts of records hold indicators too: what stands above them counts, if it comes more than
    /// once.
    private static boolean isBetter(Place place, Place than) {
        if (isAbove(than.steps, place.steps)) {
            return !isRepeated(than);
        }
        if (isAbove(place.steps, than.steps)) {
            return isRepeated(place);
        }
        return place.hits() > than.hits();
    }

    private static boolean isRepeated(Place place) {
        boolean oneOfMany =
                !place.steps.isEmpty()
                        && (place.steps.getLast().equals(TreeEvents.ITEM)
                                || place.steps.getLast().equals(TreePath.ANY));
        return place.hits() > 1 || oneOfMany && place.hits() > 0;
    }

    private static boolean isAbove(List<String> steps, List<String> others) {
        return steps.size() < others.size() && others.subList(0, steps.size()).equals(steps);
    }
}
