package io.tipstaff.portal.agency.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// What is asked about an agency. Fields that were not sent are null until validated.
record AgencyForm(
        @NotBlank(message = "{agency.name.missing}")
                @Size(max = 200, message = "{agency.name.too-long}")
                @Nullable String name,
        @Pattern(regexp = "([A-Z]{2})?", message = "{agency.country.wrong}")
                @Nullable String country) {

    /// Returns the country for the database, null where none is said.
    @Nullable String countryOrNull() {
        return country == null || country.isEmpty() ? null : country;
    }
}
