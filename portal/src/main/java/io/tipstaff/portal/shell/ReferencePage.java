package io.tipstaff.portal.shell;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The REST API to read: the OpenAPI document as a page.
@Controller
final class ReferencePage {

    private static final String DOCUMENT = "/api";

    private final OpenApiWebMvcResource openApi;
    private final JsonMapper json;

    ReferencePage(@Lazy OpenApiWebMvcResource openApi, JsonMapper json) {
        this.openApi = openApi;
        this.json = json;
    }

    @GetMapping("/reference")
    String show(HttpServletRequest request, Model model) throws JacksonException {
        try {
            byte[] document = openApi.openapiJson(request, DOCUMENT, Locale.ENGLISH);
            model.addAttribute("groups", ReferenceOperation.groupsOf(json.readTree(document)));
        } catch (com.fasterxml.jackson.core.JsonProcessingException own) {
            throw new IllegalStateException("cannot write the OpenAPI document", own);
        }
        return "shell/reference";
    }

    @Configuration(proxyBeanMethods = false)
    static class Declarations {

        @Bean
        NavigationEntry referenceEntry() {
            return NavigationEntry.forEverybody(Capability.REFERENCE, "/reference");
        }
    }
}
