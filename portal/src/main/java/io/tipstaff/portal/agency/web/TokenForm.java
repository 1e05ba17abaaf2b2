package io.tipstaff.portal.agency.web;

import io.tipstaff.portal.agency.TokenScope;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is asked about a new API token.
///
/// @param days its life
/// @param write it may change things; null is no
record TokenForm(
        @NotBlank(message = "{agency.name.missing}")
                @Size(max = 200, message = "{agency.name.too-long}")
                @Nullable String name,
        @Min(1) @Max(366) int days,
        @Nullable Boolean write) {

    static final TokenForm EMPTY = new TokenForm(null, 90, false);

    Set<TokenScope> scopes() {
        return Boolean.TRUE.equals(write)
                ? EnumSet.allOf(TokenScope.class)
                : EnumSet.of(TokenScope.READ);
    }

    Duration life() {
        return Duration.ofDays(days);
    }
}
