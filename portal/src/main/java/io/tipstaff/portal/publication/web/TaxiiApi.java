package io.tipstaff.portal.publication.web;

import io.swagger.v3.oas.annotations.Hidden;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.publication.internal.TaxiiCollections;
import io.tipstaff.portal.publication.internal.TaxiiCollections.Collection;
import io.tipstaff.portal.publication.internal.TaxiiCollections.Entry;
import io.tipstaff.portal.publication.internal.TaxiiCollections.Page;
import io.tipstaff.portal.publication.internal.TaxiiInboxes;
import io.tipstaff.portal.publication.internal.TaxiiInboxes.InboxCollection;
import io.tipstaff.portal.shell.NotFoundException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// A TAXII 2.1 server (OASIS standard of 10 June 2021): one API root, the feeds as collections to
/// read, beside the inboxes of partners, which [TaxiiInboxApi] writes.
@RestController
@RequestMapping("/taxii2")
@Hidden
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST')")
class TaxiiApi {

    private static final String ADDED_FIRST = "X-TAXII-Date-Added-First";
    private static final String ADDED_LAST = "X-TAXII-Date-Added-Last";

    private final TaxiiCollections collections;
    private final TaxiiInboxes inboxes;
    private final MessageSource messages;

    TaxiiApi(TaxiiCollections collections, TaxiiInboxes inboxes, MessageSource messages) {
        this.collections = collections;
        this.inboxes = inboxes;
        this.messages = messages;
    }

