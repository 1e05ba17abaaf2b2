package io.tipstaff.exchange.stix1;

import io.tipstaff.exchange.Limits;
import io.tipstaff.exchange.json.JsonEvents;
import io.tipstaff.exchange.tree.TreeEvents;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The dictionaries that `python-stix` and `python-cybox` write as JSON, as the XML that they stand
/// for: `observable_composition` is the element `Observable_Composition`, an array `observables` is
/// several times `Observable`, and `{"value": "a.example", "condition": "Equals"}` is a text with
/// an attribute.
final class DictionaryEvents implements TreeEvents {

    private static final String TEXT = "#text";
    private static final Set<String> ATTRIBUTES =
            Set.of("id", "idref", "timestamp", "operator", "condition", "color", "negate");

    /// What each item of an array is called.
    private static final Map<String, String> ITEMS =
            Map.of(
                    "observables", "Observable",
                    "indicators", "Indicator",
                    "ttps", "TTP",
                    "campaigns", "Campaign",
                    "threat_actors", "Threat_Actor",
                    "indicated_ttps", "Indicated_TTP",
                    "related_campaigns", "Related_Campaign",
                    "related_objects", "Related_Object",
                    "indicator_types", "Type",
                    "valid_time_positions", "Valid_Time_Position");

    /// @param name of an array that of each of its items
    private record Frame(String name, boolean array) {}

    private final TreeEvents json;
    private final Deque<Frame> open = new ArrayDeque<>();
    private String name = "";
    private String text = "";

    /// @param in UTF-8
    DictionaryEvents(InputStream in, Limits limits) {
        this.json = new JsonEvents(in, limits);
    }

    @Override
    public Event next() throws IOException {
        while (true) {
            Event event = json.next();
            switch (event) {
                case END -> {
                    return event;
                }
                case CLOSE -> {
                    if (!open.removeLast().array()) {
                        return event;
                    }
                }
                case OPEN_ITEMS -> {
                    if (elementName().equals(TEXT)) {
                        return texts();
                    }
                    String plural = json.name().equals(ITEM) ? open.getLast().name() : json.name();
                    open.addLast(new Frame(ITEMS.getOrDefault(plural, capitals(plural)), true));
                }
                case OPEN_FIELDS -> {
                    name = elementName();
                    open.addLast(new Frame(name, false));
                    return event;
                }
                case TEXT -> {
                    name = elementName();
                    text = json.text();
                    return event;
                }
            }
        }
    }

    /// Several values of one text, as CybOX lists them in XML.
    private Event texts() throws IOException {
        var joined = new StringBuilder();
        for (Event event = json.next();
                event != Event.CLOSE && event != Event.END;
                event = json.next()) {
            if (event == Event.TEXT) {
                joined.append(joined.isEmpty() ? "" : "##comma##").append(json.text());
            } else {
                json.skip();
            }
        }
        name = TEXT;
        text = joined.toString();
        return Event.TEXT;
    }

    private String elementName() {
        String written = json.name();
        if (open.isEmpty()) {
            return written;
        }
        Frame around = open.getLast();
        if (around.array()) {
            return around.name();
        }
        if (written.equals("xsi:type")) {
            return "@type";
        }
        if (ATTRIBUTES.contains(written)) {
            return "@" + written;
        }
        boolean element = around.name().equals("Properties") || around.name().equals("Confidence");
        return written.equals("value") && !element ? TEXT : capitals(written);
    }

    private static String capitals(String written) {
        if (written.equals("stix_header") || written.equals("ttp")) {
            return written.equals("ttp") ? "TTP" : "STIX_Header";
        }
        var capitals = new StringBuilder(written.length());
        for (String word : written.split("_")) {
            capitals.append(capitals.isEmpty() ? "" : "_");
            capitals.append(word.isEmpty() ? "" : word.substring(0, 1).toUpperCase(Locale.ROOT));
            capitals.append(word.isEmpty() ? "" : word.substring(1));
        }
        return capitals.toString();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public long line() {
        return json.line();
    }
}
