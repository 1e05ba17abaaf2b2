package io.tipstaff.portal.publication.web;

import io.swagger.v3.oas.annotations.Hidden;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.feeds.Delivery;
import io.tipstaff.portal.feeds.Inboxes;
import io.tipstaff.portal.publication.internal.TaxiiCollections;
import io.tipstaff.portal.publication.internal.TaxiiInboxes;
import io.tipstaff.portal.publication.internal.TaxiiInboxes.InboxCollection;
import io.tipstaff.portal.shell.NotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Takes what partners add to their collections (TAXII 2.1, 5.5), and tells what became of it
/// (4.3).
@RestController
@RequestMapping("/taxii2/feeds")
@Hidden
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST')")
class TaxiiInboxApi {

    /// Of an envelope.
    static final int MOST_BYTES = 10 << 20;

    private static final int MOST_OBJECTS = 10_000;
    private static final JsonMapper JSON = new JsonMapper();

    private final TaxiiCollections collections;
    private final TaxiiInboxes collectionsToWrite;
    private final Inboxes inboxes;

    TaxiiInboxApi(TaxiiCollections collections, TaxiiInboxes collectionsToWrite, Inboxes inboxes) {
        this.collections = collections;
        this.collectionsToWrite = collectionsToWrite;
        this.inboxes = inboxes;
    }

    @PostMapping({"/collections/{id}/objects", "/collections/{id}/objects/"})
    ResponseEntity<Object> add(
            @PathVariable String id,
            @RequestHeader(defaultValue = "*/*") String accept,
            @RequestHeader(value = "Content-Type", defaultValue = "") String contentType,
            InputStream body,
            @AuthenticationPrincipal Person me)
            throws IOException {
        InboxCollection collection =
                collectionsToWrite.find(id, me).orElseThrow(() -> notWritable(id, me));
        if (!isTaxii(contentType)) {
            throw problem(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE, "send " + TaxiiAnswers.TAXII + ", please");
        }
        byte[] envelope = body.readNBytes(MOST_BYTES + 1);
        if (envelope.length > MOST_BYTES) {
            throw problem(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "an envelope holds at most " + MOST_BYTES + " bytes; send it in parts");
        }
        List<Delivery.Thing> objects = objects(envelope);
        Delivery delivery = inboxes.deliver(collection.inbox().source(), envelope, objects, me);
        return TaxiiAnswers.of(HttpStatus.ACCEPTED, accept, new HttpHeaders(), described(delivery));
    }

    private ResponseStatusException notWritable(String id, Person me) {
        return problem(
                HttpStatus.FORBIDDEN,
                "the collection can be read only: " + collections.find(id, me).alias());
    }

    private static boolean isTaxii(String contentType) {
        return !contentType.isEmpty()
                && TaxiiAnswers.isOurs(MediaType.parseMediaType(contentType))
                && MediaType.parseMediaType(contentType).isConcrete();
    }

    private static List<Delivery.Thing> objects(byte[] envelope) {
        JsonNode objects = read(envelope).path("objects");
        if (!objects.isArray() || objects.isEmpty() || objects.size() > MOST_OBJECTS) {
            throw problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "an envelope has from 1 to " + MOST_OBJECTS + " objects");
        }
        List<Delivery.Thing> things = new ArrayList<>();
        for (JsonNode object : objects) {
            String id = object.path("id").asString("");
            if (!id.matches("[a-z0-9-]{1,250}--[0-9a-f-]{36}")
                    || !id.startsWith(object.path("type").asString("") + "--")) {
                throw problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "object " + (things.size() + 1) + " has no id of its type: " + id);
            }
            String created = object.path("created").asString("");
            things.add(new Delivery.Thing(id, object.path("modified").asString(created)));
        }
        return things;
    }

    private static JsonNode read(byte[] envelope) {
        try {
            return JSON.readTree(envelope);
        } catch (JacksonException invalid) {
            throw new IllegalArgumentException("no JSON: " + invalid.getOriginalMessage(), invalid);
        }
    }

    private static ResponseStatusException problem(HttpStatus status, String what) {
        return new ResponseStatusException(status, what);
    }

    @GetMapping({"/status/{id}", "/status/{id}/"})
    ResponseEntity<Object> status(
            @PathVariable String id,
            @RequestHeader(defaultValue = "*/*") String accept,
            @AuthenticationPrincipal Person me) {
        Delivery delivery =
                inboxes.delivery(UUID.fromString(id), me)
                        .orElseThrow(() -> new NotFoundException("no such status: " + id));
        return TaxiiAnswers.of(HttpStatus.OK, accept, new HttpHeaders(), described(delivery));
    }

    private static Map<String, Object> described(Delivery delivery) {
        List<Map<String, String>> good = new ArrayList<>();
        List<Map<String, String>> bad = new ArrayList<>();
        List<Map<String, String>> waiting = new ArrayList<>();
        for (Delivery.Thing object : delivery.objects()) {
            Map<String, String> detail = new LinkedHashMap<>();
            detail.put("id", object.id());
            detail.put("version", object.version());
            if (!delivery.imported()) {
                waiting.add(detail);
            } else if (delivery.refused().containsKey(object.id())) {
                detail.put("message", delivery.refused().get(object.id()));
                bad.add(detail);
            } else {
                good.add(detail);
            }
        }
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("id", delivery.id().toString());
        status.put("status", delivery.imported() ? "complete" : "pending");
        status.put("request_timestamp", TaxiiAnswers.time(delivery.receivedAt()));
        status.put("total_count", delivery.objects().size());
        status.put("success_count", good.size());
        status.put("successes", good);
        status.put("failure_count", bad.size());
        status.put("failures", bad);
        status.put("pending_count", waiting.size());
        status.put("pendings", waiting);
        return status;
    }
}
