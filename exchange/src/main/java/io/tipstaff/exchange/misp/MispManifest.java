package io.tipstaff.exchange.misp;

import io.tipstaff.exchange.Limits;
import io.tipstaff.exchange.document.Encodings;
import io.tipstaff.exchange.document.Times;
import io.tipstaff.exchange.json.JsonEvents;
import io.tipstaff.exchange.tree.Node;
import io.tipstaff.exchange.tree.NodeBuilder;
import io.tipstaff.exchange.tree.TreeEvents.Event;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The table of contents of a MISP feed, `manifest.json`: which events there are beside it, each in
/// a document `<uuid>.json`, and when each changed.
///
/// @param entries in the order of the document, at most 1,000,000
public record MispManifest(List<Entry> entries) {

    private static final int MAX_ENTRIES = 1_000_000;
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F-]{32,36}");

    public MispManifest {
        entries = List.copyOf(entries);
    }

    /// One event of the feed.
    ///
    /// @param uuid hex digits and dashes only, so that it is safe in a path
    /// @param info its title
    /// @param changed the epoch if the manifest does not tell
    public record Entry(String uuid, String info, Instant changed) {}

    /// Reads a manifest; keys that are no UUID are passed over.
    ///
    /// @throws IOException if it is broken or its source fails
    public static MispManifest read(InputStream in) throws IOException {
        InputStream utf8 = Encodings.utf8(in, StandardCharsets.UTF_8, offset -> {});
        var events = new JsonEvents(utf8, Limits.DEFAULTS);
        var builder = new NodeBuilder(events, Limits.DEFAULTS.recordBytes());
        var entries = new ArrayList<Entry>();
        if (events.next() == Event.OPEN_FIELDS) {
            for (Event event = events.next();
                    event != Event.CLOSE && event != Event.END;
                    event = events.next()) {
                String uuid = events.name();
                Optional<Node> node = builder.build(event);
                if (node.isPresent()
                        && UUID.matcher(uuid).matches()
                        && entries.size() < MAX_ENTRIES) {
                    entries.add(entry(uuid, node.get()));
                }
            }
        }
        return new MispManifest(entries);
    }

    private static Entry entry(String uuid, Node node) {
        Instant changed = Times.parse(node.text("timestamp")).orElse(Instant.EPOCH);
        return new Entry(uuid, node.text("info"), changed);
    }
}
