package io.tipstaff.portal.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldsTest {

    @Test
    void textsNumbersAndListsAreReadAlike() {
        Fields fields =
                Fields.of(Map.of("lookups", 500, "kinds", List.of("ipv4", " url ", "ipv4", "")));

        assertThat(fields.text("lookups")).isEqualTo("500");
        assertThat(fields.list("kinds")).containsExactly("ipv4", "url");
        assertThat(fields.text("kinds")).isEqualTo("ipv4");
        assertThat(fields.texts()).isEqualTo(Map.of("lookups", "500", "kinds", "ipv4"));
    }

    @Test
    void whatWasNotSentIsEmpty() {
        assertThat(Fields.NONE.text("lookups")).isEmpty();
        assertThat(Fields.NONE.list("lookups")).isEmpty();
        assertThat(Fields.NONE.has("lookups")).isFalse();
        assertThat(Fields.of(Collections.singletonMap("lookups", null)).text("lookups")).isEmpty();
    }

    @Test
    void refusesWhatIsNeitherTextNorNumber() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fields.of(Map.of("lookups", Map.of("a", "b"))))
                .withMessageContaining("lookups");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fields.of(Map.of("kinds", List.of(List.of("ipv4")))))
                .withMessageContaining("kinds");
    }

    @Test
    void refusesTooMuch() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fields.of(Map.of("a", Collections.nCopies(25_001, "x"))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fields.of(Map.of("a", "x".repeat(4_001))));
    }
}
