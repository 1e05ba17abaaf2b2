package io.tipstaff.portal.lookup.web;

import io.swagger.v3.oas.annotations.Hidden;
import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.Kind;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.lookup.Answer;
import io.tipstaff.portal.lookup.MeteredLookup;
import io.tipstaff.portal.lookup.MeteredLookup.Outcome.Answered;
import io.tipstaff.portal.lookup.MeteredLookup.Outcome.Exhausted;
import io.tipstaff.portal.lookup.QuotaExhausted;
import io.tipstaff.portal.lookup.SectionQuestion;
import io.tipstaff.portal.lookup.Span;
import io.tipstaff.portal.quota.Allowance;
import io.tipstaff.portal.shell.NotFoundException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Lookup at the addresses and in the shape that existing integrations of a commercial portal
/// expect: another base address and a token of ours is all that they need.
///
/// `GET /api/{hash|ip|domain|url}/{value}?sections=…` with a bearer token, and `GET
/// /api/v1/search/{hash|ip|domain|url}?request=…` with `x-api-key`. 400 is for a value of another
/// kind, 401 for a token that is not known, 403 for a quota that is used up, 404 for an object that
/// nobody has reported.
@RestController
@Hidden
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST')")
class CompatibleApi {

    /// What one may ask for, by the names in the address.
    enum ObjectType {
        HASH,
        IP,
        DOMAIN,
        URL;

        boolean holds(Kind kind) {
            return switch (this) {
                case HASH -> kind == Kind.MD5 || kind == Kind.SHA1 || kind == Kind.SHA256;
                case IP -> kind == Kind.IPV4 || kind == Kind.IPV6;
                case DOMAIN -> kind == Kind.DOMAIN || kind == Kind.HOST;
                case URL -> kind == Kind.URL || kind == Kind.DOMAIN || kind == Kind.HOST;
            };
        }

        static ObjectType of(String code) {
            for (ObjectType type : values()) {
                if (type.name().toLowerCase(Locale.ROOT).equals(code)) {
                    return type;
                }
            }
            throw new NotFoundException("only hash, ip, domain and url can be looked up");
        }
    }

    private final MeteredLookup lookup;
    private final CompatibleShape shape;

    CompatibleApi(MeteredLookup lookup, CompatibleShape shape) {
        this.lookup = lookup;
        this.shape = shape;
    }

    @GetMapping("/api/{type:hash|ip|domain|url}/{*value}")
    Map<String, Object> byPath(
            @PathVariable String type,
            @PathVariable String value,
            @RequestParam(defaultValue = "") List<String> sections,
            @AuthenticationPrincipal Person me) {
        return answer(ObjectType.of(type), value.substring(1), Set.copyOf(sections), me);
    }

    @GetMapping("/api/v1/search/{type}")
    Map<String, Object> bySearch(
            @PathVariable String type,
            @RequestParam String request,
            @AuthenticationPrincipal Person me) {
        return answer(ObjectType.of(type), request, Set.of(), me);
    }

    private Map<String, Object> answer(
            ObjectType type, String value, Set<String> sections, Person me) {
        String asked = type == ObjectType.URL && !value.contains("://") ? "http://" + value : value;
        return switch (lookup.ask(me, List.of(asked))) {
            case Answered(List<Answer> answers, Allowance left) ->
                    shaped(type, answers.getFirst(), sections, me, left);
            case Exhausted exhausted -> throw new QuotaExhausted(HttpStatus.FORBIDDEN, exhausted);
        };
    }

    private Map<String, Object> shaped(
            ObjectType type, Answer answer, Set<String> sections, Person me, Allowance left) {
        Indicator object =
                answer.readAs()
                        .filter(read -> type.holds(read.kind()))
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "not of the kind "
                                                        + type.name().toLowerCase(Locale.ROOT)
                                                        + ": "
                                                        + answer.query()));
        if (!answer.isKnown() && answer.scope() == Answer.Scope.PUBLIC) {
            throw new NotFoundException("nobody has reported it: " + object.canonical());
        }
        return shape.of(
                type, new SectionQuestion(object, answer, me, Span.DAYS_90), sections, left);
    }
}
