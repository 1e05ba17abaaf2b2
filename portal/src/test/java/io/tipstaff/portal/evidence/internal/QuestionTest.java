package io.tipstaff.portal.evidence.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class QuestionTest {

    @Test
    void needsAnObjectAndACase() {
        assertThatThrownBy(() -> new Question(" ", "K 1", "")).hasMessageContaining("object");
        assertThatThrownBy(() -> new Question("a.example", "\t", ""))
                .hasMessageContaining("case number is missing");
    }

    @Test
    void takesNoControlCharacters() {
        assertThatThrownBy(() -> new Question("a.example", "K\u001b[2J", ""))
                .hasMessageContaining("control characters");
        assertThatThrownBy(() -> new Question("a.example", "K\ud800", ""))
                .hasMessageContaining("broken");
    }

    @Test
    void aFileNameIsPlainWhateverTheCase() {
        var sealed =
                new SealedEvidence(
                        UUID.fromString("01970000-0000-7000-8000-0123456789ab"),
                        "robin",
                        "../K 17/26 „Kai“",
                        "",
                        "a.example",
                        "domain",
                        "a.example",
                        "grey",
                        "TLP:AMBER",
                        Instant.parse("2026-11-24T13:50:07.250Z"),
                        false,
                        1,
                        "00");

        assertThat(sealed.fileName())
                .isEqualTo("evidence-K-17-26-Kai-20261124T135007Z-456789ab.zip");
    }
}
