package io.tipstaff.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.exchange.Context.Use;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.Test;

class TextTest {

    private static final String REPORT =
            """
            The group came back in May, see https://blog.example.com/may for the first part.
            Its loader talked to hxxps://evil[.]example[.]com/gate.php, and to 192.0.2[.]7 on port 443.
            The file setup.exe (MD5: d41d8cd98f00b204e9800998ecf8427e) is version 10.2.1 of README.md.
            Operators wrote from boss[at]evil[.]example[.]com to many. Nothing else was seen by us.
            """;

    @Test
    void extractsFromProse() {
        var read = Collected.read(REPORT);

        assertThat(read.outcome().format()).isEqualTo(FeedFormat.TEXT);
        assertThat(read.indicators())
                .containsExactly(
                        "url blog.example.com/may",
                        "url evil.example.com/gate.php",
                        "ipv4 192.0.2.7",
                        "md5 d41d8cd98f00b204e9800998ecf8427e",
                        "email boss@evil.example.com");
        assertThat(read.context(0).use()).isEqualTo(Use.INFORMATION);
        assertThat(read.context(1).use()).isEqualTo(Use.DETECTION);
        assertThat(read.records().get(1).at().line()).isEqualTo(2);
    }

    @Test
    void readsMailsInAllTheirEncodings() {
        String base64 =
                Base64.getMimeEncoder(40, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(
                                "see hxxp://two[.]example[.]com/b\nand more\n"
                                        .getBytes(StandardCharsets.UTF_8));
        String mail =
                """
                Received: from mail.example.net (192.0.2.9)
                From: Someone <someone@sender.example.com>
                Subject: report
                MIME-Version: 1.0
                Content-Type: multipart/mixed;
                 boundary="xyz"

                --xyz
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: quoted-printable

                It was hxxp://one[.]example[.]c=
                om/a=3Fb
                --xyz
                Content-Type: text/plain
                Content-Transfer-Encoding: base64

                """
                        + base64
                        + "\n--xyz\nContent-Type: application/zip\n\nhxxp://not[.]example[.]com/\n--xyz--\n";

        var read = Collected.read(mail);

        assertThat(read.outcome().format()).isEqualTo(FeedFormat.MAIL);
        assertThat(read.indicators())
                .contains(
                        "ipv4 192.0.2.9",
                        "email someone@sender.example.com",
                        "url one.example.com/a?b",
                        "url two.example.com/b")
                .doesNotContain("url not.example.com/");
    }

    @Test
    void readsPdf() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            var page = new PDPage();
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(FontName.HELVETICA), 12);
                content.newLineAtOffset(50, 700);
                content.showText("C2 was evil[.]example[.]com");
                content.endText();
            }
            document.save(bytes);
        }

        var read = Collected.read(bytes.toByteArray());

        assertThat(read.outcome().format()).isEqualTo(FeedFormat.PDF);
        assertThat(read.indicators()).containsExactly("domain evil.example.com");
        assertThat(read.records().getFirst().at().where()).isEqualTo("page 1");
    }

    @Test
    void saysWhatIsWrongWithABrokenPdf() {
        var read = Collected.read("%PDF-1.7\nnothing of the kind");

        assertThat(read.outcome().stopped().orElseThrow().what()).startsWith("broken PDF");
    }
}
