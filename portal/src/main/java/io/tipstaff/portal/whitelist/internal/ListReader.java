package io.tipstaff.portal.whitelist.internal;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.IpAddress;
import io.tipstaff.indicator.IpNetwork;
import io.tipstaff.indicator.Names;
import io.tipstaff.indicator.ParseResult.Parsed;
import io.tipstaff.portal.whitelist.internal.WarningList.Content;
import io.tipstaff.portal.whitelist.internal.WarningList.Matching;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads a list: a MISP warninglist (JSON), or one entry a line, `rank,name` as the lists of
/// popular sites have it included.
///
/// Bounded: at most [#MAX_BYTES], [#MAX_ENTRIES] entries of [#MAX_ENTRY] characters. An entry that
/// cannot be read is refused alone.
final class ListReader {

    static final int MAX_BYTES = 64 << 20;
    static final int MAX_ENTRIES = 2_000_000;
    static final int MAX_ENTRY = 2_000;
    private static final int MAX_REFUSED = 100;
    private static final java.util.regex.Pattern RANKED =
            java.util.regex.Pattern.compile("\\d{1,9}[,;\\t](.+)");

    private final JsonMapper json =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(10)
                                                    .maxStringLength(MAX_ENTRY * 4)
                                                    .maxDocumentLength(MAX_BYTES)
                                                    .build())
                                    .build())
                    .build();

    private final Set<String> entries = new LinkedHashSet<>();
    private final List<String> refused = new ArrayList<>();

    /// Reads a document.
    ///
    /// @param name of the list, where the document does not say one
    /// @param matching of the list, where the document does not say it
    /// @throws IllegalArgumentException saying what is wrong with the document as a whole
    static Content read(InputStream in, String name, Matching matching) throws IOException {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException("larger than the 64 MiB allowed for a list");
        }
        String text = new String(bytes, StandardCharsets.UTF_8).strip();
        var reader = new ListReader();
        return text.startsWith("{") ? reader.misp(text, name) : reader.lines(bytes, name, matching);
    }

    private Content misp(String text, String name) {
        JsonNode list;
        try {
            list = json.readTree(text);
        } catch (JacksonException broken) {
            throw new IllegalArgumentException(
                    "not readable as JSON: " + broken.getOriginalMessage(), broken);
        }
        if (!list.path("list").isArray()) {
            throw new IllegalArgumentException("a warninglist has an array named list");
        }
        Matching matching = matching(list.path("type").asString("string"));
        list.path("list").forEach(entry -> add(entry.asString(), matching));
        return new Content(
                cut(list.path("name").asString(name)),
                list.path("description").asString(""),
                matching,
                !"known identifier".equalsIgnoreCase(list.path("category").asString("")),
                List.copyOf(entries),
                refused);
    }

    private static Matching matching(String type) {
        try {
            return Matching.ofCode(type);
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    "type must be string, substring, hostname, cidr or regex: " + type, unknown);
        }
    }

    private Content lines(byte[] bytes, String name, Matching matching) throws IOException {
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(
                                new java.io.ByteArrayInputStream(bytes), StandardCharsets.UTF_8))) {
            lines.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> matching == Matching.REGEX ? line : withoutRank(line))
                    .forEach(line -> add(line, matching));
        }
        return new Content(cut(name), "", matching, true, List.copyOf(entries), refused);
    }

    private static String withoutRank(String line) {
        return RANKED.matcher(line)
                .results()
                .findFirst()
                .map((MatchResult m) -> m.group(1).strip())
                .orElse(line);
    }

    private static String cut(String name) {
        return name.length() <= 200 ? name : name.substring(0, 200);
    }

    private void add(String written, Matching matching) {
        if (entries.size() >= MAX_ENTRIES) {
            throw new IllegalArgumentException("more than " + MAX_ENTRIES + " entries");
        }
        try {
            entries.add(canonical(written.strip(), matching));
        } catch (IllegalArgumentException wrong) {
            if (refused.size() < MAX_REFUSED) {
                refused.add(wrong.getMessage());
            }
        }
    }

    /// Returns the entry as it is compared.
    ///
    /// @throws IllegalArgumentException if it cannot be read
    static String canonical(String entry, Matching matching) {
        if (entry.isEmpty() || entry.length() > MAX_ENTRY) {
            throw new IllegalArgumentException("empty or too long: " + entry);
        }
        return switch (matching) {
            case STRING -> string(entry);
            case SUBSTRING -> entry.toLowerCase(Locale.ROOT);
            case HOSTNAME -> host(entry);
            case CIDR -> network(entry).canonical();
            case REGEX -> regex(entry);
        };
    }

    /// What reads as an indicator is compared by its canonical form.
    private static String string(String entry) {
        return IndicatorParser.parse(entry) instanceof Parsed(var indicator)
                ? indicator.canonical()
                : entry.toLowerCase(Locale.ROOT);
    }

    private static String host(String entry) {
        String name = entry.startsWith(".") ? entry.substring(1) : entry;
        return Names.canonical(name)
                .orElseThrow(() -> new IllegalArgumentException("not a host name: " + entry));
    }

    static IpNetwork network(String entry) {
        return switch (IndicatorParser.parse(entry)) {
            case Parsed(IpNetwork network) -> network;
            case Parsed(IpAddress address) -> new IpNetwork(address, address.bits());
            default -> throw new IllegalArgumentException("not a network: " + entry);
        };
    }

    private static String regex(String entry) {
        String expression =
                entry.length() > 1 && entry.startsWith("/") && entry.endsWith("/")
                        ? entry.substring(1, entry.length() - 1)
                        : entry;
        try {
            return Pattern.compile(expression, Pattern.CASE_INSENSITIVE).pattern();
        } catch (PatternSyntaxException wrong) {
            throw new IllegalArgumentException("not a regular expression: " + entry, wrong);
        }
    }
}
