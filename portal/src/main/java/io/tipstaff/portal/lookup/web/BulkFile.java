package io.tipstaff.portal.lookup.web;

import io.tipstaff.portal.database.AgencyScope;
import io.tipstaff.portal.lookup.internal.Bulk;
import io.tipstaff.portal.lookup.internal.BulkAnswer;
import io.tipstaff.portal.lookup.internal.BulkLookups;
import io.tipstaff.portal.shell.CsvExport;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.json.JsonMapper;

/// The answers of a bulk lookup as a file, in the order of its objects.
final class BulkFile {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String HEAD =
            CsvExport.line(
                    "object", "kind", "value", "zone", "score", "threats", "sources", "not read");

    private BulkFile() {}

    static ResponseEntity<StreamingResponseBody> csv(BulkLookups bulks, Bulk bulk) {
        return file(bulks, bulk, "text/csv;charset=UTF-8", "csv", HEAD, BulkFile::csvLine);
    }

    static ResponseEntity<StreamingResponseBody> jsonLines(BulkLookups bulks, Bulk bulk) {
        return file(
                bulks,
                bulk,
                "application/x-ndjson",
                "jsonl",
                "",
                answer -> JSON.writeValueAsString(answer) + "\n");
    }

    private static String csvLine(BulkAnswer answer) {
        return CsvExport.line(
                answer.query(),
                answer.kind(),
                answer.value(),
                answer.refusal() == null ? answer.zone() : null,
                answer.score(),
                CsvExport.joined(answer.threats()),
                String.join("; ", answer.sources()),
                answer.refusal());
    }

    /// The rows are read on another thread, which needs the scope of this one.
    private static ResponseEntity<StreamingResponseBody> file(
            BulkLookups bulks,
            Bulk bulk,
            String type,
            String extension,
            String head,
            Function<BulkAnswer, String> line) {
        AgencyScope scope = AgencyScope.current().orElseThrow();
        StreamingResponseBody body =
                out -> {
                    var buffered = new BufferedOutputStream(out);
                    write(buffered, head);
                    scope.run(
                            () -> bulks.each(bulk, answer -> write(buffered, line.apply(answer))));
                    buffered.flush();
                };
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("answers." + extension)
                                .build()
                                .toString())
                .body(body);
    }

    private static void write(OutputStream out, String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
