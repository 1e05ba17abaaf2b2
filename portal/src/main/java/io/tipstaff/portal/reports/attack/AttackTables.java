package io.tipstaff.portal.reports.attack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// The tactics and techniques of MITRE ATT&CK that the program knows, from the tables that
/// `portal/attack/make-tables.sh` makes. Ids that were replaced lead to what replaced them.
@Component
public class AttackTables {

    /// Longest chain of replacements that is followed.
    private static final int MAX_CHAIN = 8;

    private final List<Tactic> tactics;
    private final Map<String, Technique> techniques = new LinkedHashMap<>();
    private final Map<String, String> replacedBy = new HashMap<>();

    public AttackTables() {
        tactics =
                rows("tactics.tsv").map(row -> new Tactic(row[0], row[1], row[2], row[3])).toList();
        rows("techniques.tsv").forEach(this::technique);
    }

    private void technique(String[] row) {
        if (row.length > 4) {
            replacedBy.put(row[0], row[4]);
        } else {
            List<String> codes =
                    row.length > 3 && !row[3].isEmpty() ? List.of(row[3].split(",")) : List.of();
            techniques.put(row[0], new Technique(row[0], row[1], row[2], codes));
        }
    }

    private static Stream<String[]> rows(String table) {
        try (var in =
                        Objects.requireNonNull(
                                AttackTables.class.getResourceAsStream("/attack/" + table));
                var reader =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<String> lines = reader.lines().filter(line -> !line.startsWith("#")).toList();
            return lines.stream().map(line -> line.split("\t"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Finds a technique by its id, in any case, or what replaced it.
    public Optional<Technique> find(String id) {
        String wanted = id.strip().toUpperCase(Locale.ROOT);
        for (int i = 0; i < MAX_CHAIN && !techniques.containsKey(wanted); i++) {
            wanted = replacedBy.getOrDefault(wanted, wanted);
        }
        return Optional.ofNullable(techniques.get(wanted));
    }

    /// Returns the tactics of all domains, in the order of ATT&CK's own matrices.
    public List<Tactic> tactics() {
        return tactics;
    }

    /// Arranges techniques below their tactics.
    ///
    /// @param counts by id; ids that are not known are passed over
    public List<Matrix> matrices(Map<String, Long> counts) {
        List<Matrix.Cell> cells =
                counts.entrySet().stream()
                        .flatMap(
                                entry ->
                                        find(entry.getKey()).stream()
                                                .map(one -> new Matrix.Cell(one, entry.getValue())))
                        .toList();
        return Stream.of("enterprise", "mobile", "ics")
                .map(domain -> Matrix.of(domain, tactics, cells))
                .filter(matrix -> !matrix.columns().isEmpty())
                .toList();
    }
}
