package io.tipstaff.portal.agency.web;

import static java.util.Objects.requireNonNull;

import io.tipstaff.portal.agency.AgencyId;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.PersonId;
import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.agency.internal.Administration;
import io.tipstaff.portal.agency.internal.Administration.Invitation;
import io.tipstaff.portal.agency.internal.PersonRecord;
import io.tipstaff.portal.agency.internal.RefusedException;
import io.tipstaff.portal.database.Slice;
import io.tipstaff.portal.shell.CsvExport;
import io.tipstaff.portal.shell.TableQuery;
import io.tipstaff.portal.shell.TableView;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
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

/// People, for operators.
@Controller
@PreAuthorize("hasRole('OPERATOR')")
class PeoplePages {

    private final Administration administration;
    private final Said said;

    PeoplePages(Administration administration, Said said) {
        this.administration = administration;
        this.said = said;
    }

    @GetMapping("/people")
    String list(TableQuery query, Model model) {
        String sort = query.sortOr("name");
        Slice<PersonRecord> people =
                administration.people(query.text(), sort, query.after(), TableQuery.PAGE);
        model.addAttribute(
                "table", new TableView<>("/people", query, sort, people.rows(), people.next()));
        return "agency/people";
    }

    @GetMapping(path = "/people", params = "format=csv")
    ResponseEntity<String> export(TableQuery query) {
        CsvExport csv =
                new CsvExport(
                        "name", "login", "agency", "roles", "active", "codes", "last sign-in");
        for (PersonRecord person :
                administration
                        .people(query.text(), query.sortOr("name"), null, TableQuery.EXPORT)
                        .rows()) {
            csv.row(
                    person.name(),
                    person.login(),
                    person.agencyName(),
                    CsvExport.joined(person.sortedRoles()),
                    person.active(),
                    person.codes(),
                    person.lastSignIn());
        }
        return csv.answer("people.csv");
    }

    @GetMapping("/people/new")
    String ask(Model model) {
        return newPage(PersonForm.empty(), model);
    }

    private String newPage(PersonForm form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("agencies", administration.agencies());
        model.addAttribute("allRoles", Role.values());
        return "agency/person-new";
    }

    @PostMapping("/people/new")
    String create(
            @Valid @ModelAttribute("form") PersonForm form,
            BindingResult binding,
            @AuthenticationPrincipal Person me,
            Model model,
            RedirectAttributes redirect) {
        if (binding.hasErrors()) {
            return newPage(form, model);
        }
        try {
            Invitation invitation =
                    administration.invite(
                            me,
                            AgencyId.of(requireNonNull(form.agency())),
                            requireNonNull(form.login()),
                            requireNonNull(form.name()),
                            requireNonNull(form.roles()));
            redirect.addFlashAttribute("oneTimePassword", invitation.oneTimePassword());
            return "redirect:/people/" + invitation.person();
        } catch (RefusedException refused) {
            said.beside(binding, refused);
            return newPage(form, model);
        }
    }

    @GetMapping("/people/{id}")
    String show(@PathVariable PersonId id, Model model) {
        PersonRecord person = administration.person(id);
        return page(person, new RolesForm(person.name(), person.roles()), model);
    }

    private static String page(PersonRecord person, RolesForm form, Model model) {
        model.addAttribute("person", person);
        model.addAttribute("form", form);
        model.addAttribute("allRoles", Role.values());
        return "agency/person";
    }

    @PostMapping("/people/{id}")
    String change(
            @PathVariable PersonId id,
            @Valid @ModelAttribute("form") RolesForm form,
            BindingResult binding,
            @AuthenticationPrincipal Person me,
            Model model,
            RedirectAttributes redirect) {
        if (!binding.hasErrors()) {
            try {
                administration.changePerson(
                        me, id, requireNonNull(form.name()), requireNonNull(form.roles()));
                redirect.addFlashAttribute("done", said.text("agency.saved"));
                return "redirect:/people/" + id;
            } catch (RefusedException refused) {
                said.beside(binding, refused);
            }
        }
        return page(administration.person(id), form, model);
    }

    @PostMapping("/people/{id}/password")
    String resetPassword(
            @PathVariable PersonId id,
            @AuthenticationPrincipal Person me,
            RedirectAttributes redirect) {
        Invitation invitation = administration.resetPassword(me, id);
        redirect.addFlashAttribute("oneTimePassword", invitation.oneTimePassword());
        return "redirect:/people/" + id;
    }

    @PostMapping("/people/{id}/close")
    String close(
            @PathVariable PersonId id,
            @AuthenticationPrincipal Person me,
            RedirectAttributes redirect) {
        try {
            administration.closePerson(me, id);
        } catch (RefusedException refused) {
            redirect.addFlashAttribute("refused", refused.messageKey());
        }
        return "redirect:/people/" + id;
    }

    @PostMapping("/people/{id}/open")
    String open(@PathVariable PersonId id, @AuthenticationPrincipal Person me) {
        administration.openPerson(me, id);
        return "redirect:/people/" + id;
    }
}
