package io.tipstaff.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContextTest {

    private static final String FACE = "\uD83D\uDE00";

    @Test
    void aCharacterThatHasNoRoomAsAWholeIsLeftOut() {
        String tag = "x".repeat(1023) + FACE;
        String text = "y".repeat(4095) + FACE + "z";

        Context context = Context.builder().tag(tag).description(text).build();

        assertThat(context.tags()).containsExactly("x".repeat(1023));
        assertThat(context.description()).isEqualTo("y".repeat(4095));
    }

    @Test
    void aCharacterThatJustFitsStays() {
        String tag = "x".repeat(1022) + FACE;

        assertThat(Context.builder().tag(tag + "more").build().tags()).containsExactly(tag);
    }

    @Test
    void halfCharactersOfTheSourceAreReplaced() {
        assertThat(Context.builder().tag("a\uD83Db").build().tags()).containsExactly("a\uFFFDb");
    }
}
