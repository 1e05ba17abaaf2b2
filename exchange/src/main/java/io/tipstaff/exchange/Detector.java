package io.tipstaff.exchange;

import io.tipstaff.exchange.Detection.Packing;
import io.tipstaff.exchange.document.Encodings;
import io.tipstaff.exchange.document.Unpacking;
import io.tipstaff.exchange.table.TableSniffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Guesses what a document is from its first bytes.
final class Detector {

    private static final Pattern MAIL =
            Pattern.compile(
                    "(?:Return-Path|Received|Delivered-To|From|Message-ID|MIME-Version|Date|To"
                            + "|Subject|X-[A-Za-z-]{1,60}):[ \\t].*",
                    Pattern.CASE_INSENSITIVE);

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
        Optional<FeedFormat> structured = structured(start);
        if (structured.isPresent()) {
            return detection(structured.get(), packing, charset);
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

    private Optional<FeedFormat> structured(String text) {
        String start = text.stripLeading();
        if (start.startsWith("%PDF-")) {
            return because("starts with %PDF-", FeedFormat.PDF);
        }
        return Optional.empty();
    }

    private Optional<FeedFormat> because(String reason, FeedFormat format) {
        reasons.add(reason);
        return Optional.of(format);
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
