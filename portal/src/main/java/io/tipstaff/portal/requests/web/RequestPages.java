package io.tipstaff.portal.requests.web;

import io.tipstaff.portal.agency.Agencies;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.database.Slice;
import io.tipstaff.portal.requests.Fields;
import io.tipstaff.portal.requests.Request;
import io.tipstaff.portal.requests.Request.State;
import io.tipstaff.portal.requests.RequestKind;
import io.tipstaff.portal.requests.internal.RequestDesk;
import io.tipstaff.portal.shell.Capability;
import io.tipstaff.portal.shell.NavigationCount;
import io.tipstaff.portal.shell.NavigationEntry;
import io.tipstaff.portal.shell.TableQuery;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What an agency has asked for, and the queue of what operators of the centre decide.
@Controller
@RequestMapping("/requests")
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST')")
class RequestPages {

    static final String DECIDES = "principal.ofOperator() and hasRole('OPERATOR')";

    private final RequestDesk desk;
    private final Agencies agencies;
    private final MessageSource messages;

    RequestPages(RequestDesk desk, Agencies agencies, MessageSource messages) {
        this.desk = desk;
        this.agencies = agencies;
        this.messages = messages;
    }

    @ModelAttribute
    void frame(@AuthenticationPrincipal Person me, Model model) {
        model.addAttribute("decides", RequestDesk.decides(me));
    }

    @GetMapping
    String list(
            @ModelAttribute("query") QueueQuery query,
            @RequestParam @Nullable String after,
            @AuthenticationPrincipal Person me,
            Model model) {
        Slice<Request> slice =
                desk.list(query.filter(me), query.sortFor(me), after, TableQuery.PAGE);
        model.addAttribute("requests", slice.rows());
        model.addAttribute("first", after == null ? null : query.address(me, null));
        model.addAttribute("next", slice.next() == null ? null : query.address(me, slice.next()));
        model.addAttribute("state", query.stateFor(me));
        model.addAttribute("states", State.values());
        model.addAttribute("kinds", desk.kinds());
        model.addAttribute("begins", desk.kinds().stream().filter(kind -> kind.isFor(me)).toList());
        model.addAttribute(
                "agencies", agencies.all().stream().filter(one -> !one.operator()).toList());
        return "requests/list";
    }

    @GetMapping("/new/{kind}")
    String begin(
            @PathVariable String kind,
            @RequestParam MultiValueMap<String, String> parameters,
            @AuthenticationPrincipal Person me,
            Model model) {
        model.addAttribute("form", AskForm.EMPTY);
        return asking(desk.kind(kind), Fields.of(parameters), me, model);
    }

    private static String asking(RequestKind kind, Fields fields, Person me, Model model) {
        model.addAttribute("kind", kind);
        model.addAttribute("fields", fields);
        model.addAttribute("asking", kind.asking(me, fields));
        return "requests/new";
    }

    @PostMapping("/new/{kind}")
    String ask(
            @PathVariable String kind,
            @RequestParam MultiValueMap<String, String> parameters,
            @Valid @ModelAttribute("form") AskForm form,
            BindingResult binding,
            @AuthenticationPrincipal Person me,
            Model model,
            RedirectAttributes redirect) {
        Fields fields = Fields.of(parameters);
        if (!binding.hasErrors()) {
            try {
                desk.ask(me, desk.kind(kind), fields, form.reasonText(), form.caseOrEmpty());
                return back(redirect, "requests.sent");
            } catch (IllegalArgumentException refused) {
                binding.reject("", String.valueOf(refused.getMessage()));
            }
        }
        return asking(desk.kind(kind), fields, me, model);
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, @AuthenticationPrincipal Person me, Model model) {
        model.addAttribute("form", DecisionForm.usual());
        return one(id, Fields.NONE, me, model);
    }

    private String one(UUID id, Fields fields, Person me, Model model) {
        Request request = desk.get(id);
        RequestKind kind = desk.kind(request.kind());
        model.addAttribute("request", request);
        model.addAttribute("kind", kind);
        model.addAttribute("fields", fields);
        model.addAttribute("shown", kind.shown(me, request));
        return "requests/one";
    }

    @PostMapping("/{id}/grant")
    @PreAuthorize(DECIDES)
    String grant(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> parameters,
            @Valid @ModelAttribute("form") DecisionForm form,
            BindingResult binding,
            @AuthenticationPrincipal Person me,
            Model model,
            RedirectAttributes redirect) {
        Fields fields = Fields.of(parameters);
        if (!binding.hasErrors()) {
            try {
                desk.grant(me, id, fields, form.lastDay(), form.answerOrEmpty());
                return back(redirect, "requests.decided");
            } catch (IllegalArgumentException refused) {
                binding.reject("", String.valueOf(refused.getMessage()));
            }
        }
        return one(id, fields, me, model);
    }

    @PostMapping("/{id}/refuse")
    @PreAuthorize(DECIDES)
    String refuse(
            @PathVariable UUID id,
            @ModelAttribute("form") DecisionForm form,
            BindingResult binding,
            @AuthenticationPrincipal Person me,
            Model model,
            RedirectAttributes redirect) {
        try {
            desk.refuse(me, id, form.answerOrEmpty());
            return back(redirect, "requests.decided");
        } catch (IllegalArgumentException refused) {
            binding.reject("", String.valueOf(refused.getMessage()));
            return one(id, Fields.NONE, me, model);
        }
    }

    @PostMapping("/{id}/withdraw")
    String withdraw(
            @PathVariable UUID id,
            @AuthenticationPrincipal Person me,
            RedirectAttributes redirect) {
        desk.withdraw(me, id);
        return back(redirect, "requests.taken-back");
    }

    @PostMapping("/{id}/revoke")
    @PreAuthorize(DECIDES)
    String revoke(
            @PathVariable UUID id,
            @AuthenticationPrincipal Person me,
            RedirectAttributes redirect) {
        desk.revoke(me, id);
        return back(redirect, "requests.revoked");
    }

    private String back(RedirectAttributes redirect, String key) {
        redirect.addFlashAttribute(
                "done", messages.getMessage(key, new Object[0], LocaleContextHolder.getLocale()));
        return "redirect:/requests";
    }

    @Configuration(proxyBeanMethods = false)
    static class Declarations {

        @Bean
        NavigationEntry requestsEntry() {
            return NavigationEntry.forRoles(
                    Capability.REQUESTS, "/requests", "OPERATOR", "ANALYST");
        }

        @Bean
        NavigationCount openRequests(RequestDesk desk) {
            return new NavigationCount(Capability.REQUESTS, "OPERATOR", desk::open);
        }
    }
}
