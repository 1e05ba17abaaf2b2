package io.tipstaff.exchange.write;

import io.tipstaff.exchange.FeedRecord;
import io.tipstaff.indicator.Indicator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// An OpenIOC 1.1 definition: one OR with a term for each record. Characters that XML 1.0 cannot
/// hold are left out.
final class OpenIocWriter implements FeedWriter {

    /// The term by which an indicator is looked for.
    private record Term(String document, String search, String contentType, String content) {}

    private final OutputStream out;
    private final XMLStreamWriter xml;
    private final DocumentInfo info;

    OpenIocWriter(OutputStream out, DocumentInfo info) throws IOException {
        this.out = out;
        this.info = info;
        try {
            xml =
                    XMLOutputFactory.newDefaultFactory()
                            .createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement("OpenIOC");
            xml.writeDefaultNamespace("http://openioc.org/schemas/OpenIOC_1.1");
            xml.writeAttribute("id", info.id().toString());
            xml.writeAttribute("last-modified", info.created().toString());
            xml.writeAttribute("published-date", info.created().toString());
            xml.writeStartElement("metadata");
            text("short_description", info.title());
            text("authored_by", info.producer());
            text("authored_date", info.created().toString());
            xml.writeEmptyElement("links");
            xml.writeEndElement();
            xml.writeStartElement("criteria");
            xml.writeStartElement("Indicator");
            xml.writeAttribute("operator", "OR");
            xml.writeAttribute("id", StableId.of(info.id(), "criteria").toString());
        } catch (XMLStreamException broken) {
            throw new IOException(broken);
        }
    }

    private void text(String element, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(writable(text));
        xml.writeEndElement();
    }

    private static String writable(String text) {
        return text.replaceAll("[^\\t\\n\\r\\x20-\uD7FF\uE000-\uFFFD]", "");
    }

    @Override
    public void write(FeedRecord record) throws IOException {
        Term term = term(record.indicator());
        try {
            xml.writeStartElement("IndicatorItem");
            xml.writeAttribute("id", StableId.of(info.id(), record.indicator()).toString());
            xml.writeAttribute("condition", "is");
            xml.writeAttribute("preserve-case", "false");
            xml.writeAttribute("negate", "false");
            xml.writeEmptyElement("Context");
            xml.writeAttribute("document", term.document());
            xml.writeAttribute("search", term.document() + "/" + term.search());
            xml.writeAttribute("type", "mir");
            xml.writeStartElement("Content");
            xml.writeAttribute("type", term.contentType());
            xml.writeCharacters(writable(term.content()));
            xml.writeEndElement();
            xml.writeEndElement();
        } catch (XMLStreamException broken) {
            throw new IOException(broken);
        }
    }

    private static Term term(Indicator indicator) {
        String text = indicator.canonical();
        return switch (indicator.kind()) {
            case IPV4, IPV6, NETWORK, ENDPOINT -> new Term("PortItem", "remoteIP", "IP", text);
            case DOMAIN -> new Term("DnsEntryItem", "Host", "string", text);
            case HOST -> new Term("DnsEntryItem", "Host", "string", text.substring(1));
            case URL -> new Term("Network", "URI", "string", "http://" + text);
            case URL_MASK, PATH -> new Term("Network", "URI", "string", text);
            case MD5 -> new Term("FileItem", "Md5sum", "md5", text);
            case SHA1 -> new Term("FileItem", "Sha1sum", "sha1", text);
            case SHA256 -> new Term("FileItem", "Sha256sum", "sha256", text);
            case EMAIL -> new Term("Email", "From", "string", text);
        };
    }

    @Override
    public void close() throws IOException {
        try {
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEmptyElement("parameters");
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
            xml.close();
        } catch (XMLStreamException broken) {
            throw new IOException(broken);
        } finally {
            out.close();
        }
    }
}
