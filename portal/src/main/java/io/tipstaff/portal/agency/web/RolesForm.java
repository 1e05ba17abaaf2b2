package io.tipstaff.portal.agency.web;

import io.tipstaff.portal.agency.Role;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What can be changed about somebody. Fields that were not sent are null until validated.
record RolesForm(
        @NotBlank(message = "{agency.name.missing}")
                @Size(max = 200, message = "{agency.name.too-long}")
                @Nullable String name,
        @NotEmpty(message = "{agency.roles.missing}") @Nullable Set<Role> roles) {}
