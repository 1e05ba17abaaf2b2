package io.tipstaff.portal.quota;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An allowance as the REST API shows it in every answer that costs something.
///
/// @param limit null if nothing runs out
/// @param left null if nothing runs out
public record AllowanceView(
        @Nullable Long limit, long used, @Nullable Long left, Instant resetsAt) {

    public static AllowanceView of(Allowance allowance) {
        return new AllowanceView(
                allowance.unlimited() ? null : allowance.limit(),
                allowance.used(),
                allowance.unlimited() ? null : allowance.left(),
                allowance.resetsAt());
    }
}
