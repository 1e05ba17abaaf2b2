package io.tipstaff.portal.agency.web;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.agency.TokenScope;
import io.tipstaff.portal.agency.internal.ApiTokens;
import io.tipstaff.portal.agency.internal.ApiTokens.ApiToken;
import io.tipstaff.portal.shell.ApiPage;
import io.tipstaff.portal.shell.NotFoundException;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Whoever asks: who that is and the own tokens.
@RestController
@RequestMapping("/api/v1/me")
@Tag(name = "Me")
class MeApi {

    record MeAnswer(
            UUID id, String login, String name, UUID agency, String agencyName, List<Role> roles) {}

    record TokenAnswer(
            UUID id,
            String name,
            List<String> scopes,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant lastUsedAt) {

        static TokenAnswer of(ApiToken token) {
            return new TokenAnswer(
                    token.id(),
                    token.name(),
                    token.scopes().stream().sorted().map(TokenScope::code).toList(),
                    token.createdAt(),
                    token.expiresAt(),
                    token.lastUsedAt().orElse(null));
        }
    }

    /// @param token shown this once
    record NewTokenAnswer(String token) {}

    private final ApiTokens tokens;

    MeApi(ApiTokens tokens) {
        this.tokens = tokens;
    }

    @GetMapping
    @Operation(summary = "Who am I")
    MeAnswer me(@AuthenticationPrincipal Person me) {
        return new MeAnswer(
                me.id().value(),
                me.login(),
                me.name(),
                me.agency().value(),
                me.agencyName(),
                me.roles().stream().sorted().toList());
    }

    @GetMapping("/tokens")
    @Operation(summary = "List my API tokens")
    ApiPage<TokenAnswer> tokens(@AuthenticationPrincipal Person me) {
        return new ApiPage<>(tokens.of(me).stream().map(TokenAnswer::of).toList(), null);
    }

    @PostMapping("/tokens")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Make an API token")
    NewTokenAnswer makeToken(
            @Valid @RequestBody TokenForm form, @AuthenticationPrincipal Person me) {
        return new NewTokenAnswer(
                tokens.make(me, requireNonNull(form.name()), form.scopes(), form.life()));
    }

    @DeleteMapping("/tokens/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Revoke an API token of mine")
    void revokeToken(@PathVariable UUID id, @AuthenticationPrincipal Person me) {
        if (!tokens.revoke(me, id)) {
            throw new NotFoundException("no such token");
        }
    }
}