    @GetMapping({"", "/"})
    ResponseEntity<Object> discovery(@RequestHeader(defaultValue = "*/*") String accept) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("title", "Tipstaff");
        body.put("description", "Threat intelligence for those who subscribe");
        body.put("default", "/taxii2/feeds/");
        body.put("api_roots", List.of("/taxii2/feeds/"));
        return answer(accept, body);
    }

    @GetMapping({"/feeds", "/feeds/"})
    ResponseEntity<Object> root(@RequestHeader(defaultValue = "*/*") String accept) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("title", "Data feeds");
        body.put("versions", List.of(TaxiiAnswers.TAXII));
        body.put("max_content_length", TaxiiInboxApi.MOST_BYTES);
        return answer(accept, body);
    }

    @GetMapping({"/feeds/collections", "/feeds/collections/"})
    ResponseEntity<Object> collections(
            @RequestHeader(defaultValue = "*/*") String accept,
            @AuthenticationPrincipal Person me) {
        List<Map<String, Object>> all =
                Stream.concat(
                                collections.of(me).stream().map(this::described),
                                inboxes.of(me).stream().map(this::described))
                        .toList();
        return answer(accept, all.isEmpty() ? Map.of() : Map.of("collections", all));
    }

    @GetMapping({"/feeds/collections/{id}", "/feeds/collections/{id}/"})
    ResponseEntity<Object> collection(
            @PathVariable String id,
            @RequestHeader(defaultValue = "*/*") String accept,
            @AuthenticationPrincipal Person me) {
        Optional<InboxCollection> inbox = inboxes.find(id, me);
        return answer(
                accept,
                inbox.isPresent() ? described(inbox.get()) : described(collections.find(id, me)));
    }

    private Map<String, Object> described(InboxCollection inbox) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", inbox.id().toString());
        body.put("title", inbox.inbox().name());
        body.put("description", text("publication.inbox.what"));
        body.put("alias", inbox.alias());
        body.put("can_read", false);
        body.put("can_write", true);
        body.put("media_types", List.of(TaxiiAnswers.STIX));
        return body;
    }

    private Map<String, Object> described(Collection collection) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", collection.id().toString());
        String title = text("publication.feed." + collection.feed().code());
        body.put("title", collection.leastScore() == 0 ? title : title + " (high confidence)");
        body.put("description", text("publication.feed." + collection.feed().code() + ".what"));
        body.put("alias", collection.alias());
        body.put("can_read", true);
        body.put("can_write", false);
        body.put("media_types", List.of(TaxiiAnswers.STIX));
        return body;
    }

    private String text(String key) {
        return messages.getMessage(key, new Object[0], Locale.ENGLISH);
    }

    @GetMapping({"/feeds/collections/{id}/objects", "/feeds/collections/{id}/objects/"})
    ResponseEntity<Object> objects(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader(defaultValue = "*/*") String accept,
            @AuthenticationPrincipal Person me) {
        return page(id, parameters, accept, me, Entry::object);
    }

    @GetMapping({"/feeds/collections/{id}/manifest", "/feeds/collections/{id}/manifest/"})
    ResponseEntity<Object> manifest(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader(defaultValue = "*/*") String accept,
            @AuthenticationPrincipal Person me) {
        return page(id, parameters, accept, me, TaxiiApi::manifested);
    }

    private static Map<String, Object> manifested(Entry entry) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("id", entry.object().path("id").asString());
        record.put("date_added", TaxiiAnswers.time(entry.addedAt()));
        record.put("version", entry.object().path("modified").asString());
        record.put("media_type", TaxiiAnswers.STIX);
        return record;
    }

    @GetMapping({
        "/feeds/collections/{id}/objects/{object}",
        "/feeds/collections/{id}/objects/{object}/"
    })
    ResponseEntity<Object> object(
            @PathVariable String id,
            @PathVariable String object,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader(defaultValue = "*/*") String accept,
            @AuthenticationPrincipal Person me) {
        checkThere(id, object, me);
        return page(id, only(parameters, object), accept, me, Entry::object);
    }

    @GetMapping({
        "/feeds/collections/{id}/objects/{object}/versions",
        "/feeds/collections/{id}/objects/{object}/versions/"
    })
    ResponseEntity<Object> versions(
            @PathVariable String id,
            @PathVariable String object,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader(defaultValue = "*/*") String accept,
            @AuthenticationPrincipal Person me) {
        checkThere(id, object, me);
        Collection collection = collections.find(id, me);
        Page page = read(collection, TaxiiQuery.of(only(parameters, object)), me);
        List<String> versions =
                page.entries().stream()
                        .map(entry -> entry.object().path("modified").asString())
                        .toList();
        return answer(accept, versions.isEmpty() ? Map.of() : Map.of("versions", versions), page);
    }

    /// A filter may leave nothing of an object that is there; one that is not there is 404.
    private void checkThere(String id, String object, Person me) {
        MultiValueMap<String, String> only = only(new LinkedMultiValueMap<>(), object);
        if (read(collections.find(id, me), TaxiiQuery.of(only), me).entries().isEmpty()) {
            throw new NotFoundException("no such object: " + object);
        }
    }

    private static MultiValueMap<String, String> only(
            MultiValueMap<String, String> parameters, String object) {
        MultiValueMap<String, String> only = new LinkedMultiValueMap<>(parameters);
        only.set("match[id]", object);
        return only;
    }

    private ResponseEntity<Object> page(
            String id,
            MultiValueMap<String, String> parameters,
            String accept,
            Person me,
            Function<Entry, Object> shown) {
        inboxes.find(id, me).ifPresent(TaxiiApi::refuseReading);
        Collection collection = collections.find(id, me);
        Page page = read(collection, TaxiiQuery.of(parameters), me);
        Map<String, Object> envelope = new LinkedHashMap<>();
        if (page.more()) {
            envelope.put("more", true);
            envelope.put("next", TaxiiQuery.next(page.entries().getLast().version()));
        }
        if (!page.entries().isEmpty()) {
            envelope.put("objects", page.entries().stream().map(shown).toList());
        }
        return answer(accept, envelope, page);
    }

    private static void refuseReading(InboxCollection inbox) {
        throw new ResponseStatusException(
                HttpStatus.FORBIDDEN, "the collection can be written only: " + inbox.alias());
    }

    private Page read(Collection collection, TaxiiQuery query, Person me) {
        return query.nothing()
                ? new Page(List.of(), false)
                : collections.page(
                        collection,
                        me,
                        query.after(),
                        query.addedAfter(),
                        query.names(),
                        query.versions(),
                        query.limit());
    }

    @DeleteMapping({
        "/feeds/collections/{id}/objects/{object}",
        "/feeds/collections/{id}/objects/{object}/"
    })
    ResponseEntity<Object> delete(@PathVariable String id, @AuthenticationPrincipal Person me) {
        String alias =
                inboxes.find(id, me)
                        .map(InboxCollection::alias)
                        .orElseGet(() -> collections.find(id, me).alias());
        return TaxiiAnswers.problem(
                HttpStatus.FORBIDDEN, "nothing can be removed from the collection: " + alias);
    }

    private static ResponseEntity<Object> answer(String accept, Object body) {
        return answer(accept, body, new Page(List.of(), false));
    }

    private static ResponseEntity<Object> answer(String accept, Object body, Page page) {
        var headers = new HttpHeaders();
        if (!page.entries().isEmpty()) {
            headers.set(ADDED_FIRST, TaxiiAnswers.time(page.entries().getFirst().addedAt()));
            headers.set(ADDED_LAST, TaxiiAnswers.time(page.entries().getLast().addedAt()));
        }
        return TaxiiAnswers.of(HttpStatus.OK, accept, headers, body);
    }
}
