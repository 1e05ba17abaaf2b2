package io.tipstaff.exchange.json;

import io.tipstaff.exchange.FeedFormat;
import io.tipstaff.exchange.tree.OwnRecord;
import io.tipstaff.exchange.tree.PathFinder;
import io.tipstaff.exchange.tree.TreeEvents;
import io.tipstaff.exchange.tree.TreeEvents.Event;
import io.tipstaff.exchange.tree.TreePath;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What the start of a JSON document looks like.
///
/// @param format JSON, JSON Lines, STIX 1 or 2, or MISP
/// @param records path to the records, for plain JSON
public record JsonShape(FeedFormat format, Optional<TreePath> records) {

    private static final Pattern STIX_ID =
            Pattern.compile("[a-z0-9-]{3,250}--[0-9a-fA-F]{8}-[0-9a-fA-F-]{27}");
    private static final Set<String> MISP_ENVELOPES = Set.of("response", "Event", "Attribute");
    private static final int MAX_EVENTS = 2_000;

    /// Looks at the start of a document.
    ///
    /// @param head UTF-8
    public static JsonShape of(byte[] head) {
        Optional<FeedFormat> known = known(head);
        if (known.isPresent()) {
            return new JsonShape(known.get(), Optional.empty());
        }
        Optional<TreePath> records = own(head).or(() -> PathFinder.find(JsonReader.events(head)));
        return new JsonShape(isLines(head) ? FeedFormat.JSON_LINES : FeedFormat.JSON, records);
    }

    /// Our own documents name their format first.
    private static Optional<TreePath> own(byte[] head) {
        try {
            TreeEvents events = JsonReader.events(head);
            if (events.next() != Event.OPEN_FIELDS
                    || events.next() != Event.TEXT
                    || !events.name().equals("format")) {
                return Optional.empty();
            }
            return switch (events.text()) {
                case OwnRecord.DOCUMENT ->
                        Optional.of(new TreePath(List.of("records", TreeEvents.ITEM)));
                case OwnRecord.FORMAT -> Optional.of(new TreePath(List.of()));
                default -> Optional.empty();
            };
        } catch (IOException cut) {
            return Optional.empty();
        }
    }

    /// Lines that each start an object, the first of which is complete.
    private static boolean isLines(byte[] head) {
        String text = new String(head, java.nio.charset.StandardCharsets.UTF_8).stripLeading();
        String[] lines = text.split("\\R", 4);
        return lines.length > 1
                && lines[0].startsWith("{")
                && lines[0].stripTrailing().endsWith("}")
                && (lines[1].isBlank() || lines[1].startsWith("{"));
    }

    private static Optional<FeedFormat> known(byte[] head) {
        Set<String> signs = new HashSet<>();
        try {
            TreeEvents events = JsonReader.events(head);
            int depth = 0;
            for (int i = 0; i < MAX_EVENTS; i++) {
                Event event = events.next();
                if (event == Event.END) {
                    break;
                }
                collect(events, event, depth, signs);
                depth += event == Event.CLOSE ? -1 : event == Event.TEXT ? 0 : 1;
            }
        } catch (IOException cut) {
            // The signs collected so far have to do.
        }
        return decide(signs);
    }

    private static void collect(TreeEvents events, Event event, int depth, Set<String> signs)
            throws IOException {
        if (event == Event.CLOSE) {
            return;
        }
        String name = events.name();
        signs.add(depth <= 2 ? "member " + name : "deep " + name);
        if (event == Event.TEXT && depth <= 8 && (name.equals("id") || name.equals("type"))) {
            String text = events.text();
            if (name.equals("id") && STIX_ID.matcher(text).matches()) {
                signs.add("stix id");
            }
            signs.add(name + " " + text.toLowerCase(Locale.ROOT));
        }
        boolean manifestEntry = depth == 2 && (name.equals("Orgc") || name.equals("info"));
        if (manifestEntry) {
            signs.add("manifest " + name);
        }
    }

    private static Optional<FeedFormat> decide(Set<String> signs) {
        if (signs.contains("stix id")
                || signs.contains("type bundle") && signs.contains("member objects")) {
            return Optional.of(FeedFormat.STIX_2);
        }
        boolean package1 =
                signs.contains("member observables")
                        || signs.contains("member indicators")
                        || signs.contains("member stix_header");
        if (package1 && signs.contains("deep xsi:type")) {
            return Optional.of(FeedFormat.STIX_1);
        }
        boolean event = signs.contains("member info") && signs.contains("member Attribute");
        boolean enveloped =
                signs.contains("member Event")
                        || signs.contains("member response")
                                && MISP_ENVELOPES.stream()
                                        .anyMatch(
                                                name ->
                                                        signs.contains("member " + name)
                                                                        && !name.equals("response")
                                                                || signs.contains("deep " + name));
        boolean manifest = signs.contains("manifest Orgc") && signs.contains("manifest info");
        return event || enveloped || manifest ? Optional.of(FeedFormat.MISP) : Optional.empty();
    }
}
