package io.tipstaff.portal.reports.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tipstaff.portal.reports.internal.IndicatorRole;
import io.tipstaff.portal.reports.internal.ReportIndicator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndicatorLineTest {

    @Test
    void readsAllParts() {
        ReportIndicator one =
                IndicatorLine.parse("hxxp://a[.]example/x | C2 | Loader, Stealer | in May");

        assertThat(one.indicator().canonical()).isEqualTo("a.example/x");
        assertThat(one.role()).isEqualTo(IndicatorRole.C2);
        assertThat(one.threats()).isEqualTo(List.of("Loader", "Stealer"));
        assertThat(one.note()).isEqualTo("in May");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.example",
                "=www.a.example | delivery",
                "192.0.2.1:443 | c2 | Loader | a note",
                "a.example/path?q=1 | other | | only a note"
            })
    void writesWhatItReads(String line) {
        ReportIndicator one = IndicatorLine.parse(line);

        assertThat(IndicatorLine.parse(IndicatorLine.of(one))).isEqualTo(one);
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> IndicatorLine.parse("a.example | server"))
                .hasMessageContaining("server");
        assertThatThrownBy(() -> IndicatorLine.parse("not an indicator"))
                .hasMessageContaining("not an indicator");
    }
}
