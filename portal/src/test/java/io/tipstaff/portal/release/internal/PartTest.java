package io.tipstaff.portal.release.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tipstaff.indicator.DomainName;
import io.tipstaff.indicator.Tlp;
import io.tipstaff.portal.requests.Fields;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PartTest {

    private static final ItemList LIST =
            ItemList.of(
                    List.of(
                            item(1, Tlp.GREEN, Tlp.GREEN),
                            item(2, Tlp.AMBER, Tlp.AMBER),
                            item(3, Tlp.CLEAR, Tlp.RED),
                            item(4, Tlp.CLEAR, Tlp.CLEAR),
                            item(5, Tlp.AMBER_STRICT, Tlp.GREEN)));

    private static Item item(int number, Tlp then, Tlp now) {
        return new Item(
                number,
                new DomainName("n" + number + ".example"),
                then,
                now,
                90,
                List.of(),
                List.of(),
                Instant.EPOCH,
                Instant.EPOCH,
                false);
    }

    private static List<Integer> granted(Map<String, ?> fields) {
        return Part.of(Fields.of(fields)).of(LIST).stream().map(Item::number).toList();
    }

    @Test
    void isAllButWhatWasMarkedMoreStrictlySince() {
        assertThat(granted(Map.of())).containsExactly(1, 2, 4, 5);
    }

    @Test
    void holdsNothingAboveAMarking() {
        assertThat(granted(Map.of("tlp", "TLP:GREEN"))).containsExactly(1, 4);
        assertThat(granted(Map.of("tlp", "AMBER"))).containsExactly(1, 2, 4);
    }

    @Test
    void holdsNeitherWhatIsLeftOutNorMoreThanAtMost() {
        assertThat(granted(Map.of("without", List.of(2, 5)))).containsExactly(1, 4);
        assertThat(granted(Map.of("without", "1", "most", 2))).containsExactly(2, 4);
    }

    @Test
    void refusesWhatCannotBeRead() {
        assertThatIllegalArgumentException().isThrownBy(() -> granted(Map.of("tlp", "PINK")));
        assertThatIllegalArgumentException().isThrownBy(() -> granted(Map.of("most", "0")));
        assertThatIllegalArgumentException().isThrownBy(() -> granted(Map.of("without", "x")));
    }
}
