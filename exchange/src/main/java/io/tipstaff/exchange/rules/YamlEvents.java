package io.tipstaff.exchange.rules;

import io.tipstaff.exchange.Limits;
import io.tipstaff.exchange.tree.TreeEvents;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;

/// A YAML document as events. No object is made of it, tags mean nothing, and what an alias stands
/// for is not looked up, so that nothing can grow.
final class YamlEvents implements TreeEvents {

    private final Iterator<org.yaml.snakeyaml.events.Event> parsed;
    private final Limits limits;
    private final Deque<Boolean> mappings = new ArrayDeque<>();
    private String name = "";
    private String text = "";
    private long line;

    /// A document that cannot be read further.
    static final class Broken extends IOException {
        private static final long serialVersionUID = 1L;
        private final long line;

        Broken(String what, long line) {
            super(what);
            this.line = line;
        }

        long line() {
            return line;
        }
    }

    YamlEvents(String document, Limits limits) {
        this.limits = limits;
        var options = new LoaderOptions();
        options.setCodePointLimit(document.length());
        options.setNestingDepthLimit(limits.depth());
        parsed =
                new Yaml(new SafeConstructor(options)).parse(new StringReader(document)).iterator();
    }

    @Override
    public Event next() throws IOException {
        while (true) {
            org.yaml.snakeyaml.events.Event event = advance();
            if (event == null) {
                return Event.END;
            }
            switch (event.getEventId()) {
                case MappingStart, SequenceStart, Scalar, Alias -> {
                    return value(event);
                }
                case MappingEnd, SequenceEnd -> {
                    mappings.removeLast();
                    return Event.CLOSE;
                }
                case StreamStart, StreamEnd, DocumentStart, DocumentEnd, Comment -> {}
            }
        }
    }

    private org.yaml.snakeyaml.events.@org.jspecify.annotations.Nullable Event advance()
            throws IOException {
        try {
            if (!parsed.hasNext()) {
                return null;
            }
            org.yaml.snakeyaml.events.Event event = parsed.next();
            line = event.getStartMark() == null ? line : event.getStartMark().getLine() + 1L;
            return event;
        } catch (YAMLException broken) {
            throw broken(broken);
        }
    }

    /// In a mapping every second value is the name of the next; names that are no scalars are
    /// empty.
    private Event value(org.yaml.snakeyaml.events.Event event) throws IOException {
        org.yaml.snakeyaml.events.Event value = event;
        if (mappings.isEmpty()) {
            name = "";
        } else if (mappings.getLast()) {
            name = event instanceof ScalarEvent key ? key.getValue() : passOver(event);
            value = advance();
        } else {
            name = ITEM;
        }
        return switch (value) {
            case MappingStartEvent _ -> open(true);
            case SequenceStartEvent _ -> open(false);
            case ScalarEvent scalar -> {
                text = scalar.getValue();
                yield Event.TEXT;
            }
            case null, default -> {
                text = "";
                yield Event.TEXT;
            }
        };
    }

    private String passOver(org.yaml.snakeyaml.events.Event key) throws IOException {
        boolean open = key instanceof MappingStartEvent || key instanceof SequenceStartEvent;
        for (int depth = open ? 1 : 0; depth > 0; ) {
            if (mappings.size() + depth > limits.depth()) {
                throw tooDeep();
            }
            switch (advance()) {
                case MappingStartEvent _, SequenceStartEvent _ -> depth++;
                case org.yaml.snakeyaml.events.CollectionEndEvent _ -> depth--;
                case null -> depth = 0;
                default -> {}
            }
        }
        return "";
    }

    private Event open(boolean mapping) throws Broken {
        if (mappings.size() >= limits.depth()) {
            throw tooDeep();
        }
        mappings.addLast(mapping);
        return mapping ? Event.OPEN_FIELDS : Event.OPEN_ITEMS;
    }

    private Broken tooDeep() {
        return new Broken("YAML beyond the limits (depth " + limits.depth() + ")", line);
    }

    private Broken broken(YAMLException broken) {
        if (broken instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            return new Broken(
                    "broken YAML: " + marked.getProblem(), marked.getProblemMark().getLine() + 1L);
        }
        String message = String.valueOf(broken.getMessage());
        return new Broken("broken YAML: " + message.lines().findFirst().orElse(""), line);
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
        return line;
    }
}
