package io.tipstaff.portal.agency.web;

import io.tipstaff.portal.agency.Role;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is asked about somebody new. Fields that were not sent are null until validated.
record PersonForm(
        @NotBlank(message = "{agency.agency.missing}") @Nullable String agency,
        @NotBlank(message = "{agency.login.wrong}")
                @Pattern(regexp = "|[\\p{L}\\p{N}._@+-]{3,200}", message = "{agency.login.wrong}")
                @Nullable String login,
        @NotBlank(message = "{agency.name.missing}")
                @Size(max = 200, message = "{agency.name.too-long}")
                @Nullable String name,
        @NotEmpty(message = "{agency.roles.missing}") @Nullable Set<Role> roles) {

    static PersonForm empty() {
        return new PersonForm(null, null, null, Set.of(Role.EMPLOYEE));
    }
}
