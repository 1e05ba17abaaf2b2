package io.tipstaff.portal.graph.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.graph.internal.GraphDocument;
import io.tipstaff.portal.graph.internal.GraphDocument.GraphLink;
import io.tipstaff.portal.graph.internal.GraphFile;
import io.tipstaff.portal.graph.internal.Graphs;
import io.tipstaff.portal.graph.internal.PathSearch;
import io.tipstaff.portal.graph.internal.PathSearch.Outcome;
import io.tipstaff.portal.graph.internal.SavedGraph;
import io.tipstaff.portal.relation.Link;
import io.tipstaff.portal.relation.Node;
import io.tipstaff.portal.relation.Relations;
import io.tipstaff.portal.relation.Thing;
import io.tipstaff.portal.shell.ApiPage;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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

/// Graphs that are kept, the files they are taken along in, and the search for a path.
@RestController
@RequestMapping("/api/v1/graphs")
@Tag(name = "Research graph")
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST')")
class GraphsApi {

    /// A graph to be kept.
    ///
    /// @param version that a change was made from; not needed for a new one
    record GraphRequest(
            @NotNull @Size(min = 1, max = 120) String name,
            @Nullable Boolean shared,
            @Nullable Integer version,
            @NotNull GraphDocument document) {}

    /// A graph with what it holds.
    record GraphView(SavedGraph graph, GraphDocument document) {}

    /// What came of the search for a path.
    ///
    /// @param things along the path, from one end to the other
    /// @param lookedAt how many things were expanded
    /// @param gaveUp why the search is not complete; null if it is
    record PathView(
            boolean found,
            List<PathThing> things,
            List<GraphLink> links,
            int lookedAt,
            @Nullable String gaveUp) {}

    /// A thing along a path.
    record PathThing(String thing, String type, String label, String zone) {

        static PathThing of(Node node) {
            return new PathThing(
                    node.thing().key(),
                    node.thing().type().code(),
                    node.label(),
                    node.zone().code());
        }
    }

    private final Graphs graphs;
    private final PathSearch paths;
    private final Relations relations;
    private final Clock clock;

    GraphsApi(Graphs graphs, PathSearch paths, Relations relations, Clock clock) {
        this.graphs = graphs;
        this.paths = paths;
        this.relations = relations;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "Your graphs and those that colleagues share, without what they hold")
    ApiPage<SavedGraph> list(@AuthenticationPrincipal Person me) {
        return new ApiPage<>(graphs.list(me), null);
    }

    @GetMapping("/{id}")
    @Operation(summary = "A graph with what it holds")
    GraphView get(@PathVariable UUID id, @AuthenticationPrincipal Person me) {
        return new GraphView(graphs.find(id, me), graphs.document(id, me));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Keeps a graph")
    SavedGraph create(
            @Valid @RequestBody GraphRequest request, @AuthenticationPrincipal Person me) {
        return graphs.create(me, request.name(), request.document());
    }

    @PutMapping("/{id}")
    @Operation(summary = "Changes a graph of your own, shares it with your agency or ends that")
    SavedGraph change(
            @PathVariable UUID id,
            @Valid @RequestBody GraphRequest request,
            @AuthenticationPrincipal Person me) {
        if (request.version() == null) {
            throw new IllegalArgumentException("say which version the change was made from");
        }
        return graphs.change(
                id,
                me,
                request.version(),
                request.name(),
                Boolean.TRUE.equals(request.shared()),
                request.document());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Deletes a graph of your own")
    void delete(@PathVariable UUID id, @AuthenticationPrincipal Person me) {
        graphs.delete(id, me);
    }

    @GetMapping("/{id}/export")
    @Operation(summary = "A graph as a file: json, svg or stix (2.1)")
    ResponseEntity<byte[]> export(
            @PathVariable UUID id,
            @RequestParam String format,
            @AuthenticationPrincipal Person me) {
        return file(
                GraphFile.ofCode(format), graphs.document(id, me), graphs.find(id, me).name(), me);
    }

    @PostMapping("/export")
    @Operation(summary = "A graph that is not kept as a file: json, svg or stix (2.1)")
    ResponseEntity<byte[]> export(
            @RequestParam String format,
            @Valid @RequestBody GraphRequest request,
            @AuthenticationPrincipal Person me) {
        return file(GraphFile.ofCode(format), request.document(), request.name(), me);
    }

    private ResponseEntity<byte[]> file(
            GraphFile format, GraphDocument document, String name, Person me) {
        String text = format.write(document, name, clock.instant());
        graphs.exported(me, format.code(), document);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(format.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + format.fileName() + "\"")
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/path")
    @Operation(
            summary =
                    "A shortest path between two things, of at most four steps; says when it gave up")
    PathView path(
            @RequestParam @Size(max = 8_300) String from,
            @RequestParam @Size(max = 8_300) String to,
            @AuthenticationPrincipal Person me) {
        Thing start = Thing.parse(from);
        Thing end = Thing.parse(to);
        Outcome outcome = paths.find(start, end, me);
        Map<Thing, Node> nodes = new LinkedHashMap<>();
        outcome.links().forEach(link -> nodes.put(link.to().thing(), link.to()));
        if (outcome.found()) {
            nodes.putIfAbsent(start, relations.node(start, me));
            nodes.putIfAbsent(end, relations.node(end, me));
        }
        return new PathView(
                outcome.found(),
                nodes.values().stream().map(PathThing::of).toList(),
                outcome.links().stream().map(GraphsApi::view).toList(),
                outcome.lookedAt(),
                outcome.gaveUp());
    }

    private static GraphLink view(Link link) {
        return new GraphLink(
                link.relation().code(),
                link.from().key(),
                link.to().thing().key(),
                link.firstSeen(),
                link.lastSeen(),
                link.saidBy());
    }
}
