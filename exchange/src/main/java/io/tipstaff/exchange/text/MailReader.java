package io.tipstaff.exchange.text;

import io.tipstaff.exchange.Context;
import io.tipstaff.exchange.Position;
import io.tipstaff.exchange.document.DocumentReader;
import io.tipstaff.exchange.document.Lines;
import io.tipstaff.exchange.document.Reading;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads e-mails (RFC 5322, MIME): headers and all text parts, decoded. Attachments are passed
/// over: they are documents of their own.
public final class MailReader implements DocumentReader {

    private static final int MAX_HEADER = 64 * 1024;
    private static final int MAX_PARTS = 16;
    private static final Pattern BOUNDARY =
            Pattern.compile(
                    "boundary=(?:\"([^\"]{1,200})\"|([^\\s;]{1,200}))", Pattern.CASE_INSENSITIVE);

    @Override
    public void read(Reading reading) throws IOException {
        new Mail(reading).read();
    }

    /// One mail.
    private static final class Mail {

        private final Reading reading;
        private final Lines lines;
        private final Extraction extraction;
        private final Deque<String> boundaries = new ArrayDeque<>();
        private final StringBuilder header = new StringBuilder();
        private boolean inHeader = true;
        private boolean isText = true;
        private TransferEncoding encoding = TransferEncoding.NONE;
        private Decoding decoding = new Decoding(TransferEncoding.NONE);

        Mail(Reading reading) {
            this.reading = reading;
            this.lines = new Lines(reading.in(), reading.limits().recordBytes());
            this.extraction = new Extraction(reading, Context.NONE);
        }

        void read() throws IOException {
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (lines.overlong()) {
                    reading.refuse(at(), "line too long", line);
                } else if (inHeader) {
                    header(line);
                } else {
                    body(line);
                }
            }
            flush();
            if (reading.records() == 0) {
                reading.remark("no indicator found in the mail");
            }
        }

        private Position at() {
            return new Position(0, lines.number(), "");
        }

        private void header(String line) throws IOException {
            boolean folded = line.startsWith(" ") || line.startsWith("\t");
            if (!folded) {
                field();
            }
            if (line.isEmpty()) {
                inHeader = false;
                decoding = new Decoding(encoding);
            } else if (header.length() < MAX_HEADER) {
                header.append(folded ? " " : "").append(line.strip());
            }
        }

        private void field() throws IOException {
            String field = header.toString();
            header.setLength(0);
            String lower = field.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-type:")) {
                contentType(field, lower);
            } else if (lower.startsWith("content-transfer-encoding:")) {
                encoding = TransferEncoding.of(lower.substring(lower.indexOf(':') + 1).strip());
            } else if (isTelling(lower)) {
                extraction.line(at(), field);
            }
        }

        private static boolean isTelling(String field) {
            return field.startsWith("from:")
                    || field.startsWith("reply-to:")
                    || field.startsWith("sender:")
                    || field.startsWith("return-path:")
                    || field.startsWith("subject:")
                    || field.startsWith("received:")
                    || field.startsWith("x-originating-ip:");
        }

        private void contentType(String field, String lower) {
            Matcher boundary = BOUNDARY.matcher(field);
            if (lower.contains("multipart/") && boundary.find() && boundaries.size() < MAX_PARTS) {
                @Nullable String quoted = boundary.group(1);
                boundaries.addLast(quoted == null ? boundary.group(2) : quoted);
            }
            String type = lower.substring(lower.indexOf(':') + 1).strip();
            isText =
                    type.startsWith("text/")
                            || type.startsWith("multipart/")
                            || type.startsWith("message/");
            if (type.startsWith("message/")) {
                inHeader = true;
            }
        }

        private void body(String line) throws IOException {
            if (line.startsWith("--") && isBoundary(line.substring(2).stripTrailing())) {
                flush();
                boolean last = line.stripTrailing().endsWith("--");
                inHeader = !last;
                isText = !last;
                encoding = TransferEncoding.NONE;
                return;
            }
            if (isText) {
                for (String text : decoding.line(line)) {
                    extraction.line(at(), text);
                }
            }
        }

        private boolean isBoundary(String text) {
            for (String boundary : boundaries) {
                if (text.equals(boundary) || text.equals(boundary + "--")) {
                    return true;
                }
            }
            return false;
        }

        private void flush() throws IOException {
            if (inHeader) {
                field();
            } else if (isText) {
                for (String text : decoding.end()) {
                    extraction.line(at(), text);
                }
            }
        }
    }
}
