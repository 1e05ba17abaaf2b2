package io.tipstaff.portal.requests.web;

import io.tipstaff.portal.agency.AgencyId;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.requests.Request.State;
import io.tipstaff.portal.requests.internal.RequestDesk;
import io.tipstaff.portal.requests.internal.RequestFilter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/// What the address of the list asks for, as the user wrote it; null or empty takes all.
///
/// @param state empty for all; if it is missing, operators of the centre get what is open
/// @param agency its id
/// @param mine `true` for what the person has asked for
/// @param sort `asked` for the oldest first, `-asked` for the newest; if it is missing, operators
///   of the centre get the oldest first
record QueueQuery(
        @Nullable String q,
        @Nullable String kind,
        @Nullable String state,
        @Nullable String agency,
        @Nullable String mine,
        @Nullable String sort) {

    private static final int MAX_TEXT = 200;

    String stateFor(Person person) {
        return state != null ? state : RequestDesk.decides(person) ? State.OPEN.code() : "";
    }

    String sortFor(Person person) {
        return sort != null && !sort.isEmpty()
                ? sort
                : RequestDesk.decides(person) ? "asked" : "-asked";
    }

    /// @throws IllegalArgumentException if state or agency is none
    RequestFilter filter(Person person) {
        String wanted = stateFor(person);
        return new RequestFilter(
                text(),
                filled(kind),
                wanted.isEmpty() ? null : State.ofCode(wanted),
                filled(agency) == null ? null : AgencyId.of(String.valueOf(agency)),
                "true".equals(mine) ? person.id() : null);
    }

    private String text() {
        String text = q == null ? "" : q.strip();
        return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /// Returns the address of the same list from a row on.
    String address(Person person, @Nullable String after) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("q", text());
        parameters.put("kind", kind == null ? "" : kind);
        parameters.put("state", stateFor(person));
        parameters.put("agency", agency == null ? "" : agency);
        parameters.put("mine", mine == null ? "" : mine);
        parameters.put("sort", sortFor(person));
        parameters.put("after", after == null ? "" : after);
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/requests");
        parameters.forEach(
                (name, value) -> {
                    if (!value.isEmpty() || name.equals("state")) {
                        address.queryParam(name, "{" + name + "}");
                    }
                });
        return address.encode().buildAndExpand(parameters).toUriString();
    }
}
