package io.tipstaff.portal.relation.web;

import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.relation.Link;
import io.tipstaff.portal.relation.Relation;
import io.tipstaff.portal.relation.Relations;
import io.tipstaff.portal.relation.Thing;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The part of other pages that shows what is connected with an object.
@Controller
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST')")
class RelatedPages {

    /// One relation with the first few of what it leads to.
    ///
    /// @param count as it is written: `12`, `10,000+`
    record Section(Relation relation, String count, boolean more, List<Link> first) {}

    private static final int SHOWN = 5;

    private final Relations relations;

    RelatedPages(Relations relations) {
        this.relations = relations;
    }

    @GetMapping("/related")
    String related(@RequestParam String thing, @AuthenticationPrincipal Person me, Model model) {
        Thing asked = Thing.parse(thing);
        model.addAttribute("thing", asked);
        model.addAttribute(
                "sections",
                relations.counts(asked, me).entrySet().stream()
                        .map(entry -> section(entry.getKey(), entry.getValue(), asked, me))
                        .toList());
        return "relation/related";
    }

    private Section section(Relation relation, long count, Thing thing, Person me) {
        List<Link> first = relations.list(relation, thing, me, null, SHOWN).rows();
        String written =
                count > Relations.MOST
                        ? String.format(java.util.Locale.ROOT, "%,d+", Relations.MOST)
                        : String.format(java.util.Locale.ROOT, "%,d", count);
        return new Section(relation, written, count > first.size(), first);
    }
}
