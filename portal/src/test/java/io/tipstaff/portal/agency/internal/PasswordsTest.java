package io.tipstaff.portal.agency.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    private static final List<String> CONTEXT =
            List.of("robin@agency.example", "Robin Hood", "Sherwood constabulary");

    private final Passwords passwords = new Passwords();

    @Test
    void takesALongSentence() {
        assertThat(passwords.faultOf("copper teapot sings at noon", Passwords.LONG, CONTEXT))
                .isEmpty();
    }

    @Test
    void asksForFifteenCharactersWithoutCodes() {
        assertThat(passwords.faultOf("x7#kPq!9zLw2Vb", Passwords.LONG, CONTEXT))
                .contains("agency.password.too-short");
    }

    @Test
    void asksForEightCharactersBesideCodes() {
        assertThat(passwords.faultOf("x7#kPq!", Passwords.SHORT, CONTEXT))
                .contains("agency.password.too-short.beside-code");
        assertThat(passwords.faultOf("x7#kPq!9zL", Passwords.SHORT, CONTEXT)).isEmpty();
    }

    @Test
    void countsCharactersNotBytes() {
        assertThat(passwords.faultOf("ключ🗝под🗝мостом🗝", Passwords.LONG, CONTEXT)).isEmpty();
    }

    @Test
    void takesUpTo128Characters() {
        String long128 = "qzjx vkwp mbtd ".repeat(9).substring(0, 128);

        assertThat(passwords.faultOf(long128, Passwords.LONG, CONTEXT)).isEmpty();
        assertThat(passwords.faultOf(long128 + "x", Passwords.LONG, CONTEXT))
                .contains("agency.password.too-long");
    }

    @Test
    void refusesWhatIsGuessedFirst() {
        for (String guessed :
                List.of(
                        "passwordpassword",
                        "123456789012345",
                        "aaaaaaaaaaaaaaaaaaaa",
                        "qwertyuiopasdfgh",
                        "sherwood constabulary",
                        "robin sherwood agency",
                        "Robin-Constabulary-1970",
                        "robin@agency.example1")) {
            assertThat(passwords.faultOf(guessed, Passwords.LONG, CONTEXT))
                    .as(guessed)
                    .contains("agency.password.guessable");
        }
    }

    @Test
    void takesTheSameLettersHoweverTheyAreTyped() {
        String hash = passwords.hash("Brücke über den Fluss");

        assertThat(passwords.matches("Bru\u0308cke u\u0308ber den Fluss", hash)).isTrue();
        assertThat(passwords.matches("Brucke uber den Fluss", hash)).isFalse();
    }

    @Test
    void keepsNoPasswordReadable() {
        assertThat(passwords.hash("copper teapot sings at noon"))
                .startsWith("$argon2id$")
                .doesNotContain("copper");
    }
}
