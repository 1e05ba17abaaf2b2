package io.tipstaff.portal.maltego.web;

import io.swagger.v3.oas.annotations.Hidden;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.maltego.internal.RequestReader;
import io.tipstaff.portal.maltego.internal.ResponseWriter;
import io.tipstaff.portal.maltego.internal.Transforms;
import io.tipstaff.portal.maltego.internal.Transforms.Transform;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;

/// What the Maltego client and transform hubs ask, by the protocol's version 2.
///
/// Everybody may read which transforms there are; running one needs an API token, in a setting of
/// the transform or in a header. A session of the browser does not count here, because these
/// requests have no CSRF token. What goes wrong is answered with 200 and an exception message, as
/// clients expect.
@RestController
@Hidden
class MaltegoServer {

    private static final MediaType XML = new MediaType("text", "xml", StandardCharsets.UTF_8);
    private static final String SCOPE = "SCOPE_read";

    private final Transforms transforms;

    MaltegoServer(Transforms transforms) {
        this.transforms = transforms;
    }

    @GetMapping("/maltego/seed")
    ResponseEntity<String> seed(HttpServletRequest request) {
        String runner =
                ServletUriComponentsBuilder.fromContextPath(request)
                        .path("/maltego/runner")
                        .toUriString();
        return xml(HttpStatus.OK, ResponseWriter.discovery(runner));
    }

    @GetMapping("/maltego/runner")
    ResponseEntity<?> command(HttpServletRequest request) {
        return switch (parameter(request, "Command")) {
            case "_TRANSFORMS" -> xml(HttpStatus.OK, ResponseWriter.list(transforms.all()));
            // No entities of our own.
            case "_CONFIG" ->
                    ResponseEntity.ok()
                            .contentType(MediaType.APPLICATION_OCTET_STREAM)
                            .body(new byte[0]);
            default ->
                    xml(
                            HttpStatus.BAD_REQUEST,
                            ResponseWriter.exception("not a command of a transform server"));
        };
    }

    @PostMapping("/maltego/runner")
    ResponseEntity<String> run(HttpServletRequest request, @Nullable Authentication sender)
            throws IOException {
        return run(parameter(request, "TransformToRun"), request, sender);
    }

    /// Parameters are in the address alone: the body is XML whatever its type says.
    private static String parameter(HttpServletRequest request, String name) {
        UriComponents address =
                UriComponentsBuilder.newInstance().query(request.getQueryString()).build();
        return Optional.ofNullable(address.getQueryParams().getFirst(name)).orElse("");
    }

    /// As hubs and the library maltego-trx call a transform.
    @PostMapping({"/maltego/run/{name}", "/maltego/run/{name}/"})
    ResponseEntity<String> runByPath(
            @PathVariable String name, HttpServletRequest request, @Nullable Authentication sender)
            throws IOException {
        return run(name, request, sender);
    }

    @GetMapping({"/maltego/run/{name}", "/maltego/run/{name}/"})
    ResponseEntity<String> hint(@PathVariable String name) {
        return transforms.find(name).isPresent()
                ? ResponseEntity.ok()
                        .contentType(MediaType.TEXT_PLAIN)
                        .body("A transform for Maltego: it wants a POST.")
                : ResponseEntity.notFound().build();
    }

    private ResponseEntity<String> run(
            String name, HttpServletRequest request, @Nullable Authentication sender)
            throws IOException {
        Optional<Transform> transform = transforms.find(name);
        if (transform.isEmpty()) {
            return xml(HttpStatus.NOT_FOUND, ResponseWriter.exception("no such transform"));
        }
        byte[] document = request.getInputStream().readNBytes(RequestReader.MAX_BYTES + 1);
        if (document.length > RequestReader.MAX_BYTES) {
            return xml(
                    HttpStatus.OK,
                    ResponseWriter.exception(
                            "the request is longer than " + RequestReader.MAX_BYTES + " bytes"));
        }
        return xml(
                HttpStatus.OK,
                transforms.run(transform.get(), document, byHeader(request, sender)));
    }

    private static @Nullable Person byHeader(
            HttpServletRequest request, @Nullable Authentication sender) {
        String authorization =
                Objects.requireNonNullElse(request.getHeader(HttpHeaders.AUTHORIZATION), "");
        boolean hasToken =
                authorization.matches("(?i)(Bearer|Basic) .*")
                        || request.getHeader("X-API-Key") != null;
        boolean mayRead =
                sender != null
                        && sender.getAuthorities().stream()
                                .anyMatch(one -> SCOPE.equals(one.getAuthority()));
        return hasToken
                        && mayRead
                        && sender != null
                        && sender.getPrincipal() instanceof Person person
                ? person
                : null;
    }

    private static ResponseEntity<String> xml(HttpStatus status, String text) {
        return ResponseEntity.status(status).contentType(XML).body(text);
    }
}
