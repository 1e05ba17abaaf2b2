package io.tipstaff.command.extract;

import io.tipstaff.command.Row;
import io.tipstaff.exchange.LogObjects;
import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The objects that lines name, with how often, where first and last, and when.
public final class ObjectTable {

    /// How it is written.
    public enum Format {
        /// A table with a line of column names.
        CSV,
        /// An object a line.
        JSON,
        /// The objects alone, a line each: what bulk lookup and other programs take.
        PLAIN
    }

    /// Some 300 bytes each.
    private static final int MAX_OBJECTS = 2_000_000;

    private static final class Seen {
        private final Place first;
        private Place last;
        private long count;
        private @Nullable Instant from;
        private @Nullable Instant to;

        Seen(Line first) {
            this.first = new Place(first.file(), first.number());
            this.last = this.first;
        }

        void again(Line line, @Nullable Instant at) {
            count++;
            last = new Place(line.file(), line.number());
            if (at != null) {
                from = from == null || at.isBefore(from) ? at : from;
                to = to == null || at.isAfter(to) ? at : to;
            }
        }
    }

    private record Place(String file, long line) {}

    private final Set<Kind> kinds;
    private final Map<Indicator, Seen> objects = new HashMap<>();
    private boolean full;

    /// @param kinds that are wanted
    public ObjectTable(Set<Kind> kinds) {
        this.kinds = Set.copyOf(kinds);
    }

    /// Takes the objects of a line.
    public void add(Line line) {
        List<Indicator> named = new ArrayList<>();
        LogObjects.find(
                line.text(),
                object -> {
                    if (kinds.contains(object.kind())) {
                        named.add(object);
                    }
                });
        if (!named.isEmpty()) {
            Instant at = line.at();
            named.forEach(object -> add(object, line, at));
        }
    }

    private void add(Indicator object, Line line, @Nullable Instant at) {
        Seen seen = objects.get(object);
        if (seen == null) {
            if (objects.size() >= MAX_OBJECTS) {
                full = true;
                return;
            }
            seen = new Seen(line);
            objects.put(object, seen);
        }
        seen.again(line, at);
    }

    /// Returns how many objects there are.
    public int size() {
        return objects.size();
    }

    /// Says whether there were more objects than can be held, so that some are left out.
    public boolean isFull() {
        return full;
    }

    /// Writes it, the most frequent object first.
    public void write(OutputStream out, Format format) throws IOException {
        if (format == Format.CSV) {
            put(
                    out,
                    "kind,object,count,first_file,first_line,last_file,last_line,first_seen,last_seen\n");
        }
        Comparator<Map.Entry<Indicator, Seen>> order =
                Comparator.comparingLong(entry -> -entry.getValue().count);
        List<Map.Entry<Indicator, Seen>> sorted =
                objects.entrySet().stream()
                        .sorted(
                                order.thenComparing(entry -> entry.getKey().kind())
                                        .thenComparing(entry -> entry.getKey().canonical()))
                        .toList();
        for (Map.Entry<Indicator, Seen> entry : sorted) {
            put(out, line(entry.getKey(), entry.getValue(), format));
        }
    }

    private static String line(Indicator object, Seen seen, Format format) {
        if (format == Format.PLAIN) {
            return object.canonical() + "\n";
        }
        Row row =
                new Row()
                        .text("kind", object.kind().code())
                        .text("object", object.canonical())
                        .number("count", seen.count)
                        .text("first_file", seen.first.file)
                        .number("first_line", seen.first.line)
                        .text("last_file", seen.last.file)
                        .number("last_line", seen.last.line)
                        .text("first_seen", seen.from == null ? "" : seen.from.toString())
                        .text("last_seen", seen.to == null ? "" : seen.to.toString());
        return format == Format.CSV ? row.csv() : row.json();
    }

    private static void put(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
