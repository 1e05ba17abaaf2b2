package io.tipstaff.exchange.table;

import io.tipstaff.exchange.FieldMapping;
import io.tipstaff.exchange.FieldMapping.Field;
import io.tipstaff.exchange.FieldRole;
import io.tipstaff.exchange.document.FieldNames;
import io.tipstaff.exchange.document.Guess;
import io.tipstaff.exchange.document.Times;
import io.tipstaff.indicator.Url;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What the columns of a table say.
final class Columns {

    private final List<Field> fields;

    private Columns(List<Field> fields) {
        this.fields = fields;
    }

    /// Suggests roles by the titles, and by the contents where titles do not tell.
    static FieldMapping suggest(List<String> titles, List<List<String>> rows) {
        var roles = new ArrayList<FieldRole>();
        for (String title : titles) {
            roles.add(FieldNames.role(title).orElse(FieldRole.OTHER));
        }
        for (int i = 0; i < titles.size(); i++) {
            boolean link = roles.get(i) == FieldRole.INDICATOR && isLink(rows, i);
            if (link && roles.stream().filter(FieldRole.INDICATOR::equals).count() > 1) {
                roles.set(i, FieldRole.REFERENCE);
            }
        }
        if (!roles.contains(FieldRole.INDICATOR)
                || rows.stream().allMatch(row -> misses(roles, row))) {
            byContent(roles, rows);
        }
        var fields = new ArrayList<Field>();
        for (int i = 0; i < titles.size(); i++) {
            fields.add(new Field(titles.get(i), roles.get(i)));
        }
        return new FieldMapping("", fields);
    }

    private static boolean misses(List<FieldRole> roles, List<String> row) {
        for (int i = 0; i < row.size() && i < roles.size(); i++) {
            if (roles.get(i) == FieldRole.INDICATOR && Guess.indicator(row.get(i)).isPresent()) {
                return false;
            }
        }
        return true;
    }

    private static void byContent(List<FieldRole> roles, List<List<String>> rows) {
        for (int i = 0; i < roles.size(); i++) {
            if (mostly(rows, i, cell -> Guess.indicator(cell).isPresent())) {
                roles.set(i, isLink(rows, i) ? FieldRole.REFERENCE : FieldRole.INDICATOR);
            } else if (roles.get(i) == FieldRole.OTHER
                    && mostly(rows, i, cell -> Times.parse(cell).isPresent())) {
                roles.set(
                        i,
                        roles.contains(FieldRole.FIRST_SEEN)
                                ? FieldRole.LAST_SEEN
                                : FieldRole.FIRST_SEEN);
            }
        }
        if (!roles.contains(FieldRole.INDICATOR)) {
            int link = roles.indexOf(FieldRole.REFERENCE);
            if (link >= 0) {
                roles.set(link, FieldRole.INDICATOR);
            }
        }
    }

    private static boolean mostly(
            List<List<String>> rows, int column, java.util.function.Predicate<String> test) {
        List<String> cells = cells(rows, column).toList();
        long matching = cells.stream().filter(test).count();
        return !cells.isEmpty() && 10 * matching >= 7L * cells.size();
    }

    private static Stream<String> cells(List<List<String>> rows, int column) {
        return rows.stream()
                .filter(row -> row.size() > column && !row.get(column).isEmpty())
                .map(row -> row.get(column));
    }

    /// Says whether the column holds many URLs of one host: a link to the source's own page.
    private static boolean isLink(List<List<String>> rows, int column) {
        Set<String> hosts = new HashSet<>();
        Set<String> urls = new HashSet<>();
        cells(rows, column)
                .forEach(
                        cell -> {
                            if (Guess.indicator(cell).orElse(null) instanceof Url url
                                    && cell.contains("://")) {
                                hosts.add(url.host());
                                urls.add(url.canonical());
                            } else {
                                hosts.add(cell);
                                hosts.add("");
                            }
                        });
        return hosts.size() == 1 && urls.size() > 2;
    }

    /// Finds the field of each column in a mapping: by its title, or by its number from 1. The
    /// others are kept under their titles.
    static Columns resolve(List<String> titles, FieldMapping mapping) {
        Map<String, Field> byName = new HashMap<>();
        for (Field field : mapping.fields()) {
            byName.putIfAbsent(field.source().toLowerCase(Locale.ROOT), field);
        }
        var fields = new ArrayList<Field>();
        for (int i = 0; i < titles.size(); i++) {
            String title = titles.get(i);
            Optional<Field> field =
                    Optional.ofNullable(byName.get(title.toLowerCase(Locale.ROOT)))
                            .or(numbered(byName, i));
            fields.add(field.orElse(new Field(title, FieldRole.OTHER)));
        }
        return new Columns(fields);
    }

    private static java.util.function.Supplier<Optional<Field>> numbered(
            Map<String, Field> byName, int index) {
        String number = Integer.toString(index + 1);
        return () ->
                Optional.ofNullable(byName.get(number))
                        .or(() -> Optional.ofNullable(byName.get("column " + number)));
    }

    /// Returns the field of a column; beyond the last title a nameless one.
    Field field(int index) {
        return index < fields.size()
                ? fields.get(index)
                : new Field("column " + (index + 1), FieldRole.OTHER);
    }
}
