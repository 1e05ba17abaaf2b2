package io.tipstaff.portal.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CsvExportTest {

    @Test
    void quotesWhatNeedsIt() {
        CsvExport csv = new CsvExport("a", "b");

        csv.row("x,y", "say \"hi\"\n");

        assertThat(csv.answer("x.csv").getBody())
                .isEqualTo("a,b\r\n\"x,y\",\"say \"\"hi\"\"\n\"\r\n");
    }

    @Test
    void makesNoFormulas() {
        CsvExport csv = new CsvExport("a");

        csv.row("=cmd|' /C calc'!A0");

        assertThat(csv.answer("x.csv").getBody()).isEqualTo("a\r\n'=cmd|' /C calc'!A0\r\n");
    }
}
