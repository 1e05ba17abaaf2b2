package io.tipstaff.exchange.rules;

import io.tipstaff.exchange.Position;
import io.tipstaff.exchange.document.DocumentReader;
import io.tipstaff.exchange.document.Guess;
import io.tipstaff.exchange.document.Lines;
import io.tipstaff.exchange.document.Reading;
import io.tipstaff.exchange.tree.Node;
import io.tipstaff.exchange.tree.NodeBuilder;
import io.tipstaff.exchange.tree.TreeEvents.Event;
import io.tipstaff.indicator.Tlp;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads Sigma rules: YAML documents with a detection, each by itself, so that a broken one costs
/// only itself. Format: the Sigma specification, version 2.
public final class SigmaRules implements DocumentReader {

    private static final Set<String> NOT_MEANT = Set.of("deprecated", "unsupported");
    private static final int MAX_SELECTIONS = 1000;
    private static final int MAX_CONDITIONS = 20;

    @Override
    public void read(Reading reading) throws IOException {
        var lines = new Lines(reading.in(), reading.limits().recordBytes());
        var document = new StringBuilder();
        long start = 1;
        boolean whole = true;
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (line.equals("---") || line.startsWith("--- ") || line.equals("...")) {
                document(reading, start, document.toString(), whole);
                document.setLength(0);
                start = lines.number() + 1;
                whole = true;
            } else if (whole) {
                document.append(line).append('\n');
                whole = !lines.overlong() && document.length() <= reading.limits().recordBytes();
            }
        }
        document(reading, start, document.toString(), whole);
    }

    private static void document(Reading reading, long line, String text, boolean whole)
            throws IOException {
        var at = new Position(0, line, "");
        if (!whole) {
            reading.refuse(
                    at, "rule larger than " + reading.limits().recordBytes() + " bytes", text);
            return;
        }
        try {
            var events = new YamlEvents(text, reading.limits());
            Event first = events.next();
            Node document =
                    new NodeBuilder(events, 32 * reading.limits().recordBytes())
                            .build(first)
                            .orElse(Node.none());
            if (document.get("detection") instanceof Node.Fields detection
                    && !detection.members().isEmpty()) {
                rule(document, detection, text).emit(reading, at);
            } else if (first != Event.END) {
                reading.refuse(at, "not a Sigma rule: no detection", text.strip());
            }
        } catch (YamlEvents.Broken broken) {
            reading.refuse(
                    new Position(0, line - 1 + broken.line(), ""),
                    String.valueOf(broken.getMessage()),
                    text.strip());
        }
    }

    private static Rule rule(Node document, Node.Fields detection, String text) {
        var rule = new Rule(document.text("title"), text.strip());
        rule.context().description(document.text("description")).sourceId(document.text("id"));
        document.filled("author").ifPresent(author -> rule.context().other("author", author));
        document.filled("level").ifPresent(level -> rule.context().other("level", level));
        document.texts("references").forEach(rule.context()::reference);
        document.texts("tags").forEach(tag -> tag(rule, tag));
        rule.context().other("log source", logSource(document.get("logsource")));
        boolean meant =
                !NOT_MEANT.contains(document.text("status").toLowerCase(Locale.ROOT))
                        && !document.text("level").equals("informational");
        detection(detection.members(), meant, rule);
        return rule;
    }

    private static void tag(Rule rule, String tag) {
        if (tag.startsWith("cve.")) {
            rule.context().reference("CVE-" + tag.substring(4).replace('.', '-'));
        } else if (tag.startsWith("tlp.")) {
            Tlp.parse(tag.replaceFirst("\\.", ":")).ifPresent(rule.context()::tlp);
        } else {
            rule.tag(tag);
        }
    }

    private static String logSource(Node source) {
        return List.of("product", "category", "service").stream()
                .map(source::text)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("/"));
    }

    private static void detection(Map<String, Node> members, boolean meant, Rule rule) {
        List<String> names =
                members.keySet().stream()
                        .filter(name -> !name.equals("condition") && !name.equals("timeframe"))
                        .limit(MAX_SELECTIONS)
                        .toList();
        Node condition = members.getOrDefault("condition", Node.none());
        Map<String, Boolean> asked = new LinkedHashMap<>();
        condition
                .each()
                .limit(MAX_CONDITIONS)
                .map(Node::text)
                .forEach(text -> SigmaCondition.read(text, names, asked));
        asked.forEach(
                (name, enough) ->
                        selection(members.getOrDefault(name, Node.none()), meant && enough, rule));
    }

    /// A selection is a map whose fields all count, or a list of which one will do.
    private static void selection(Node selection, boolean enough, Rule rule) {
        selection
                .each()
                .forEach(
                        part -> {
                            switch (part) {
                                case Node.Fields(Map<String, Node> fields) ->
                                        fields(fields, enough, rule);
                                case Node.Text(String keyword) -> keyword(keyword, rule);
                                case Node.Items _ -> {}
                            }
                        });
    }

    private static void fields(Map<String, Node> fields, boolean enough, Rule rule) {
        fields.forEach(
                (name, values) -> {
                    SigmaField field = SigmaField.of(name);
                    boolean any = field.takesAny() || values.each().count() == 1;
                    boolean each = enough && fields.size() == 1 && any;
                    values.each()
                            .map(Node::text)
                            .flatMap(value -> field.literals(value, each))
                            .forEach(rule::add);
                });
    }

    /// A keyword stands anywhere in an event.
    private static void keyword(String keyword, Rule rule) {
        String text = keyword.replaceAll("^\\*+|\\*+$", "");
        if (Guess.indicator(text).isPresent()) {
            rule.add(new Literal(text, Set.of(), false));
        }
    }
}
