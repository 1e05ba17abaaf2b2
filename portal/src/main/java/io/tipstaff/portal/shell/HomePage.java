package io.tipstaff.portal.shell;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// The first page: the tiles that modules hand in.
@Controller
final class HomePage {

    private final List<HomeTile> tiles;

    HomePage(ObjectProvider<HomeTile> tiles) {
        this.tiles = tiles.stream().sorted(Comparator.comparingInt(HomeTile::order)).toList();
    }

    @GetMapping("/")
    String show(Authentication authentication, Model model) {
        Set<String> roles = FrameAdvice.roles(authentication);
        model.addAttribute(
                "tiles",
                tiles.stream()
                        .filter(
                                tile ->
                                        tile.roles().isEmpty()
                                                || tile.roles().stream().anyMatch(roles::contains))
                        .toList());
        return "shell/home";
    }

    @Configuration(proxyBeanMethods = false)
    static class Declarations {

        @Bean
        NavigationEntry homeEntry() {
            return NavigationEntry.forEverybody(Capability.HOME, "/");
        }
    }
}
