package io.tipstaff.portal.passivedns.internal;

import io.tipstaff.portal.passivedns.Resolution;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads resolutions line by line: passive DNS in the common output format
/// (draft-dulaunoy-dnsop-passive-dns-cof), Zeek's `dns.log` in both forms, answers in dnstap as
/// JSON. What a line is, is seen from the line; gzip is unpacked. A line that cannot be read is
/// refused alone; memory does not grow with the document. For one document and one thread.
final class ResolutionReader {

    /// A line that could not be read.
    record RefusedLine(long line, String reason) {}

    /// What was counted.
    ///
    /// @param refused the first hundred of them
    record Outcome(long lines, long resolutions, long refusedCount, List<RefusedLine> refused) {

        public Outcome {
            refused = List.copyOf(refused);
        }
    }

    private static final int MAX_LINE = 1 << 20;
    private static final long MAX_CHARS = 16L << 30;
    private static final int MAX_REFUSED = 100;
    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(20)
                                                    .build())
                                    .build())
                    .build();

    private final Consumer<Resolution> sink;
    private final List<RefusedLine> refused = new ArrayList<>();
    private List<String> zeekFields = List.of();
    private long lines;
    private long resolutions;
    private long refusedCount;

    private ResolutionReader(Consumer<Resolution> sink) {
        this.sink = sink;
    }

    /// Reads a document.
    static Outcome read(InputStream in, Consumer<Resolution> sink) throws IOException {
        return new ResolutionReader(sink).read(in);
    }

    private Outcome read(InputStream in) throws IOException {
        try (var reader =
                new BufferedReader(
                        new InputStreamReader(unpacked(in), StandardCharsets.UTF_8), 1 << 16)) {
            long chars = 0;
            for (String line = next(reader); line != null; line = next(reader)) {
                chars += line.length();
                if (chars > MAX_CHARS) {
                    throw new IOException("larger than a document may be once it is unpacked");
                }
                lines++;
                take(line);
            }
        }
        return new Outcome(lines, resolutions, refusedCount, refused);
    }

    private static InputStream unpacked(InputStream in) throws IOException {
        var buffered = new BufferedInputStream(in, 1 << 16);
        buffered.mark(2);
        boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        return gzip ? new GZIPInputStream(buffered, 1 << 16) : buffered;
    }

    /// Reads a line; what is beyond a bound of one is dropped.
    private static @Nullable String next(BufferedReader reader) throws IOException {
        var line = new StringBuilder();
        int c = reader.read();
        if (c < 0) {
            return null;
        }
        for (; c >= 0 && c != '\n'; c = reader.read()) {
            if (line.length() < MAX_LINE) {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private void take(String written) {
        String line = written.strip();
        try {
            if (line.startsWith("#fields")) {
                List<String> fields = List.of(line.split("\t"));
                zeekFields = fields.subList(1, fields.size());
            } else if (line.startsWith("{")) {
                json(JSON.readTree(line));
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                table(written);
            }
        } catch (JacksonException broken) {
            refuse("not readable as JSON: " + broken.getOriginalMessage());
        } catch (IllegalArgumentException | DateTimeException wrong) {
            refuse(String.valueOf(wrong.getMessage()));
        }
    }

    private void refuse(String reason) {
        refusedCount++;
        if (refused.size() < MAX_REFUSED) {
            refused.add(new RefusedLine(lines, reason));
        }
    }

    private void json(JsonNode line) {
        if (line.has("rrname")) {
            cof(line);
        } else if (line.has("query")) {
            Map<String, String> row = new HashMap<>();
            for (String field : List.of("query", "qtype_name")) {
                row.put(field, line.path(field).asString(""));
            }
            List<String> answers = new ArrayList<>();
            line.path("answers").forEach(answer -> answers.add(answer.asString()));
            zeek(row, answers, seconds(line.path("ts")));
        } else if (line.path("message").has("response_message")) {
            dnstap(line.path("message"), line.path("identity").asString(""));
        } else {
            throw new IllegalArgumentException(
                    "neither passive DNS, nor Zeek's dns.log, nor an answer in dnstap");
        }
    }

    private void cof(JsonNode line) {
        JsonNode data = line.path("rdata");
        List<String> answers = new ArrayList<>();
        if (data.isArray()) {
            data.forEach(one -> answers.add(one.asString()));
        } else {
            answers.add(data.asString(""));
        }
        for (String answer : answers) {
            emit(
                    new Resolution(
                            line.path("rrname").asString(""),
                            line.path("rrtype").asString(""),
                            answer,
                            seconds(line.path("time_first")),
                            seconds(line.path("time_last")),
                            line.path("count").asLong(1),
                            line.path("sensor_id").asString("")));
        }
    }

    private static Instant seconds(JsonNode time) {
        if (time.isNumber()) {
            return Instant.ofEpochMilli(Math.round(time.asDouble() * 1000));
        }
        String text = time.asString("");
        return text.matches("[0-9]+(\\.[0-9]+)?")
                ? Instant.ofEpochMilli(Math.round(Double.parseDouble(text) * 1000))
                : Instant.parse(text);
    }

    private void table(String line) {
        if (zeekFields.isEmpty()) {
            throw new IllegalArgumentException("a table needs a line that starts with #fields");
        }
        String[] cells = line.split("\t", -1);
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < Math.min(cells.length, zeekFields.size()); i++) {
            row.put(zeekFields.get(i), cells[i]);
        }
        String answers = row.getOrDefault("answers", "-");
        if (!answers.equals("-") && !answers.equals("(empty)")) {
            zeek(
                    row,
                    List.of(answers.split(",")),
                    Instant.ofEpochMilli(
                            Math.round(Double.parseDouble(row.getOrDefault("ts", "")) * 1000)));
        }
    }

    /// Zeek writes the answers without their types: an address ends the chain of aliases before it.
    private void zeek(Map<String, String> row, List<String> answers, Instant at) {
        String type = row.getOrDefault("qtype_name", "");
        String owner = row.getOrDefault("query", "");
        boolean addresses = type.equals("A") || type.equals("AAAA");
        for (String answer : answers) {
            String kind =
                    !addresses
                            ? type
                            : isV4(answer) ? "A" : answer.contains(":") ? "AAAA" : "CNAME";
            emit(new Resolution(owner, kind, answer, at, at, 1, "zeek"));
            owner = kind.equals("CNAME") ? answer : owner;
        }
    }

    private static boolean isV4(String answer) {
        return answer.matches("\\d{1,3}(\\.\\d{1,3}){3}");
    }

    /// The message is the text that dig would show; its answers are between two headings.
    private void dnstap(JsonNode message, String identity) {
        JsonNode time = message.path("response_time");
        Instant at = seconds(time.isMissingNode() ? message.path("query_time") : time);
        boolean answers = false;
        for (String line : message.path("response_message").asString("").split("\\R")) {
            if (line.startsWith(";;")) {
                answers = line.startsWith(";; ANSWER SECTION");
            } else if (answers && !line.isBlank()) {
                String[] parts = line.strip().split("\\s+", 5);
                if (parts.length == 5) {
                    emit(new Resolution(parts[0], parts[3], parts[4], at, at, 1, identity));
                }
            }
        }
    }

    private void emit(Resolution resolution) {
        sink.accept(resolution);
        resolutions++;
    }
}
