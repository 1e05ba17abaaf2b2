package io.tipstaff.matcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScannerTest {

    @TempDir private Path folder;

    @Test
    void findsADomainWithItsLineAndIds() throws Exception {
        var entries =
                List.of(
                        new IndexEntry(Samples.indicator("bad.example"), 7, 1),
                        new IndexEntry(Samples.indicator("bad.example"), 3, 4));
        byte[] log = "first\nGET http://www.BAD.example/x 200\r\n".getBytes(StandardCharsets.UTF_8);

        List<Match> matches;
        try (IndicatorIndex index = Samples.index(folder, entries)) {
            matches = Samples.scan(index, ScanOptions.DEFAULT, log);
        }

        assertThat(matches).hasSize(1);
        Match match = matches.getFirst();
        assertThat(match.indicator()).isEqualTo("bad.example");
        assertThat(match.ids()).containsExactly(3, 7);
        assertThat(match.flags()).isEqualTo(5);
        assertThat(match.lineNumber()).isEqualTo(2);
        assertThat(match.lineOffset()).isEqualTo(6);
        assertThat(match.offset()).isEqualTo(17);
        assertThat(match.text()).isEqualTo("www.BAD.example");
        assertThat(new String(match.line(), StandardCharsets.UTF_8))
                .isEqualTo("GET http://www.BAD.example/x 200");
    }
}
