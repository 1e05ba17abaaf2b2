package io.tipstaff.portal.reports.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tipstaff.indicator.Tlp;
import io.tipstaff.portal.reports.attack.AttackTables;
import io.tipstaff.portal.reports.internal.Actor;
import io.tipstaff.portal.reports.internal.Content;
import io.tipstaff.portal.reports.internal.Draft;
import io.tipstaff.portal.reports.internal.IndicatorRole;
import io.tipstaff.portal.reports.internal.Milestone;
import io.tipstaff.portal.reports.internal.ReportIndicator;
import io.tipstaff.portal.reports.internal.ReportKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.Test;

class ReportImportTest {

    private final ReportImport documents = new ReportImport(new AttackTables());

    private Draft read(String fixture) throws IOException {
        try (InputStream in = ReportImportTest.class.getResourceAsStream("/reports/" + fixture)) {
            return documents.read(Objects.requireNonNull(in).readAllBytes(), fixture);
        }
    }

    private Draft readText(String text) {
        return documents.read(text.getBytes(StandardCharsets.UTF_8), "a report.md");
    }

    private static List<String> values(Draft draft) {
        return draft.indicators().stream().map(one -> one.indicator().canonical()).toList();
    }

    @Test
    void readsAStixBundle() throws IOException {
        Draft draft = read("bundle.json");

        Content content = draft.content();
        assertThat(content.title()).isEqualTo("Brass Otter at the banks");
        assertThat(content.summary()).isEqualTo("They write to tellers.");
        assertThat(content.kind()).isEqualTo(ReportKind.FINANCIAL);
        assertThat(content.tlp()).isEqualTo(Tlp.GREEN);
        assertThat(content.actors()).containsExactly(new Actor("Brass Otter", List.of("TA-EX-9")));
        assertThat(content.techniques()).containsExactly("T1041", "T1566.001");
        assertThat(content.industries()).containsExactly("financial-services");
        assertThat(content.countries()).containsExactly("SE");
        assertThat(content.timeline())
                .contains(new Milestone("2025-11-05", "Brass Otter first seen"));
        assertThat(content.yara()).contains("rule Otterkit");
        assertThat(draft.indicators())
                .singleElement()
                .extracting(ReportIndicator::key, ReportIndicator::role, ReportIndicator::threats)
                .containsExactly(
                        "domain gate.brass-otter.example", IndicatorRole.C2, List.of("Otterkit"));
    }

    @Test
    void readsAMispEventAndLeavesOutWhatIsOnlyForInformation() throws IOException {
        Draft draft = read("event.json");

        Content content = draft.content();
        assertThat(content.title()).isEqualTo("Tin Wasp writes to hospitals");
        assertThat(content.tlp()).isEqualTo(Tlp.AMBER);
        assertThat(content.actors()).containsExactly(new Actor("Tin Wasp", List.of("TA-EX-3")));
        assertThat(content.industries()).containsExactly("health");
        assertThat(content.techniques()).containsExactly("T1566");
        assertThat(content.body()).contains("A letter with **macros**.");
        assertThat(content.yara()).contains("rule Wasp");
        assertThat(values(draft)).containsExactly("tin-wasp.example");
        assertThat(draft.remarks()).anyMatch(remark -> remark.startsWith("1 that the document"));
    }

    @Test
    void readsOpenIoc() throws IOException {
        Draft draft = read("intrusion.ioc");

        assertThat(draft.content().title()).isEqualTo("Copper Finch");
        assertThat(draft.content().actorNames()).containsExactly("Copper Finch");
        assertThat(draft.content().techniques()).containsExactly("T1005");
        assertThat(draft.indicators())
                .singleElement()
                .extracting(ReportIndicator::key, ReportIndicator::threats)
                .containsExactly("domain copper-finch.example", List.of("Finchload"));
    }

    @Test
    void readsMarkdownWithItsSections() {
        Draft draft =
                readText(
                        """
                        ---
                        kind: financial
                        tlp: GREEN
                        actors: Clay Heron = TA-1; Mud Gull
                        countries: Sweden, XX
                        techniques: T1566, T0000
                        ---
                        # Clay Heron

                        ## Executive summary

                        They take **money**.

                        ## Timeline

                        - 2026-01-02: first letter
                        - some day later

                        ## What happens

                        See hxxps://clay-heron[.]example/pay and https://www.example.org/news.

                        ## Indicators

                        - 192.0.2[.]9 | c2 | Clayload | since May
                        - nonsense | c2

                        ```yara
                        rule Clay { condition: true }
                        ```
                        """);

        Content content = draft.content();
        assertThat(content.kind()).isEqualTo(ReportKind.FINANCIAL);
        assertThat(content.title()).isEqualTo("Clay Heron");
        assertThat(content.summary()).isEqualTo("They take **money**.");
        assertThat(content.actors())
                .containsExactly(
                        new Actor("Clay Heron", List.of("TA-1")), new Actor("Mud Gull", List.of()));
        assertThat(content.countries()).containsExactly("SE");
        assertThat(content.timeline()).containsExactly(new Milestone("2026-01-02", "first letter"));
        assertThat(content.body())
                .contains("## What happens")
                .doesNotContain("rule Clay", "Clayload");
        assertThat(content.yara()).isEqualTo("rule Clay { condition: true }");
        assertThat(values(draft)).containsExactly("192.0.2.9", "clay-heron.example/pay");
        assertThat(draft.indicators().getFirst().role()).isEqualTo(IndicatorRole.C2);
        assertThat(draft.remarks())
                .anyMatch(remark -> remark.contains("no country: XX"))
                .anyMatch(remark -> remark.contains("T0000"))
                .anyMatch(remark -> remark.contains("nonsense"))
                .anyMatch(remark -> remark.contains("some day later"));
    }

    @Test
    void readsThePagesOfAPdf() throws IOException {
        Draft draft =
                documents.read(pdf("Slate Crow", "calls slate-crow[.]example (T1071)"), "x.pdf");

        assertThat(draft.content().title()).isEqualTo("Slate Crow");
        assertThat(draft.content().body()).contains("calls slate-crow");
        assertThat(draft.content().techniques()).containsExactly("T1071");
        assertThat(values(draft)).containsExactly("slate-crow.example");
    }

    private static byte[] pdf(String... lines) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            var page = new PDPage();
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(FontName.HELVETICA), 12);
                content.newLineAtOffset(50, 700);
                for (String line : lines) {
                    content.showText(line);
                    content.newLineAtOffset(0, -20);
                }
                content.endText();
            }
            document.save(out);
        }
        return out.toByteArray();
    }

    @Test
    void keepsWhatAFileWithoutATitleIsCalled() {
        assertThat(readText("Only text.").content().title()).isEqualTo("a report");
    }

    @Test
    void refusesWhatIsNoReportAndSaysWhatIs() {
        assertThatThrownBy(() -> documents.read(new byte[0], "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("empty");
        assertThatThrownBy(
                        () ->
                                documents.read(
                                        "{\"type\": \"bundle\", \"objects\": ["
                                                .getBytes(StandardCharsets.UTF_8),
                                        "broken.json"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () ->
                                documents.read(
                                        "%PDF-1.7 broken".getBytes(StandardCharsets.UTF_8),
                                        "broken.pdf"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot read this PDF");
    }
}
