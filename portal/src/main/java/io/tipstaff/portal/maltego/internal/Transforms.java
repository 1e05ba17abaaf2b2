package io.tipstaff.portal.maltego.internal;

import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.agency.Tokens;
import io.tipstaff.portal.database.Slice;
import io.tipstaff.portal.lookup.Answer;
import io.tipstaff.portal.lookup.MeteredLookup;
import io.tipstaff.portal.lookup.MeteredLookup.Outcome.Answered;
import io.tipstaff.portal.lookup.MeteredLookup.Outcome.Exhausted;
import io.tipstaff.portal.relation.Link;
import io.tipstaff.portal.relation.Relation;
import io.tipstaff.portal.relation.Relations;
import io.tipstaff.portal.relation.Thing;
import io.tipstaff.portal.relation.ThingType;
import io.tipstaff.portal.shell.NotFoundException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// The transforms: one for each relation and each entity that it starts from, and one that says how
/// dangerous an object is, which counts as a lookup.
@Service
public class Transforms {

    /// Name of the setting that holds the API token.
    static final String KEY_SETTING = "api_key";

    private static final String PREFIX = "tipstaff.";

    /// A transform.
    ///
    /// @param input type of the entity that it starts from
    /// @param outputs types of entities that it answers with
    /// @param relation that it follows; null for the one that looks objects up
    public record Transform(
            String name,
            String title,
            String description,
            String input,
            Set<String> outputs,
            @Nullable Relation relation) {

        public Transform {
            outputs = Set.copyOf(outputs);
        }
    }

    private final Relations relations;
    private final MeteredLookup lookup;
    private final Tokens tokens;
    private final Map<String, Transform> byName;

    Transforms(Relations relations, MeteredLookup lookup, Tokens tokens) {
        this.relations = relations;
        this.lookup = lookup;
        this.tokens = tokens;
        this.byName =
                Stream.concat(lookups(), Arrays.stream(Relation.values()).flatMap(Transforms::of))
                        .collect(
                                Collectors.toMap(
                                        one -> folded(one.name()),
                                        one -> one,
                                        (one, _) -> one,
                                        LinkedHashMap::new));
    }

    private static Stream<Transform> lookups() {
        return inputs(Relation.SOURCES)
                .map(
                        input ->
                                new Transform(
                                        PREFIX + shortOf(input) + "Zone",
                                        "How dangerous is it? [Tipstaff]",
                                        "Zone, score and reasons; counts as a lookup",
                                        input,
                                        Set.of(Entities.PHRASE),
                                        null));
    }

    private static Stream<Transform> of(Relation relation) {
        return inputs(relation)
                .map(
                        input ->
                                new Transform(
                                        PREFIX + shortOf(input) + camel(relation.code()),
                                        "To " + relation.label() + " [Tipstaff]",
                                        "What is connected with it: " + relation.label(),
                                        input,
                                        outputs(relation),
                                        relation));
    }

    private static Stream<String> inputs(Relation relation) {
        return relation.starts().stream()
                .flatMap(type -> Entities.inputs(type).stream())
                .collect(Collectors.toCollection(TreeSet::new))
                .stream();
    }

    private static Set<String> outputs(Relation relation) {
        return switch (relation) {
            case RESOLVES_TO, ADDRESSES_INSIDE ->
                    Set.of(Entities.typeOf(ThingType.IPV4), Entities.typeOf(ThingType.IPV6));
            case RESOLVED_FROM,
                    ALIAS_OF,
                    ALIASES,
                    NAME_SERVER_OF,
                    MAIL_SERVER_OF,
                    NAMES_BELOW,
                    PARENT_DOMAINS ->
                    Set.of(Entities.typeOf(ThingType.DOMAIN), Entities.typeOf(ThingType.HOST));
            case NAME_SERVERS -> Set.of("maltego.NSRecord");
            case MAIL_SERVERS -> Set.of("maltego.MXRecord");
            case URLS -> Set.of(Entities.typeOf(ThingType.URL), Entities.PHRASE);
            case NETWORKS -> Set.of(Entities.typeOf(ThingType.NETWORK));
            case SYSTEM -> Set.of(Entities.typeOf(ThingType.SYSTEM));
            case COUNTRY -> Set.of(Entities.typeOf(ThingType.COUNTRY));
            case SAME_FILE -> Set.of(Entities.typeOf(ThingType.SHA256));
            case ACTORS -> Set.of(Entities.typeOf(ThingType.ACTOR));
            case SOURCES, THREATS, REPORTS, DETECTIONS -> Set.of(Entities.PHRASE);
            case HOST,
                    REPORTED_TOGETHER,
                    SAME_THREAT,
                    ABOUT,
                    DOWNLOADS,
                    DOWNLOADED_FROM,
                    DROPS,
                    DROPPED_BY,
                    COMMUNICATES_WITH,
                    CONTACTED_BY,
                    REDIRECTS_TO,
                    REDIRECTED_FROM,
                    STATED ->
                    Relation.SOURCES.starts().stream()
                            .map(Entities::typeOf)
                            .collect(Collectors.toSet());
        };
    }

