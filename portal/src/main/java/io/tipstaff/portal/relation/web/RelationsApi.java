package io.tipstaff.portal.relation.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.database.Slice;
import io.tipstaff.portal.relation.Link;
import io.tipstaff.portal.relation.LinkView;
import io.tipstaff.portal.relation.NodeView;
import io.tipstaff.portal.relation.Relation;
import io.tipstaff.portal.relation.Relations;
import io.tipstaff.portal.relation.Thing;
import io.tipstaff.portal.shell.ApiPage;
import io.tipstaff.portal.shell.NotFoundException;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What is connected with an object, for programs and for the research graph.
@RestController
@RequestMapping("/api/v1/relations")
@Tag(name = "Relations")
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST')")
class RelationsApi {

    /// A thing and how much is connected with it.
    record Overview(NodeView node, List<CountView> relations) {}

    /// @param relation its code
    /// @param count exact up to 10,000
    /// @param more whether there are more than `count`
    record CountView(String relation, String label, long count, boolean more) {}

    private static final int MAX_KEY = 8_300;

    private final Relations relations;

    RelationsApi(Relations relations) {
        this.relations = relations;
    }

    @GetMapping
    @Operation(
            summary =
                    "How much is connected with a thing: an indicator in whatever way it is written, or a key such as report:…, actor:…, threat:…, source:…")
    Overview counts(
            @RequestParam @Size(min = 1, max = MAX_KEY) String thing,
            @AuthenticationPrincipal Person me) {
        Thing asked = Thing.parse(thing);
        return new Overview(
                NodeView.of(relations.node(asked, me)),
                relations.counts(asked, me).entrySet().stream()
                        .map(entry -> view(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static CountView view(Relation relation, long count) {
        return new CountView(
                relation.code(),
                relation.label(),
                Math.min(count, Relations.MOST),
                count > Relations.MOST);
    }

    @GetMapping("/{relation}")
    @Operation(summary = "What is connected with a thing by one relation, with zones and dates")
    ApiPage<LinkView> list(
            @PathVariable String relation,
            @RequestParam @Size(min = 1, max = MAX_KEY) String thing,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit,
            @AuthenticationPrincipal Person me) {
        Relation asked =
                Relation.ofCode(relation)
                        .orElseThrow(() -> new NotFoundException("no such relation: " + relation));
        Slice<Link> page =
                relations.list(asked, Thing.parse(thing), me, after, ApiPage.checkedLimit(limit));
        return new ApiPage<>(page.rows().stream().map(LinkView::of).toList(), page.next());
    }
}
