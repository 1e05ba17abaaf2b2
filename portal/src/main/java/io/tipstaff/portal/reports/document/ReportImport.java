package io.tipstaff.portal.reports.document;

import io.tipstaff.exchange.FeedFormat;
import io.tipstaff.exchange.FeedOptions;
import io.tipstaff.exchange.FeedOutcome;
import io.tipstaff.exchange.FeedReader;
import io.tipstaff.portal.reports.attack.AttackTables;
import io.tipstaff.portal.reports.internal.Draft;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Makes a draft of a document: a STIX 2 bundle, a MISP event, OpenIOC, Markdown, other text or
/// PDF.
///
/// The indicators come through `exchange`, the report's own fields through a small reader for each
/// format. What is broken or left out stands in the draft's remarks; only a document that gives
/// nothing at all is refused.
@Component
public class ReportImport {

    /// Largest document.
    public static final int MAX_BYTES = 32 << 20;

    private static final JsonMapper JSON = new JsonMapper();

    private final AttackTables attack;

    ReportImport(AttackTables attack) {
        this.attack = attack;
    }

    /// Reads a document.
    ///
    /// @param fileName decides what it is where the content does not; may be empty
    /// @throws IllegalArgumentException saying why nothing can be read from it
    public Draft read(byte[] document, String fileName) {
        if (document.length == 0) {
            throw new IllegalArgumentException("the file is empty");
        }
        if (document.length > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "larger than " + (MAX_BYTES >> 20) + " MiB, which is too much for a report");
        }
        FeedFormat format =
                FeedReader.detect(
                                Arrays.copyOf(document, Math.min(document.length, FeedReader.HEAD)),
                                fileName)
                        .format();
        var draft = new DraftBuilder(attack);
        boolean prose = isProse(format, fileName);
        fields(prose ? FeedFormat.TEXT : format, document, draft);
        indicators(prose ? FeedFormat.TEXT : format, document, draft);
        return draft.build(title(fileName));
    }

    /// Markdown with a table or a list in it may look like one to the detector.
    private static boolean isProse(FeedFormat format, String fileName) {
        return format == FeedFormat.TEXT
                || fileName.toLowerCase(Locale.ROOT).endsWith(".md")
                        && (format == FeedFormat.CSV || format == FeedFormat.PLAIN);
    }

    private static void fields(FeedFormat format, byte[] document, DraftBuilder draft) {
        try {
            switch (format) {
                case STIX_2 -> new StixFields(draft).read(JSON.readTree(document));
                case MISP -> new MispFields(draft).read(JSON.readTree(document));
                case TEXT ->
                        new MarkdownFields(draft)
                                .read(new String(document, StandardCharsets.UTF_8));
                case PDF -> PdfFields.read(document, draft);
                case OPENIOC -> {
                    // Its fields come with the first indicator.
                }
                case PLAIN, CSV, JSON, JSON_LINES, XML, STIX_1, MAIL, YARA, SENSOR_RULES, SIGMA ->
                        throw new IllegalArgumentException(
                                "looks like "
                                        + format.label()
                                        + "; a report is a STIX 2 bundle, a MISP event, OpenIOC, Markdown or PDF");
            }
        } catch (JacksonException broken) {
            throw new IllegalArgumentException(
                    "broken JSON: " + broken.getOriginalMessage(), broken);
        }
    }

    private static void indicators(FeedFormat format, byte[] document, DraftBuilder draft) {
        var collector = new IndicatorCollector(draft);
        var sink = format == FeedFormat.OPENIOC ? new OpenIocFields(draft, collector) : collector;
        try {
            FeedOutcome outcome =
                    FeedReader.read(
                            new ByteArrayInputStream(document),
                            format,
                            FeedOptions.defaults(),
                            sink);
            outcome.stopped().ifPresent(problem -> draft.remark(problem.toString()));
            outcome.messages().forEach(draft::remark);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a document in memory", impossible);
        }
        collector.conclude();
    }

    private static String title(String fileName) {
        String name = fileName.substring(fileName.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return (dot > 0 ? name.substring(0, dot) : name).replace('_', ' ').strip();
    }
}
