package io.tipstaff.portal.evidence.internal;

import io.tipstaff.indicator.Defanging;
import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.Kind;
import io.tipstaff.portal.evidence.internal.Sealer.Sitting;
import io.tipstaff.portal.feeds.Assessment;
import io.tipstaff.portal.feeds.Observation;
import io.tipstaff.portal.lookup.Finding;
import io.tipstaff.portal.printing.PdfPrinter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;

/// An answer on paper: marking, case, who, when and the hash of the answer on each page.
@Component
class EvidencePdf {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    /// Beyond that nobody reads on paper; the records hold all.
    private static final int MAX_OBSERVATIONS = 500;

    /// A finding with as many observations as are printed.
    public record Section(
            String relation,
            String object,
            String kind,
            Assessment assessment,
            String addedAt,
            List<Row> rows) {}

    /// One observation.
    ///
    /// @param withdrawn empty while the source stands by it
    public record Row(
            int number,
            Observation said,
            String reported,
            String withdrawn,
            @Nullable String firstSeen,
            @Nullable String lastSeen) {}

    private final PdfPrinter printer;

    EvidencePdf(PdfPrinter printer) {
        this.printer = printer;
    }

    /// @param hash SHA-256 of the answer's JSON, in hex
    byte[] of(Sitting sitting, String hash) {
        var context = new Context(Locale.ENGLISH);
        context.setVariable("sitting", sitting);
        context.setVariable("person", sitting.person());
        context.setVariable("question", sitting.question());
        context.setVariable("answer", sitting.answer());
        context.setVariable("object", defanged(sitting.object()));
        context.setVariable("kind", sitting.object().kind().label());
        context.setVariable("tlp", sitting.tlp());
        context.setVariable("at", TIME.format(sitting.at()));
        context.setVariable("hash", hash);
        context.setVariable("sections", sections(sitting.answer().findings()));
        context.setVariable("observations", observations(sitting.answer().findings()));
        context.setVariable("printed", MAX_OBSERVATIONS);
        return printer.print(
                "evidence/pdf", context, "Evidence, case " + sitting.question().caseNumber());
    }

    private static int observations(List<Finding> findings) {
        return findings.stream().mapToInt(one -> one.known().observations().size()).sum();
    }

    private static List<Section> sections(List<Finding> findings) {
        List<Section> sections = new ArrayList<>();
        int number = 0;
        for (Finding finding : findings) {
            List<Row> rows = new ArrayList<>();
            for (Observation said : finding.known().observations()) {
                number++;
                if (number <= MAX_OBSERVATIONS) {
                    rows.add(row(number, said));
                }
            }
            sections.add(
                    new Section(
                            finding.relation().code(),
                            defanged(finding.known().indicator()),
                            finding.known().indicator().kind().label(),
                            finding.assessment(),
                            TIME.format(finding.known().addedAt()),
                            rows));
        }
        return sections;
    }

    private static Row row(int number, Observation said) {
        return new Row(
                number,
                said,
                TIME.format(said.reportedAt()),
                said.withdrawn().map(TIME::format).orElse(""),
                formatted(said.context().firstSeen().orElse(null)),
                formatted(said.context().lastSeen().orElse(null)));
    }

    private static @Nullable String formatted(@Nullable Instant time) {
        return time == null ? null : TIME.format(time);
    }

    /// So that nobody clicks it.
    private static String defanged(Indicator indicator) {
        String canonical = indicator.canonical();
        return Defanging.defang(indicator.kind() == Kind.HOST ? canonical.substring(1) : canonical);
    }
}