    private static String shortOf(String entity) {
        return entity.substring(entity.indexOf('.') + 1);
    }

    private static String camel(String code) {
        return Arrays.stream(code.split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }

    /// Servers of transforms know names in lower case, with dashes for underscores.
    private static String folded(String name) {
        String folded = name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
        return folded.startsWith(PREFIX) ? folded.substring(PREFIX.length()) : folded;
    }

    /// Returns all transforms.
    public List<Transform> all() {
        return List.copyOf(byName.values());
    }

    /// Finds the transform of this name, in any case.
    public Optional<Transform> find(String name) {
        return Optional.ofNullable(byName.get(folded(name)));
    }

    /// Runs a transform and returns what the client reads; what goes wrong stands in it.
    ///
    /// @param signedIn by a token in a header of the request; null if there is none
    public String run(Transform transform, byte[] document, @Nullable Person signedIn) {
        try {
            TransformRequest request = RequestReader.read(document);
            Person person = signedIn == null ? personOf(request) : signedIn;
            if (!person.is(Role.ANALYST) && !person.is(Role.OPERATOR)) {
                return ResponseWriter.exception(
                        "transforms are for analysts and operators, which the token's owner is not");
            }
            return person.scope().call(() -> answer(transform, request, person));
        } catch (IllegalArgumentException wrong) {
            return ResponseWriter.exception(String.valueOf(wrong.getMessage()));
        } catch (NotFoundException absent) {
            return ResponseWriter.exception(String.valueOf(absent.getReason()));
        }
    }

    private Person personOf(TransformRequest request) {
        String token = request.settings().getOrDefault(KEY_SETTING, "");
        if (token.isEmpty()) {
            throw new IllegalArgumentException(
                    "an API token is needed: make one under My account in Tipstaff and put it into the setting "
                            + KEY_SETTING);
        }
        return tokens.readerOf(token)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "the API token is not known, expired, revoked or may not read"));
    }

    private String answer(Transform transform, TransformRequest request, Person person) {
        Entity entity = request.entity();
        if (!Entities.isOf(entity, Set.of(transform.input()))) {
            throw new IllegalArgumentException(
                    "this transform starts from "
                            + transform.input()
                            + ", not from "
                            + String.join(", ", entity.types()));
        }
        Thing thing = Entities.thing(entity, transform.input());
        return transform.relation() == null
                ? zone(thing, person)
                : related(transform.relation(), thing, person, request.limit());
    }

    private String related(Relation relation, Thing thing, Person person, int limit) {
        Slice<Link> page =
                relations.list(relation, thing, person, null, Math.min(limit, Relations.MOST));
        List<String> told =
                page.next() == null
                        ? List.of()
                        : List.of("there is more than the " + page.rows().size() + " shown");
        return ResponseWriter.answer(page.rows().stream().map(Entities::of).toList(), told);
    }

    private String zone(Thing thing, Person person) {
        if (thing.type().kind().isEmpty()) {
            throw new IllegalArgumentException(
                    "a " + thing.type().label() + " cannot be looked up");
        }
        return switch (lookup.ask(person, List.of(thing.value()))) {
            case Exhausted exhausted ->
                    throw new IllegalArgumentException(
                            exhausted.allowance().left()
                                    + " lookups are left to your agency; ask for more under Requests");
            case Answered(List<Answer> answers, _) ->
                    ResponseWriter.answer(List.of(zone(answers.getFirst())), List.of());
        };
    }

    private static Entity zone(Answer answer) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("text", answer.zone().label());
        fields.put("tipstaff.score", Integer.toString(answer.score()));
        fields.put("tipstaff.reasons", String.join("\n", reasons(answer)));
        fields.put("link#maltego.link.label", "score " + answer.score());
        fields.put("link#maltego.link.color", Entities.colour(answer.zone()));
        return Entity.of(Entities.PHRASE, answer.zone().label(), fields);
    }

    private static List<String> reasons(Answer answer) {
        List<String> reasons = new ArrayList<>();
        answer.findings()
                .forEach(
                        finding ->
                                finding.assessment()
                                        .reasons()
                                        .forEach(
                                                one ->
                                                        reasons.add(
                                                                (one.source() + " " + one.text())
                                                                        .strip())));
        return reasons.stream().distinct().limit(50).toList();
    }
}
