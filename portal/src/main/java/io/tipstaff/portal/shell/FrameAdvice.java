package io.tipstaff.portal.shell;

import io.tipstaff.portal.shell.Navigation.Section;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.thymeleaf.context.LazyContextVariable;

/// Gives every page's model what its frame shows: `me`, the signed-in person, and `sections`, the
/// navigation.
@ControllerAdvice(annotations = Controller.class)
final class FrameAdvice {

    private static final String ROLE = "ROLE_";

    private final Navigation navigation;

    FrameAdvice(Navigation navigation) {
        this.navigation = navigation;
    }

    @ModelAttribute
    void frame(HttpServletRequest request, Model model) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !isSignedIn(authentication)) {
            return;
        }
        Set<String> roles = roles(authentication);
        model.addAttribute("me", authentication.getPrincipal());
        model.addAttribute("sections", sections(roles, request.getRequestURI()));
        model.addAttribute("hasLookup", navigation.links(Capability.LOOKUP));
    }

    /// Made when a template shows them: answers to programs come by here too, and have no frame.
    private LazyContextVariable<List<Section>> sections(Set<String> roles, String path) {
        return new LazyContextVariable<>() {
            @Override
            protected List<Section> loadValue() {
                return navigation.sections(roles, path);
            }
        };
    }

    private static boolean isSignedIn(Authentication authentication) {
        return authentication.isAuthenticated()
                && !(authentication instanceof AnonymousAuthenticationToken)
                && !roles(authentication).isEmpty();
    }

    static Set<String> roles(@Nullable Authentication authentication) {
        if (authentication == null) {
            return Set.of();
        }
        return authentication.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(Objects::nonNull)
                .filter(authority -> authority.startsWith(ROLE))
                .map(authority -> authority.substring(ROLE.length()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
