package io.tipstaff.portal.whitelist.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.shell.ApiPage;
import io.tipstaff.portal.whitelist.Effect;
import io.tipstaff.portal.whitelist.Verdict.Says;
import io.tipstaff.portal.whitelist.internal.WarningList;
import io.tipstaff.portal.whitelist.internal.WarningList.Content;
import io.tipstaff.portal.whitelist.internal.WarningList.Matching;
import io.tipstaff.portal.whitelist.internal.WhitelistAdministration;
import io.tipstaff.portal.whitelist.internal.WhitelistAdministration.Decision;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Whitelists and verdicts for programs.
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Whitelists and verdicts")
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST')")
class WhitelistApi {

    /// @param effect `keep-out`, `lower` or `show`
    /// @param lowersBy percent, where the effect is `lower`
    /// @param matching `string`, `substring`, `hostname`, `cidr` or `regex`
    record ListView(
            long id,
            String name,
            String description,
            String matching,
            String effect,
            int lowersBy,
            boolean enabled,
            boolean bundled,
            int entries,
            Instant updatedAt) {

        static ListView of(WarningList list) {
            return new ListView(
                    list.id(),
                    list.name(),
                    list.description(),
                    list.matching().code(),
                    list.effect().code(),
                    list.lowersBy(),
                    list.enabled(),
                    list.bundled(),
                    list.entries(),
                    list.updatedAt());
        }
    }

    /// @param refused entries that could not be read, at most a hundred
    record AddedView(String name, String matching, int entries, List<String> refused) {}

    /// What a list does.
    ///
    /// @param effect `keep-out`, `lower` or `show`
    /// @param lowersBy percent, 1 to 99, where the effect is `lower`; what it was if it is left out
    record Setting(boolean enabled, String effect, @Nullable Integer lowersBy) {}

    /// @param says `malicious`, `harmless` or `unsure`
    record VerdictView(
            String kind,
            String value,
            String says,
            String comment,
            String by,
            Instant at,
            @Nullable Instant expiresAt) {

        static VerdictView of(Decision decision) {
            return new VerdictView(
                    decision.indicator().kind().code(),
                    decision.indicator().canonical(),
                    decision.verdict().says().code(),
                    decision.verdict().comment(),
                    decision.verdict().by(),
                    decision.verdict().at(),
                    decision.verdict().expiresAt());
        }
    }

    private final WhitelistAdministration administration;

    WhitelistApi(WhitelistAdministration administration) {
        this.administration = administration;
    }

    @GetMapping("/whitelists")
    @Operation(summary = "Lists of harmless things")
    ApiPage<ListView> lists() {
        return new ApiPage<>(administration.lists().stream().map(ListView::of).toList(), null);
    }

    @GetMapping("/whitelists/{id}/entries")
    @Operation(summary = "Entries of a list that contain a text, the first two hundred")
    List<String> entries(@PathVariable long id, @RequestParam(defaultValue = "") String q) {
        administration.list(id);
        return administration.entries(id, q);
    }

    @PostMapping("/whitelists")
    @PreAuthorize("hasRole('OPERATOR')")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Adds or replaces a list; the body is a MISP warninglist or one entry a line")
    AddedView add(
            @RequestParam String name,
            @RequestParam(defaultValue = "string") String matching,
            HttpServletRequest request,
            @AuthenticationPrincipal Person me)
            throws IOException {
        Content content =
                administration.add(request.getInputStream(), name, Matching.ofCode(matching), me);
        return new AddedView(
                content.name(),
                content.matching().code(),
                content.entries().size(),
                content.refused());
    }

    @PutMapping("/whitelists/{id}")
    @PreAuthorize("hasRole('OPERATOR')")
    @Operation(summary = "Switches a list, and says whether it keeps out, lowers or only shows")
    ListView set(
            @PathVariable long id,
            @RequestBody Setting setting,
            @AuthenticationPrincipal Person me) {
        Integer lowersBy = setting.lowersBy();
        administration.set(
                id,
                setting.enabled(),
                Effect.ofCode(setting.effect()),
                lowersBy == null ? administration.list(id).lowersBy() : lowersBy,
                me);
        return ListView.of(administration.list(id));
    }

    @DeleteMapping("/whitelists/{id}")
    @PreAuthorize("hasRole('OPERATOR')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Removes a list that somebody added")
    void remove(@PathVariable long id, @AuthenticationPrincipal Person me) {
        administration.remove(id, me);
    }

    @GetMapping("/verdicts")
    @Operation(summary = "What analysts have decided, the newest first")
    ApiPage<VerdictView> verdicts() {
        return new ApiPage<>(
                administration.decisions().stream().map(VerdictView::of).toList(), null);
    }

    @PostMapping("/verdicts")
    @PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST') and principal.ofOperator()")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Decides about up to 1,000 indicators, with a comment")
    void decide(@Valid @RequestBody Judgement judgement, @AuthenticationPrincipal Person me) {
        administration.decide(
                judgement.indicators(),
                Says.ofCode(judgement.says()),
                judgement.comment(),
                judgement.life(),
                me);
    }

    @PostMapping("/verdicts/undo")
    @PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST') and principal.ofOperator()")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Takes decisions back")
    void undo(@RequestBody List<String> values, @AuthenticationPrincipal Person me) {
        administration.undo(new Judgement(values, "unsure", "", null).indicators(), me);
    }
}
