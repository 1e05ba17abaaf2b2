package io.tipstaff.portal.graph.internal;

import io.tipstaff.portal.graph.internal.GraphDocument.GraphLink;
import io.tipstaff.portal.graph.internal.GraphDocument.GraphThing;
import io.tipstaff.portal.relation.Thing;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// A graph as SVG 1.1, for paper: each thing where it lies, with its type and the colour of its
/// zone, each link with its relation. What is hidden is left out.
final class SvgPicture {

    private static final int MARGIN = 120;
    private static final int RADIUS = 10;
    private static final int LONGEST_LABEL = 48;

    /// The zones' colours in the light theme.
    private static final Map<String, String> COLOURS =
            Map.of(
                    "red", "#b3261e",
                    "orange", "#9a4a00",
                    "yellow", "#735b00",
                    "grey", "#4d5866",
                    "green", "#1c6b3c");

    private SvgPicture() {}

    static String of(GraphDocument graph, String title) {
        Map<String, GraphThing> shown = new LinkedHashMap<>();
        graph.things().stream()
                .filter(one -> !one.hidden())
                .forEach(one -> shown.put(one.thing(), one));
        var text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            open(xml, List.copyOf(shown.values()), title);
            for (GraphLink link : graph.links()) {
                GraphThing from = shown.get(link.from());
                GraphThing to = shown.get(link.to());
                if (from != null && to != null) {
                    line(xml, link, from, to);
                }
            }
            for (GraphThing thing : shown.values()) {
                circle(xml, thing);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("cannot write into memory", impossible);
        }
        return text.toString();
    }

    private static void open(XMLStreamWriter xml, List<GraphThing> shown, String title)
            throws XMLStreamException {
        double left = shown.stream().mapToDouble(GraphThing::x).min().orElse(0) - MARGIN;
        double top = shown.stream().mapToDouble(GraphThing::y).min().orElse(0) - MARGIN;
        double right = shown.stream().mapToDouble(GraphThing::x).max().orElse(0) + MARGIN;
        double bottom = shown.stream().mapToDouble(GraphThing::y).max().orElse(0) + MARGIN;
        xml.writeStartElement("svg");
        xml.writeDefaultNamespace("http://www.w3.org/2000/svg");
        xml.writeAttribute(
                "viewBox",
                String.join(
                        " ",
                        number(left),
                        number(top),
                        number(right - left),
                        number(bottom - top)));
        xml.writeAttribute("font-family", "sans-serif");
        xml.writeAttribute("font-size", "11");
        text(xml, "title", title);
        xml.writeEmptyElement("rect");
        place(xml, "x", left, "y", top);
        place(xml, "width", right - left, "height", bottom - top);
        xml.writeAttribute("fill", "#ffffff");
    }

    private static void line(XMLStreamWriter xml, GraphLink link, GraphThing from, GraphThing to)
            throws XMLStreamException {
        xml.writeStartElement("line");
        place(xml, "x1", from.x(), "y1", from.y());
        place(xml, "x2", to.x(), "y2", to.y());
        xml.writeAttribute("stroke", "#8d97a5");
        text(
                xml,
                "title",
                link.kind().label() + (link.saidBy().isEmpty() ? "" : ": " + link.saidBy()));
        xml.writeEndElement();
        xml.writeStartElement("text");
        place(xml, "x", (from.x() + to.x()) / 2, "y", (from.y() + to.y()) / 2);
        xml.writeAttribute("fill", "#566273");
        xml.writeAttribute("font-size", "8");
        xml.writeAttribute("text-anchor", "middle");
        xml.writeCharacters(link.kind().label());
        xml.writeEndElement();
    }

    private static void circle(XMLStreamWriter xml, GraphThing thing) throws XMLStreamException {
        xml.writeStartElement("circle");
        place(xml, "cx", thing.x(), "cy", thing.y());
        xml.writeAttribute("r", Integer.toString(RADIUS));
        xml.writeAttribute(
                "fill", Objects.requireNonNullElse(COLOURS.get(thing.zone()), "#4d5866"));
        text(xml, "title", thing.thing() + (thing.note().isEmpty() ? "" : ": " + thing.note()));
        xml.writeEndElement();
        xml.writeStartElement("text");
        place(xml, "x", thing.x(), "y", thing.y() + RADIUS + 13);
        xml.writeAttribute("text-anchor", "middle");
        xml.writeAttribute("fill", "#1a2433");
        xml.writeCharacters(clean(shortened(thing.label())));
        xml.writeEndElement();
        xml.writeStartElement("text");
        place(xml, "x", thing.x(), "y", thing.y() + RADIUS + 24);
        xml.writeAttribute("text-anchor", "middle");
        xml.writeAttribute("fill", "#566273");
        xml.writeAttribute("font-size", "8");
        xml.writeCharacters(Thing.parse(thing.thing()).type().label() + ", " + thing.zone());
        xml.writeEndElement();
    }

    private static String shortened(String label) {
        return label.length() <= LONGEST_LABEL ? label : label.substring(0, LONGEST_LABEL) + "…";
    }

    private static void place(XMLStreamWriter xml, String one, double x, String other, double y)
            throws XMLStreamException {
        xml.writeAttribute(one, number(x));
        xml.writeAttribute(other, number(y));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static void text(XMLStreamWriter xml, String name, String text)
            throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(clean(text));
        xml.writeEndElement();
    }

    /// XML has no control characters.
    private static String clean(String text) {
        return text.replaceAll("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD]", "\uFFFD");
    }
}
