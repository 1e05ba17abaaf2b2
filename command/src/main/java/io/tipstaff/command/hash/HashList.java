package io.tipstaff.command.hash;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A list of files with their hashes, in any form that [HashOutput] writes: CSV, lines of JSON, or
/// that of `sha256sum`, `sha1sum` and `md5sum`.
public final class HashList {

    /// A file of the list.
    ///
    /// @param hex in lower case
    public record Line(Path path, Algorithm algorithm, String hex) {}

    private static final Pattern SUM =
            Pattern.compile("(\\\\?)([0-9a-fA-F]{32}|[0-9a-fA-F]{40}|[0-9a-fA-F]{64}) [ *](.+)");
    private static final Pattern CSV_CELL =
            Pattern.compile("\\G(?:\"((?:[^\"]|\"\")*)\"|([^,]*))(?:,|$)");
    private static final JsonMapper JSON = new JsonMapper();

    private HashList() {}

    /// Reads a list.
    ///
    /// @throws IOException if a line is none of these forms; the message says which
    public static List<Line> read(Path file) throws IOException {
        List<Line> lines = new ArrayList<>();
        List<String> columns = List.of();
        int number = 0;
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String text = record(in); text != null; text = record(in)) {
                number++;
                if (number == 1 && text.startsWith("path,")) {
                    columns = cells(text);
                } else if (!text.isBlank()) {
                    int at = number;
                    lines.add(
                            line(text, columns)
                                    .orElseThrow(
                                            () ->
                                                    new IOException(
                                                            file
                                                                    + ": line "
                                                                    + at
                                                                    + " is no file with a hash")));
                }
            }
        } catch (java.nio.charset.CharacterCodingException foreign) {
            throw new IOException(file + ": not a list of hashes, no UTF-8", foreign);
        }
        if (lines.isEmpty()) {
            throw new IOException(file + ": no file in the list");
        }
        return lines;
    }

    /// A line, or several where a cell of CSV holds line ends.
    private static @org.jspecify.annotations.Nullable String record(BufferedReader in)
            throws IOException {
        String text = in.readLine();
        while (text != null
                && !text.startsWith("{")
                && text.startsWith("\"")
                && text.chars().filter(c -> c == '"').count() % 2 == 1) {
            String more = in.readLine();
            if (more == null) {
                return text;
            }
            text += "\n" + more;
        }
        return text;
    }

    private static Optional<Line> line(String text, List<String> columns) {
        if (text.startsWith("{")) {
            return json(text);
        }
        return columns.isEmpty() ? sum(text) : csv(cells(text), columns);
    }

    private static Optional<Line> json(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            String path = json.path("path").asString("");
            return strongest(path, code -> json.path(code).asString(""));
        } catch (JacksonException broken) {
            return Optional.empty();
        }
    }

    private static Optional<Line> csv(List<String> cells, List<String> columns) {
        return strongest(
                cells.getFirst(),
                code -> {
                    int column = columns.indexOf(code);
                    return column < 0 || column >= cells.size() ? "" : cells.get(column);
                });
    }

    private static Optional<Line> strongest(
            String path, java.util.function.UnaryOperator<String> hashOf) {
        for (Algorithm algorithm : List.of(Algorithm.SHA256, Algorithm.SHA1, Algorithm.MD5)) {
            String hex = hashOf.apply(algorithm.code());
            if (!path.isEmpty()
                    && hex.matches("[0-9a-fA-F]+")
                    && Algorithm.ofDigits(hex.length()).filter(algorithm::equals).isPresent()) {
                return Optional.of(of(path, hex));
            }
        }
        return Optional.empty();
    }

    private static Optional<Line> sum(String text) {
        Matcher parts = SUM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String name = parts.group(3);
        return Optional.of(of(parts.group(1).isEmpty() ? name : unescaped(name), parts.group(2)));
    }

    private static Line of(String path, String hex) {
        return new Line(
                Path.of(path),
                Algorithm.ofDigits(hex.length()).orElseThrow(),
                hex.toLowerCase(Locale.ROOT));
    }

    /// GNU's: `\n`, `\r` and `\\` in names.
    private static String unescaped(String name) {
        var plain = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '\\' && i + 1 < name.length()) {
                i++;
                char escaped = name.charAt(i);
                plain.append(escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped);
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private static List<String> cells(String text) {
        List<String> cells = new ArrayList<>();
        Matcher cell = CSV_CELL.matcher(text);
        while (cell.find() && cell.end() > cell.start()) {
            String quoted = cell.group(1);
            cells.add(
                    quoted == null ? String.valueOf(cell.group(2)) : quoted.replace("\"\"", "\""));
        }
        return cells.isEmpty() ? List.of("") : cells;
    }
}
