package io.tipstaff.exchange.xml;

import com.ctc.wstx.api.WstxInputProperties;
import io.tipstaff.exchange.Limits;
import io.tipstaff.exchange.Position;
import io.tipstaff.exchange.document.FeedException;
import io.tipstaff.exchange.tree.TreeEvents;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.ServiceLoader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;

/// XML as events: elements without attributes and children are texts; attributes come first, their
/// names marked with `@`; text beside children is named `#text`. Names are without prefix.
///
/// Document type declarations are refused: whoever needs entities in a feed is up to no good.
public final class XmlEvents implements TreeEvents {

    private static final String WOODSTOX = "com.ctc.wstx.stax.WstxInputFactory";
    private static final int MAX_ATTRIBUTES = 200;

    /// An event to come.
    private record Pending(Event event, String name, String text) {}

    private final XMLStreamReader reader;
    private final Limits limits;
    private final Deque<Pending> pending = new ArrayDeque<>();
    private Pending current = new Pending(Event.END, "", "");
    private boolean ended;

    /// @param in UTF-8; what the declaration says of the encoding does not count
    public XmlEvents(InputStream in, Limits limits) throws IOException {
        this.limits = limits;
        try {
            reader =
                    factory(limits)
                            .createXMLStreamReader(
                                    new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (XMLStreamException broken) {
            throw broken(broken, new Position(0, 1, ""));
        }
    }

    private static XMLInputFactory factory(Limits limits) {
        XMLInputFactory factory = woodstox();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        // Otherwise errors come out of getters, unchecked.
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, limits.depth());
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MAX_ATTRIBUTES);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, limits.recordBytes());
        factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, 32L * limits.recordBytes());
        return factory;
    }

    /// Found as a service: naming its class makes the compiler look for annotations that it lacks.
    private static XMLInputFactory woodstox() {
        return ServiceLoader.load(XMLInputFactory.class, XmlEvents.class.getClassLoader()).stream()
                .filter(provider -> provider.type().getName().equals(WOODSTOX))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("woodstox is not on the class path"))
                .get();
    }

    @Override
    public Event next() throws IOException {
        if (pending.isEmpty() && !ended) {
            try {
                advance();
            } catch (XMLStreamException broken) {
                throw broken(broken, position());
            } catch (IllegalArgumentException | IndexOutOfBoundsException broken) {
                // Woodstox lets some malformed characters out as these.
                throw broken(new XMLStreamException(broken.getMessage()), position());
            }
        }
        current = pending.isEmpty() ? new Pending(Event.END, "", "") : pending.removeFirst();
        return current.event();
    }

    private void advance() throws XMLStreamException, FeedException {
        while (pending.isEmpty() && reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> element();
                case XMLStreamConstants.END_ELEMENT ->
                        pending.add(new Pending(Event.CLOSE, "", ""));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> characters();
                case XMLStreamConstants.DTD -> throw declared();
                default -> {}
            }
        }
        ended = pending.isEmpty();
    }

    private void characters() {
        String text = reader.getText();
        if (!text.isBlank()) {
            pending.add(new Pending(Event.TEXT, "#text", text.strip()));
        }
    }

    private FeedException declared() {
        return new FeedException(
                "has a document type declaration (DTD), which can hold entities that read files",
                position(),
                "ask the source for the document without its <!DOCTYPE>");
    }

    /// An element without attributes is looked at a little further: it may be just a text.
    private void element() throws XMLStreamException, FeedException {
        String name = reader.getLocalName();
        if (reader.getAttributeCount() > 0) {
            open(name);
            return;
        }
        String text = "";
        int event = reader.next();
        while (event == XMLStreamConstants.CHARACTERS
                || event == XMLStreamConstants.CDATA
                || event == XMLStreamConstants.COMMENT
                || event == XMLStreamConstants.PROCESSING_INSTRUCTION) {
            boolean isText =
                    event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA;
            text = isText ? text + reader.getText() : text;
            event = reader.next();
        }
        if (event == XMLStreamConstants.END_ELEMENT) {
            pending.add(new Pending(Event.TEXT, name, text.strip()));
            return;
        }
        pending.add(new Pending(Event.OPEN_FIELDS, name, ""));
        if (!text.isBlank()) {
            pending.add(new Pending(Event.TEXT, "#text", text.strip()));
        }
        if (event == XMLStreamConstants.START_ELEMENT) {
            element();
        }
    }

    private void open(String name) {
        pending.add(new Pending(Event.OPEN_FIELDS, name, ""));
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String attribute = "@" + reader.getAttributeLocalName(i);
            pending.add(new Pending(Event.TEXT, attribute, reader.getAttributeValue(i)));
        }
    }

    private Position position() {
        var location = reader.getLocation();
        return new Position(
                0,
                Math.max(location.getLineNumber(), 0),
                "column " + Math.max(location.getColumnNumber(), 0));
    }

    private IOException broken(XMLStreamException broken, Position at) {
        if (broken.getNestedException() instanceof IOException source) {
            return source;
        }
        String message = String.valueOf(broken.getMessage());
        if (message.contains("imit")) {
            return new FeedException(
                    "XML beyond the limits (depth " + limits.depth() + " and others)",
                    at,
                    "raise the limits of the feed if the source can be trusted");
        }
        int end = message.indexOf('\n');
        String what = end < 0 ? message : message.substring(0, end);
        boolean cut = what.contains("EOF") || what.contains("end of input");
        return new FeedException(
                cut ? "XML cut off: it ends in the middle" : "broken XML: " + what,
                at,
                cut
                        ? "fetch it again; if it stays so, ask the source"
                        : "ask the source, or choose another format");
    }

    @Override
    public String name() {
        return current.name();
    }

    @Override
    public String text() {
        return current.text();
    }

    @Override
    public long line() {
        return Math.max(reader.getLocation().getLineNumber(), 0);
    }
}
