package io.tipstaff.portal.maltego.internal;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Reads a `MaltegoTransformRequestMessage` of the protocol's version 2.
///
/// Document types are refused, and everything is bounded: the client sends one small entity.
public final class RequestReader {

    /// The longest request that is read, in bytes.
    public static final int MAX_BYTES = 1 << 20;

    private static final int MAX_DEPTH = 20;
    private static final int MAX_FIELDS = 500;

    /// What the client takes when it says nothing: its smallest slider.
    private static final int DEFAULT_LIMIT = 12;

    private final XMLStreamReader xml;
    private final List<String> types = new ArrayList<>();
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private @Nullable String ownType;
    private @Nullable String value;
    private int limit = DEFAULT_LIMIT;
    private int depth;
    private int entities;
    private boolean inSettings;

    private RequestReader(XMLStreamReader xml) {
        this.xml = xml;
    }

    /// Reads a request.
    ///
    /// @throws IllegalArgumentException if it is none, with what is wrong and where
    public static TransformRequest read(byte[] document) {
        try {
            XMLStreamReader xml =
                    factory().createXMLStreamReader(new ByteArrayInputStream(document));
            return new RequestReader(xml).read();
        } catch (XMLStreamException broken) {
            int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNumber();
            throw new IllegalArgumentException("not well-formed XML, line " + line, broken);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private TransformRequest read() throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> open(xml.getLocalName());
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new IllegalArgumentException(
                                "document types and entities are refused");
                default -> {}
            }
        }
        if (entities == 0) {
            throw new IllegalArgumentException("no entity in the request");
        }
        return new TransformRequest(
                new Entity(allTypes(), value == null ? "" : value, fields), settings, limit);
    }

    private void open(String name) throws XMLStreamException {
        if (++depth > MAX_DEPTH) {
            throw new IllegalArgumentException("elements lie too deep");
        }
        switch (name) {
            case "Entity" -> entity();
            case "TransformFields" -> inSettings = true;
            case "Type" -> genealogy();
            case "Field" -> field(inSettings ? settings : fields);
            case "Value" -> value = text();
            case "Limits" -> limits();
            default -> {}
        }
    }

    private void entity() {
        if (++entities > 1) {
            throw new IllegalArgumentException("more than one entity");
        }
        ownType = attribute("Type");
    }

    /// The particular type first, then its forebears, with the names of older clients beside the
    /// new ones.
    private List<String> allTypes() {
        List<String> all = new ArrayList<>();
        if (ownType != null) {
            all.add(ownType);
        }
        all.addAll(types);
        return all.stream().filter(type -> !type.isBlank()).distinct().toList();
    }

    private void genealogy() {
        if (types.size() < MAX_FIELDS) {
            types.add(attribute("Name"));
            types.add(attribute("OldName"));
        }
    }

    private void field(Map<String, String> target) throws XMLStreamException {
        String name = attribute("Name").toLowerCase(Locale.ROOT);
        String text = text();
        if (fields.size() + settings.size() >= MAX_FIELDS) {
            throw new IllegalArgumentException("more than " + MAX_FIELDS + " fields");
        }
        target.put(name, text);
    }

    private String text() throws XMLStreamException {
        String text = xml.getElementText().strip();
        depth--;
        return text;
    }

    private void limits() {
        int soft = number(attribute("SoftLimit"));
        int hard = number(attribute("HardLimit"));
        int wanted = soft > 0 ? soft : DEFAULT_LIMIT;
        limit = hard > 0 ? Math.min(wanted, hard) : wanted;
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }

    private String attribute(String name) {
        @Nullable String text = xml.getAttributeValue(null, name);
        return text == null ? "" : text.strip();
    }
}
