package io.tipstaff.portal.reports.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttackTablesTest {

    private static final AttackTables TABLES = new AttackTables();

    @Test
    void knowsATechniqueByItsIdInAnyCase() {
        assertThat(TABLES.find(" t1566.001 "))
                .get()
                .extracting(Technique::name, Technique::domain)
                .containsExactly("Spearphishing Attachment", "enterprise");
    }

    @Test
    void followsWhatWasReplaced() {
        assertThat(TABLES.find("T1193")).get().extracting(Technique::id).isEqualTo("T1566.001");
    }

    @Test
    void knowsNoOthers() {
        assertThat(TABLES.find("T9999")).isEmpty();
        assertThat(TABLES.find("")).isEmpty();
    }

    @Test
    void hasATacticForEveryTechnique() {
        List<String> known =
                TABLES.tactics().stream().map(one -> one.domain() + " " + one.code()).toList();

        assertThat(TABLES.matrices(Map.of("T1078", 1L, "T1041", 1L)).getFirst().columns())
                .allSatisfy(
                        column ->
                                assertThat(known).contains("enterprise " + column.tactic().code()));
    }

    @Test
    void putsATechniqueBelowEachOfItsTactics() {
        Matrix matrix = TABLES.matrices(Map.of("T1078", 3L, "T1566", 1L)).getFirst();

        assertThat(matrix.columns())
                .extracting(column -> column.tactic().code())
                .startsWith("initial-access")
                .contains("persistence", "privilege-escalation");
        assertThat(matrix.rows().getFirst().getFirst())
                .isNotNull()
                .extracting(Matrix.Cell::count)
                .isEqualTo(3L);
        assertThat(matrix.most()).isEqualTo(3);
    }

    @Test
    void leavesOutDomainsWithoutATechnique() {
        assertThat(TABLES.matrices(Map.of("T0800", 1L)))
                .extracting(Matrix::domain)
                .containsExactly("ics");
    }
}
