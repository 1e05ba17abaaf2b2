package io.tipstaff.portal.requests;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a request ended.
///
/// @param by login of who decided; of who took it back, if it was withdrawn
/// @param answer said to who asked; may be empty
/// @param granted what was granted in a few words; null if nothing was
/// @param amount how many; null if nothing was granted, or where that says nothing
/// @param expiresAt when what was granted ends; null if nothing was
public record Decision(
        String by,
        Instant at,
        String answer,
        @Nullable String granted,
        @Nullable Integer amount,
        @Nullable Instant expiresAt) {}
