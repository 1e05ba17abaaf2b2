package io.tipstaff.portal.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PostgresShareTest {

    @Test
    void takesAnEighthOfTheMachine() {
        assertThat(PostgresShare.of(24_000, 8).settings())
                .containsExactly(
                        "shared_buffers=3000MB",
                        "effective_cache_size=12000MB",
                        "max_wal_size=12000MB",
                        "max_parallel_workers_per_gather=2");
    }

    @Test
    void takesEnoughToWorkOnASmallMachine() {
        assertThat(PostgresShare.of(1_000, 2).own()).isEqualTo(192);
    }

    @Test
    void leavesTheRestOfALargeMachineAlone() {
        assertThat(PostgresShare.of(1 << 20, 64).own()).isEqualTo(8192);
    }

    @Test
    void leavesAProcessorOfASmallMachineToThePages() {
        assertThat(PostgresShare.of(4_000, 2).helpers()).isZero();
    }
}
