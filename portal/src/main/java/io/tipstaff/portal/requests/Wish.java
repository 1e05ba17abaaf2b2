package io.tipstaff.portal.requests;

import org.jspecify.annotations.Nullable;

/// What is asked for, as its kind has read and checked it.
///
/// @param subject what it is about within its kind: an agency waits for one only once; empty where
///   it may ask as often as it likes
/// @param title what it is in a few words, as they go on after "asks for": "10 more lookups"
/// @param amount how many; null where that says nothing
/// @param fields what the kind needs to grant it
public record Wish(String subject, String title, @Nullable Integer amount, Fields fields) {

    public Wish {
        if (title.isBlank()) {
            throw new IllegalArgumentException("a wish without a title");
        }
    }
}
