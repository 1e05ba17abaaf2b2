package io.tipstaff.exchange;

import io.tipstaff.exchange.Detection.Packing;
import io.tipstaff.exchange.document.Encodings;
import io.tipstaff.exchange.document.Unpacking;
import io.tipstaff.exchange.json.JsonShape;
import io.tipstaff.exchange.plain.ListSniffer;
import io.tipstaff.exchange.rules.RuleSigns;
import io.tipstaff.exchange.table.TableSniffer;
import io.tipstaff.exchange.tree.TreePath;
import io.tipstaff.exchange.xml.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Guesses what a document is from its first bytes.
final class Detector {

    private static final Pattern PROSE_NAME = Pattern.compile("\\.(?:md|adoc|rst|html?)$");
    private static final Pattern MAIL =
            Pattern.compile(
                    "(?:Return-Path|Received|Delivered-To|From|Message-ID|MIME-Version|Date|To"
                            + "|Subject|X-[A-Za-z-]{1,60}):[ \\t].*",
                    Pattern.CASE_INSENSITIVE);

    /// An address in brackets and the head of an ad blocker's list start with a bracket too.
    private static final Pattern JSON =
            Pattern.compile("\\{|\\[\\s*(?:[\\{\\[\"\\]]|-?[0-9]+\\s*,)");

    private static final Pattern XML =
            Pattern.compile("<(?:\\?xml|!--|!DOCTYPE|[A-Za-z][\\w.:-]*[\\s>/])");
    private static final Pattern XML_ROOT =
            Pattern.compile("<(?:[\\w.-]{1,60}:)?([A-Za-z_][\\w.-]{0,60})(?=[\\s>/])");

    private final byte[] head;
    private final String name;
    private final List<String> reasons = new ArrayList<>();

    private Detector(byte[] head, String fileName) {
        this.head = head;
        this.name = fileName.toLowerCase(Locale.ROOT);
    }

    static Detection detect(byte[] head, String fileName) {
        return new Detector(head, fileName).detect();
    }

    /// Turns a detection to a format that was chosen without regard to it.
    static Detection as(FeedFormat format, Detection found) {
        return found.with(format);
    }

    private Detection detect() {
        Packing packing = Unpacking.detect(head);
        byte[] text = head;
        if (packing != Packing.NONE) {
            reasons.add("packed: " + packing.name().toLowerCase(Locale.ROOT));
            text = Unpacking.unpackHead(head, packing, FeedReader.HEAD);
            Packing inner = Unpacking.detect(text);
            if (Unpacking.isArchive(inner)) {
                text = Unpacking.unpackHead(text, inner, FeedReader.HEAD);
            }
        }
        Charset charset = Encodings.detect(text);
        String start = decoded(text, charset);
        Optional<Detection> structured = structured(start, packing, charset);
        if (structured.isPresent()) {
            return structured.get();
        }
        Optional<FeedFormat> rules = RuleSigns.of(start);
        if (rules.isPresent()) {
            reasons.add("holds " + rules.get().label());
            return detection(rules.get(), packing, charset);
        }
        if (PROSE_NAME.matcher(name).find()) {
            reasons.add("named like a text");
            return detection(FeedFormat.TEXT, packing, charset);
        }
        List<String> lines = lines(start, text.length >= FeedReader.HEAD);
        Optional<TableSniffer.Table> table = TableSniffer.sniff(lines);
        if (table.isPresent()) {
            reasons.addAll(table.get().reasons());
            return new Detection(
                    FeedFormat.CSV,
                    packing,
                    charset,
                    table.get().dialect(),
                    table.get().mapping(),
                    reasons);
        }
        return detection(linear(lines), packing, charset);
    }

    private Detection detection(FeedFormat format, Packing packing, Charset charset) {
        return new Detection(
                format, packing, charset, Dialect.NONE, FieldMapping.AUTOMATIC, reasons);
    }

    private static String decoded(byte[] text, Charset charset) {
        try (var in = Encodings.utf8(new ByteArrayInputStream(text), charset, offset -> {})) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private Optional<Detection> structured(String text, Packing packing, Charset charset) {
        String start = text.stripLeading();
        if (start.startsWith("%PDF-")) {
            reasons.add("starts with %PDF-");
            return Optional.of(detection(FeedFormat.PDF, packing, charset));
        }
        if (JSON.matcher(start).lookingAt()) {
            JsonShape shape = JsonShape.of(start.getBytes(StandardCharsets.UTF_8));
            reasons.add("starts like JSON");
            String records = shape.records().map(TreePath::toString).orElse("");
            return Optional.of(tree(shape.format(), records, packing, charset));
        }
        return XML.matcher(start).lookingAt()
                ? Optional.of(xml(start, packing, charset))
                : Optional.empty();
    }

    private Detection xml(String start, Packing packing, Charset charset) {
        Matcher root = XML_ROOT.matcher(start);
        String element = root.find() ? root.group(1) : "";
        reasons.add("XML, root element " + (element.isEmpty() ? "not seen" : element));
        return switch (element.toLowerCase(Locale.ROOT)) {
            case "stix_package" -> detection(FeedFormat.STIX_1, packing, charset);
            case "ioc", "openioc" -> detection(FeedFormat.OPENIOC, packing, charset);
            case "html" -> detection(FeedFormat.TEXT, packing, charset);
            default -> {
                byte[] utf8 = start.getBytes(StandardCharsets.UTF_8);
                String records = XmlReader.records(utf8).map(TreePath::slashed).orElse("");
                yield tree(FeedFormat.XML, records, packing, charset);
            }
        };
    }

    private Detection tree(FeedFormat format, String records, Packing packing, Charset charset) {
        if (!records.isEmpty()) {
            reasons.add("indicators at " + records);
        }
        return new Detection(
                format,
                packing,
                charset,
                Dialect.NONE,
                new FieldMapping(records, List.of()),
                reasons);
    }

    private static List<String> lines(String text, boolean cut) {
        List<String> lines = new ArrayList<>(List.of(text.split("\r\n|\r|\n")));
        if (cut && lines.size() > 1) {
            lines.removeLast(); // the head may end in the middle of it
        }
        return lines;
    }

    private FeedFormat linear(List<String> lines) {
        if (isMail(lines) || name.endsWith(".eml")) {
            reasons.add("starts with the headers of an e-mail");
            return FeedFormat.MAIL;
        }
        if (ListSniffer.isProse(lines)) {
            reasons.add("most lines are sentences");
            return FeedFormat.TEXT;
        }
        return FeedFormat.PLAIN;
    }

    private static boolean isMail(List<String> lines) {
        int headers = 0;
        for (String line : lines.subList(0, Math.min(lines.size(), 20))) {
            headers += MAIL.matcher(line).matches() ? 1 : 0;
        }
        return headers >= 3;
    }
}
