package io.tipstaff.portal.printing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PdfPrinterTest {

    @Test
    void whatXmlDoesNotKnowIsReplaced() {
        assertThat(PdfPrinter.printable("a\u0000b\u001bc\uffffd\ud800e"))
                .isEqualTo("a\ufffdb\ufffdc\ufffdd\ufffde");
    }

    @Test
    void allElseStays() {
        String text = "tab\t, line\n, å, \u4e2d, \ud83d\ude80";

        assertThat(PdfPrinter.printable(text)).isSameAs(text);
    }
}
