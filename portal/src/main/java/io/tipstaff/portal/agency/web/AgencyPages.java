package io.tipstaff.portal.agency.web;

import static java.util.Objects.requireNonNull;

import io.tipstaff.portal.agency.Agency;
import io.tipstaff.portal.agency.AgencyId;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.internal.Administration;
import io.tipstaff.portal.agency.internal.RefusedException;
import jakarta.validation.Valid;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Agencies, for operators.
@Controller
@PreAuthorize("hasRole('OPERATOR')")
class AgencyPages {

    private static final String PAGE = "agency/agency";
    private static final String LIST = "redirect:/agencies";

    private final Administration administration;
    private final Said said;

    AgencyPages(Administration administration, Said said) {
        this.administration = administration;
        this.said = said;
    }

    @GetMapping("/agencies")
    String list(Model model) {
        model.addAttribute("agencies", administration.agencies());
        return "agency/agencies";
    }

    @GetMapping("/agencies/new")
    String ask(Model model) {
        model.addAttribute("form", new AgencyForm(null, null));
        return PAGE;
    }

    @PostMapping("/agencies/new")
    String create(
            @Valid @ModelAttribute("form") AgencyForm form,
            BindingResult binding,
            @AuthenticationPrincipal Person me,
            RedirectAttributes redirect) {
        if (binding.hasErrors()) {
            return PAGE;
        }
        try {
            administration.createAgency(me, requireNonNull(form.name()), form.countryOrNull());
            redirect.addFlashAttribute("done", said.text("agency.saved"));
            return LIST;
        } catch (RefusedException refused) {
            said.beside(binding, refused);
            return PAGE;
        }
    }

    @GetMapping("/agencies/{id}")
    String show(@PathVariable AgencyId id, Model model) {
        Agency agency = administration.agency(id);
        model.addAttribute("agency", agency);
        model.addAttribute("form", new AgencyForm(agency.name(), agency.country()));
        return PAGE;
    }

    @PostMapping("/agencies/{id}")
    String change(
            @PathVariable AgencyId id,
            @Valid @ModelAttribute("form") AgencyForm form,
            BindingResult binding,
            @AuthenticationPrincipal Person me,
            Model model,
            RedirectAttributes redirect) {
        if (!binding.hasErrors()) {
            try {
                administration.changeAgency(
                        me, id, requireNonNull(form.name()), form.countryOrNull());
                redirect.addFlashAttribute("done", said.text("agency.saved"));
                return LIST;
            } catch (RefusedException refused) {
                said.beside(binding, refused);
            }
        }
        model.addAttribute("agency", administration.agency(id));
        return PAGE;
    }

    @PostMapping("/agencies/{id}/close")
    String close(@PathVariable AgencyId id, @AuthenticationPrincipal Person me) {
        administration.closeAgency(me, id);
        return "redirect:/agencies/" + id;
    }

    @PostMapping("/agencies/{id}/open")
    String open(@PathVariable AgencyId id, @AuthenticationPrincipal Person me) {
        administration.openAgency(me, id);
        return "redirect:/agencies/" + id;
    }
}
