package io.tipstaff.portal.agency.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignInTest {

    @Test
    void waitsLongerAfterEachFailure() {
        assertThat(SignIn.waitAfter(4)).isZero();
        assertThat(SignIn.waitAfter(5)).isEqualTo(Duration.ofSeconds(2));
        assertThat(SignIn.waitAfter(8)).isEqualTo(Duration.ofSeconds(16));
        assertThat(SignIn.waitAfter(99)).isEqualTo(Duration.ofMinutes(15));
        assertThat(SignIn.waitAfter(100)).isGreaterThan(Duration.ofDays(1000));
    }

    @Test
    void holdsBackAnAddressThatTriesEverybody() {
        AddressThrottle throttle = new AddressThrottle();
        Instant now = Instant.parse("2026-11-24T08:00:00Z");
        for (int i = 0; i < AddressThrottle.MAX_FAILURES; i++) {
            throttle.recordFailure("192.0.2.1", now);
        }

        assertThat(throttle.waitOf("192.0.2.1", now)).isPositive();
        assertThat(throttle.waitOf("192.0.2.2", now)).isZero();
        assertThat(throttle.waitOf("192.0.2.1", now.plus(AddressThrottle.WINDOW))).isZero();
    }
}
