package io.tipstaff.portal.fetch;

import org.jspecify.annotations.Nullable;

/// A text that never shows itself: records that hold one may be printed.
public final class Secret {

    /// What stands for a secret wherever people read.
    public static final String MASK = "•••";

    private final String text;

    public Secret(String text) {
        this.text = text;
    }

    /// Returns the secret itself, for the one who sends it.
    public String reveal() {
        return text;
    }

    /// Says whether there is nothing in it.
    public boolean isEmpty() {
        return text.isEmpty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret secret && secret.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return MASK;
    }
}
