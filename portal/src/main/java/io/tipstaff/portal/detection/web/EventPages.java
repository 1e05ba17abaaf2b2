package io.tipstaff.portal.detection.web;

import io.tipstaff.portal.agency.Agencies;
import io.tipstaff.portal.agency.Agency;
import io.tipstaff.portal.agency.AgencyId;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.detection.Upload;
import io.tipstaff.portal.detection.internal.EventAdministration;
import io.tipstaff.portal.shell.Capability;
import io.tipstaff.portal.shell.NavigationEntry;
import io.tipstaff.portal.shell.NotFoundException;
import io.tipstaff.portal.shell.UploadedName;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// The pages of event sources and uploaded logs.
@Controller
@RequestMapping("/events")
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST')")
class EventPages {

    private static final int SHOWN_UPLOADS = 50;

    /// A new event source.
    ///
    /// @param agency null for the person's own
    record SourceForm(
            @NotBlank @Size(max = 120) String name,
            @NotBlank @Size(max = 60) String sender,
            @Nullable UUID agency) {}

    private final EventAdministration events;
    private final Agencies agencies;

    EventPages(EventAdministration events, Agencies agencies) {
        this.events = events;
        this.agencies = agencies;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("form", new SourceForm("", "", null));
        return page(model);
    }

    private String page(Model model) {
        model.addAttribute("sources", events.sources());
        model.addAttribute("uploads", events.uploads(SHOWN_UPLOADS));
        model.addAttribute("agencies", agencies.all().stream().filter(Agency::active).toList());
        model.addAttribute("listening", events.listening());
        return "detection/events";
    }

    @PostMapping("/sources")
    @PreAuthorize("hasRole('OPERATOR')")
    String add(
            @Valid @ModelAttribute("form") SourceForm form,
            BindingResult faults,
            @AuthenticationPrincipal Person me,
            Model model) {
        AgencyId agency = form.agency() == null ? me.agency() : new AgencyId(form.agency());
        String network =
                form.sender() == null
                        ? null
                        : EventAdministration.network(form.sender()).orElse(null);
        if (network == null && !faults.hasFieldErrors("sender")) {
            faults.rejectValue("sender", "detection.sender.wrong");
        }
        if (agencies.find(agency).isEmpty()) {
            faults.rejectValue("agency", "detection.agency.unknown");
        }
        if (!faults.hasErrors() && events.isNameTaken(agency, form.name().strip())) {
            faults.rejectValue("name", "detection.name.taken");
        }
        if (faults.hasErrors() || network == null) {
            return page(model);
        }
        events.addSource(agency, form.name().strip(), network, me);
        return "redirect:/events";
    }

    @PostMapping("/sources/{id}/remove")
    @PreAuthorize("hasRole('OPERATOR')")
    String remove(@PathVariable long id, @AuthenticationPrincipal Person me) {
        if (!events.removeSource(id, me)) {
            throw new NotFoundException("no such event source");
        }
        return "redirect:/events";
    }

    @PostMapping("/logs")
    String upload(@RequestParam MultipartFile file, @AuthenticationPrincipal Person me, Model model)
            throws IOException {
        if (file.isEmpty()) {
            model.addAttribute("uploadProblem", true);
            return list(model);
        }
        try (InputStream content = file.getInputStream()) {
            return "redirect:/events/logs/"
                    + events.take(UploadedName.of(file, "log"), content, me);
        }
    }

    @GetMapping("/logs/{id}")
    String show(@PathVariable UUID id, Model model) {
        model.addAttribute("upload", one(id));
        return "detection/upload";
    }

    /// The part of the page that changes while the log is matched.
    @GetMapping("/logs/{id}/state")
    String state(@PathVariable UUID id, Model model) {
        model.addAttribute("upload", one(id));
        return "detection/upload-state :: state";
    }

    private Upload one(UUID id) {
        return events.upload(id).orElseThrow(() -> new NotFoundException("no such log"));
    }

    @Configuration(proxyBeanMethods = false)
    static class Declarations {

        @Bean
        NavigationEntry eventsEntry() {
            return NavigationEntry.forRoles(
                    Capability.EVENTS, "/events", Role.OPERATOR.name(), Role.ANALYST.name());
        }
    }
}
