package io.tipstaff.portal.agency.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TotpTest {

    /// RFC 6238, appendix B: its secret, and the last six of its eight digits.
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    @Test
    void agreesWithTheStandard() {
        assertThat(Totp.codeAt(SECRET, Instant.ofEpochSecond(59))).isEqualTo("287082");
        assertThat(Totp.codeAt(SECRET, Instant.ofEpochSecond(1_111_111_109))).isEqualTo("081804");
        assertThat(Totp.codeAt(SECRET, Instant.ofEpochSecond(20_000_000_000L))).isEqualTo("353130");
    }

    @Test
    void takesTheCodeBeforeAndAfter() {
        Instant now = Instant.ofEpochSecond(1_111_111_109);

        assertThat(Totp.stepOf(SECRET, Totp.codeAt(SECRET, now.minusSeconds(30)), now, 0))
                .isPresent();
        assertThat(Totp.stepOf(SECRET, Totp.codeAt(SECRET, now.plusSeconds(30)), now, 0))
                .isPresent();
        assertThat(Totp.stepOf(SECRET, Totp.codeAt(SECRET, now.minusSeconds(90)), now, 0))
                .isEmpty();
    }

    @Test
    void takesACodeOnce() {
        Instant now = Instant.ofEpochSecond(1_111_111_109);
        String code = Totp.codeAt(SECRET, now);
        long used = Totp.stepOf(SECRET, code, now, 0).orElseThrow();

        assertThat(Totp.stepOf(SECRET, code, now, used)).isEmpty();
    }
}
