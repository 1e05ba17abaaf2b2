package io.tipstaff.portal.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PostgresMemoryTest {

    @Test
    void takesAnEighthOfTheMachine() {
        assertThat(PostgresMemory.of(24_000).settings())
                .containsExactly("shared_buffers=3000MB", "effective_cache_size=12000MB");
    }

    @Test
    void takesEnoughToWorkOnASmallMachine() {
        assertThat(PostgresMemory.of(1_000).own()).isEqualTo(192);
    }

    @Test
    void leavesTheRestOfALargeMachineAlone() {
        assertThat(PostgresMemory.of(1 << 20).own()).isEqualTo(8192);
    }
}
