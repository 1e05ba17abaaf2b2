package io.tipstaff.exchange.rules;

import io.tipstaff.exchange.Position;
import io.tipstaff.exchange.document.DocumentReader;
import io.tipstaff.exchange.document.Lines;
import io.tipstaff.exchange.document.Reading;
import io.tipstaff.indicator.FileHash;
import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.ParseResult.Parsed;
import io.tipstaff.indicator.Tlp;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads YARA rules for what their `meta` says: hashes of the samples that they were made of,
/// names, references. These hashes are information: the rule is there to find others too.
public final class YaraRules implements DocumentReader {

    private static final Pattern START =
            Pattern.compile(
                    "\\s*+(?:(?:private|global)\\s++)*+rule\\s++([A-Za-z_]\\w{0,127})\\s*+(?::([^{]*+))?+(\\{.*)?");
    private static final Pattern META =
            Pattern.compile(
                    "\\s*+([A-Za-z_]\\w{0,127})\\s*+=\\s*+(?:\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"|([^\\s\"]\\S*+))");
    private static final Pattern SECTION =
            Pattern.compile("\\s*+(?:\\{\\s*+)?+(meta|strings|variables|condition)\\s*+:");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");
    private static final Pattern LIST = Pattern.compile("[\\s,;]+");

    /// A file being read.
    private static final class File {
        private final Reading reading;
        private final StringBuilder text = new StringBuilder();
        private @Nullable Rule rule;
        private Position at = Position.NOWHERE;
        private String section = "";
        private long count;

        File(Reading reading) {
            this.reading = reading;
        }

        void line(long number, String line, boolean cut) throws IOException {
            Matcher start = START.matcher(line);
            boolean starts = !section.equals("strings") && start.matches();
            if (starts) {
                end();
                at = new Position(++count, number, start.group(1));
                text.setLength(0);
                section = "";
                rule = new Rule(start.group(1), "");
                rule.context().sourceId(start.group(1));
                if (start.group(2) != null) {
                    LIST.splitAsStream(start.group(2).strip()).forEach(rule::tag);
                }
            }
            if (rule != null && text.length() + line.length() < reading.limits().recordBytes()) {
                text.append(line).append('\n');
            }
            if (rule != null && !cut) {
                parts(rule, starts ? String.valueOf(start.group(3)) : line);
            }
        }

        /// A line may hold the whole rule.
        private void parts(Rule rule, String line) {
            Matcher opened = SECTION.matcher(line);
            Matcher entry = META.matcher(line);
            for (int from = 0; from < line.length(); ) {
                if (opened.region(from, line.length()).lookingAt()) {
                    section = opened.group(1);
                    from = opened.end();
                } else if (section.equals("meta")
                        && entry.region(from, line.length()).lookingAt()) {
                    boolean quoted = entry.group(2) != null;
                    String value =
                            quoted
                                    ? ESCAPED.matcher(entry.group(2)).replaceAll("$1")
                                    : entry.group(3);
                    meta(rule, entry.group(1).toLowerCase(Locale.ROOT), value);
                    from = entry.end();
                } else {
                    return;
                }
            }
        }

        void end() throws IOException {
            if (rule != null) {
                rule.context().pattern(text.toString().strip());
                rule.emit(reading, at);
            }
            rule = null;
        }
    }

    @Override
    public void read(Reading reading) throws IOException {
        var lines = new Lines(reading.in(), reading.limits().recordBytes());
        var file = new File(reading);
        boolean comment = false;
        for (String line = lines.next(); line != null; line = lines.next()) {
            String bare = line.strip();
            if (comment || bare.startsWith("/*")) {
                comment = bare.indexOf("*/", comment ? 0 : 2) < 0;
            } else if (!bare.startsWith("//")) {
                file.line(lines.number(), line, lines.overlong());
            }
        }
        file.end();
    }

    private static void meta(Rule rule, String key, String value) {
        for (String word : LIST.split(value)) {
            if (IndicatorParser.parse(word) instanceof Parsed(FileHash hash)) {
                rule.add(new Literal(word, hash.kind(), false));
            }
        }
        switch (key) {
            case "description", "desc", "info" -> rule.context().description(value);
            case "author", "authors" -> rule.context().other("author", value);
            case "reference", "references", "ref", "report", "source", "url", "link" ->
                    rule.context().reference(value);
            case "malware", "malware_family", "family", "malpedia_family", "threat_name" ->
                    rule.context().threat(value);
            case "actor", "actor_type", "threat_actor", "apt" -> rule.context().actor(value);
            case "category", "malware_type", "threat_type" -> rule.context().category(value);
            case "mitre_att", "mitre_attack", "mitre", "attack", "technique", "att_ck" ->
                    LIST.splitAsStream(value).forEach(rule::tag);
            case "tlp", "sharing" ->
                    Tlp.parse(
                                    value.toUpperCase(Locale.ROOT).startsWith("TLP")
                                            ? value
                                            : "TLP:" + value)
                            .ifPresent(rule.context()::tlp);
            default -> {}
        }
    }
}
