package io.tipstaff.portal.whitelist.web;

import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.Kind;
import io.tipstaff.indicator.ParseResult.Parsed;
import io.tipstaff.indicator.ParseResult.Refused;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A verdict about one or several indicators.
///
/// @param values each as one would write it, or as `kind value` to be exact about the kind
/// @param days for which it holds; null for good
record Judgement(
        @NotEmpty @Size(max = 1000) List<@NotBlank String> values,
        @Pattern(regexp = "malicious|harmless|unsure") String says,
        @NotBlank @Size(max = 2000) String comment,
        @Min(1) @Max(36_500) @Nullable Integer days) {

    List<Indicator> indicators() {
        return values.stream().map(Judgement::read).toList();
    }

    @Nullable Duration life() {
        return days == null ? null : Duration.ofDays(days);
    }

    private static Indicator read(String value) {
        String[] parts = value.strip().split(" ", 2);
        var exact =
                parts.length == 2 && Kind.ofCode(parts[0]).isPresent()
                        ? IndicatorParser.parse(Kind.ofCode(parts[0]).get(), parts[1])
                        : IndicatorParser.parse(value);
        return switch (exact) {
            case Parsed(Indicator indicator) -> indicator;
            case Refused(String reason) ->
                    throw new IllegalArgumentException(reason + ": " + value);
        };
    }
}
