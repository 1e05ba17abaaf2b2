package io.tipstaff.exchange.tree;

import io.tipstaff.exchange.Context;
import io.tipstaff.exchange.FieldMapping;
import io.tipstaff.exchange.FieldMapping.Field;
import io.tipstaff.exchange.FieldRole;
import io.tipstaff.exchange.Position;
import io.tipstaff.exchange.document.FeedException;
import io.tipstaff.exchange.document.FieldNames;
import io.tipstaff.exchange.document.FieldRecord;
import io.tipstaff.exchange.document.FieldRecord.Choice;
import io.tipstaff.exchange.document.Guess;
import io.tipstaff.exchange.document.Reading;
import io.tipstaff.exchange.tree.Cells.Cell;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Turns parts of a tree into records, by a mapping or by the names and contents of their fields.
public final class TreeRecords {

    private static final Set<String> NAMELESS =
            Set.of("name", "value", "title", "label", "text", "#text", "content", "@name");

    private final Reading reading;
    private final String separator;
    private final Map<String, Field> mapped = new HashMap<>();

    /// @param separator between the steps of a field's path: `.` or `/`
    public TreeRecords(Reading reading, String separator) {
        this.reading = reading;
        this.separator = separator;
        FieldMapping chosen = reading.options().mapping();
        FieldMapping mapping = chosen.isAutomatic() ? reading.detection().mapping() : chosen;
        for (Field field : mapping.fields()) {
            mapped.put(field.source().toLowerCase(Locale.ROOT), field);
        }
    }

    /// Gives the indicators of a record to the sink.
    ///
    /// @param key the name that the record stands under; [TreeEvents#ITEM] for none
    /// @param around plain values that hold for it
    public void emit(Position at, String key, Node node, Iterable<Map<String, String>> around)
            throws FeedException {
        if (mapped.isEmpty() && OwnRecord.is(node)) {
            OwnRecord.emit(reading, at, node);
            return;
        }
        List<Cell> cells = Cells.of(node, separator);
        Choice choice = mapped.isEmpty() ? Choice.MOST_TELLING : Choice.ALL;
        var record = new FieldRecord(inherited(around), choice);
        if (mapped.isEmpty()) {
            automatic(record, cells, key);
        } else {
            byMapping(record, cells, key);
        }
        if (record.hasIndicator() || !isOnlyInformation(cells)) {
            record.emit(reading, at, excerpt(cells));
        }
    }

    /// Spamhaus and others end JSON Lines with an object that counts the ones before.
    private boolean isOnlyInformation(List<Cell> cells) {
        boolean metadata =
                cells.stream()
                        .anyMatch(
                                cell ->
                                        cell.path().equals("type")
                                                && cell.value().equals("metadata"));
        if (metadata) {
            for (Cell cell : cells) {
                if (cell.path().equals("records") && cell.value().matches("[0-9]{1,12}")) {
                    reading.declare(Long.parseLong(cell.value()));
                }
            }
        }
        return metadata;
    }

    private static Context inherited(Iterable<Map<String, String>> around) {
        var outer = new FieldRecord(Context.NONE, Choice.ALL);
        for (Map<String, String> level : around) {
            level.forEach(
                    (name, value) ->
                            FieldNames.role(name)
                                    .filter(TreeRecords::holdsForRecordsBelow)
                                    .ifPresent(role -> outer.add(name, role, Set.of(), value)));
        }
        return outer.context();
    }

    private static boolean holdsForRecordsBelow(FieldRole role) {
        return switch (role) {
            case INDICATOR, RANGE_END, PREFIX_LENGTH, PORT, SOURCE_ID, OTHER, IGNORED -> false;
            case FIRST_SEEN, LAST_SEEN, VALID_UNTIL, CONFIDENCE, THREAT, ACTOR -> true;
            case CATEGORY, TAG, TLP, DESCRIPTION, REFERENCE -> true;
        };
    }

    private void byMapping(FieldRecord record, List<Cell> cells, String key) {
        Field keyField = mapped.get("$key");
        if (keyField != null) {
            record.add(keyField, key);
        }
        for (Cell cell : cells) {
            Field field = mapped.get(cell.path().toLowerCase(Locale.ROOT));
            if (field != null) {
                record.add(field, cell.value());
            } else {
                record.add(cell.path(), FieldRole.OTHER, Set.of(), cell.value());
            }
        }
    }

    private void automatic(FieldRecord record, List<Cell> cells, String key) {
        boolean named = !key.equals(TreeEvents.ITEM) && Guess.indicator(key).isPresent();
        if (named) {
            record.add("$key", FieldRole.INDICATOR, Set.of(), key);
        }
        for (Cell cell : cells) {
            boolean value = named && cell.path().equals("@");
            FieldRole role = value ? FieldRole.OTHER : role(cell);
            named |= role == FieldRole.INDICATOR;
            record.add(cell.path(), role, Set.of(), cell.value());
        }
        if (!named) {
            byContent(record, cells);
        }
    }

    private static void byContent(FieldRecord record, List<Cell> cells) {
        for (Cell cell : cells) {
            if (!cell.inArray()
                    && role(cell) == FieldRole.OTHER
                    && Guess.indicator(cell.value()).isPresent()) {
                record.add(cell.path(), FieldRole.INDICATOR, Set.of(), cell.value());
            }
        }
    }

    static FieldRole role(Cell cell) {
        if (cell.path().equals("@")) {
            return FieldRole.INDICATOR;
        }
        String leaf = cell.leaf().startsWith("@") ? cell.leaf().substring(1) : cell.leaf();
        Optional<FieldRole> parent = FieldNames.role(cell.parent());
        if (parent.isPresent() && NAMELESS.contains(cell.leaf().toLowerCase(Locale.ROOT))) {
            return cell.inArray() && parent.get() == FieldRole.INDICATOR
                    ? FieldRole.OTHER
                    : parent.get();
        }
        FieldRole role = FieldNames.role(leaf).orElse(FieldRole.OTHER);
        boolean ofPart = cell.inArray() || !cell.parent().isEmpty() && !isGroup(cell.parent());
        if (!ofPart) {
            return role;
        }
        return switch (role) {
            case INDICATOR, SOURCE_ID, RANGE_END, PREFIX_LENGTH -> FieldRole.OTHER;
            case FIRST_SEEN -> cell.inArray() ? FieldRole.OTHER : role;
            case LAST_SEEN, VALID_UNTIL, CONFIDENCE, DESCRIPTION -> FieldRole.OTHER;
            case PORT, THREAT, ACTOR, CATEGORY, TAG, TLP, REFERENCE, OTHER, IGNORED -> role;
        };
    }

    /// An object whose members belong to the record itself.
    static boolean isGroup(String name) {
        String normal = FieldNames.normal(name);
        return normal.equals("file")
                || normal.equals("attributes")
                || normal.equals("source")
                || normal.equals("data")
                || FieldNames.role(name).filter(FieldRole.INDICATOR::equals).isPresent();
    }

    private static String excerpt(List<Cell> cells) {
        var text = new StringBuilder();
        for (Cell cell : cells) {
            if (text.length() > 200) {
                break;
            }
            text.append(text.isEmpty() ? "" : ", ").append(cell.path()).append('=');
            text.append(cell.value(), 0, Math.min(cell.value().length(), 200));
        }
        return text.toString();
    }
}
