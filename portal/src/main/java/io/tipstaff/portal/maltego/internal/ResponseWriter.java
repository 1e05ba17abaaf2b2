package io.tipstaff.portal.maltego.internal;

import io.tipstaff.portal.maltego.internal.Transforms.Transform;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Writes the messages of the protocol's version 2. Characters that XML 1.0 does not have are left
/// out.
public final class ResponseWriter {

    private static final String PRODUCER = "Tipstaff";

    /// What stands inside a message.
    private interface Content {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }

    private ResponseWriter() {}

    /// The answer of a transform.
    ///
    /// @param told to the user, such as that there is more
    public static String answer(List<Entity> entities, List<String> told) {
        return message(
                "MaltegoTransformResponseMessage",
                xml -> {
                    xml.writeStartElement("Entities");
                    for (Entity entity : entities) {
                        entity(xml, entity);
                    }
                    xml.writeEndElement();
                    xml.writeStartElement("UIMessages");
                    for (String text : told) {
                        xml.writeStartElement("UIMessage");
                        xml.writeAttribute("MessageType", "Inform");
                        text(xml, text);
                        xml.writeEndElement();
                    }
                    xml.writeEndElement();
                });
    }

    private static void entity(XMLStreamWriter xml, Entity entity) throws XMLStreamException {
        xml.writeStartElement("Entity");
        xml.writeAttribute("Type", entity.types().getFirst());
        element(xml, "Value", entity.value());
        element(xml, "Weight", "100");
        xml.writeStartElement("AdditionalFields");
        for (Map.Entry<String, String> field : entity.fields().entrySet()) {
            xml.writeStartElement("Field");
            xml.writeAttribute("Name", field.getKey());
            xml.writeAttribute("DisplayName", displayName(field.getKey()));
            // Dates and zones change; two entities of one value are one all the same.
            xml.writeAttribute("MatchingRule", "loose");
            text(xml, field.getValue());
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static String displayName(String field) {
        String last = field.substring(Math.max(field.lastIndexOf('.'), field.lastIndexOf('#')) + 1);
        String words = last.replace('-', ' ');
        return words.isEmpty()
                ? field
                : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /// That a transform could not be run, in words for the user.
    public static String exception(String text) {
        return message(
                "MaltegoTransformExceptionMessage",
                xml -> {
                    xml.writeStartElement("Exceptions");
                    element(xml, "Exception", text);
                    xml.writeEndElement();
                });
    }

    /// Where the server is; what the client reads at the seed address.
    public static String discovery(String runner) {
        return message(
                "MaltegoTransformDiscoveryMessage",
                xml -> {
                    xml.writeAttribute("source", PRODUCER);
                    xml.writeStartElement("TransformApplications");
                    xml.writeEmptyElement("TransformApplication");
                    xml.writeAttribute("name", PRODUCER);
                    xml.writeAttribute("requireAPIKey", "false");
                    xml.writeAttribute("registrationURL", "");
                    xml.writeAttribute("URL", runner);
                    xml.writeEndElement();
                    xml.writeEmptyElement("OtherSeedServers");
                });
    }

    /// Which transforms there are.
    public static String list(List<Transform> transforms) {
        return message(
                "MaltegoTransformListMessage",
                xml -> {
                    xml.writeStartElement("Transforms");
                    for (Transform transform : transforms) {
                        transform(xml, transform);
                    }
                    xml.writeEndElement();
                    xml.writeStartElement("Authenticators");
                    xml.writeEmptyElement("OAuthAuthenticators");
                    xml.writeEndElement();
                });
    }

    private static void transform(XMLStreamWriter xml, Transform transform)
            throws XMLStreamException {
        xml.writeStartElement("Transform");
        xml.writeAttribute("TransformName", transform.name());
        xml.writeAttribute("UIDisplayName", transform.title());
        xml.writeAttribute("Description", transform.description());
        xml.writeAttribute("Author", PRODUCER);
        xml.writeAttribute("Owner", PRODUCER);
        xml.writeAttribute("Disclaimer", "");
        xml.writeAttribute("Version", "1");
        xml.writeAttribute("MaxEntityInputCount", "0");
        xml.writeAttribute("MaxEntityOutputCount", "0");
        xml.writeAttribute("LocationRelevance", "global");
        xml.writeStartElement("UIInputRequirements");
        xml.writeEmptyElement("Input");
        xml.writeAttribute("Name", Transforms.KEY_SETTING);
        xml.writeAttribute("Type", "string");
        xml.writeAttribute("Display", "API token of Tipstaff");
        xml.writeAttribute("DefaultValue", "");
        xml.writeAttribute("Optional", "false");
        xml.writeAttribute("Popup", "true");
        xml.writeEndElement();
        xml.writeStartElement("OutputEntities");
        for (String type : sorted(transform.outputs())) {
            element(xml, "OutputEntity", type);
        }
        xml.writeEndElement();
        element(xml, "InputEntity", transform.input());
        xml.writeEndElement();
    }

    private static List<String> sorted(Set<String> types) {
        return types.stream().sorted().toList();
    }

    private static String message(String name, Content content) {
        var text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartElement("MaltegoMessage");
            xml.writeStartElement(name);
            content.write(xml);
            xml.writeEndElement();
            xml.writeEndElement();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("cannot write into memory", impossible);
        }
        return text.toString();
    }

    private static void element(XMLStreamWriter xml, String name, String text)
            throws XMLStreamException {
        xml.writeStartElement(name);
        text(xml, text);
        xml.writeEndElement();
    }

    private static void text(XMLStreamWriter xml, String text) throws XMLStreamException {
        var clean = new StringBuilder(text.length());
        text.codePoints().filter(ResponseWriter::isXml).forEach(clean::appendCodePoint);
        xml.writeCharacters(clean.toString());
    }

    /// XML 1.0, production 2.
    private static boolean isXml(int point) {
        return point == 0x9
                || point == 0xA
                || point == 0xD
                || point >= 0x20 && point <= 0xD7FF
                || point >= 0xE000 && point <= 0xFFFD
                || point >= 0x10000;
    }
}
