package io.tipstaff.portal.lookup;

import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.ParseResult.Parsed;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.quota.Allowance;
import io.tipstaff.portal.quota.Quotas;
import io.tipstaff.portal.quota.Taken;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/// Looks objects up for people, out of what their agency has.
@Service
public class MeteredLookup {

    /// What came of a question.
    public sealed interface Outcome {

        /// What is left.
        Allowance allowance();

        /// The answers, in the order of the questions.
        record Answered(List<Answer> answers, Allowance allowance) implements Outcome {

            public Answered {
                answers = List.copyOf(answers);
            }
        }

        /// Too few lookups are left; nothing was answered and nothing counted.
        record Exhausted(long wanted, Allowance allowance) implements Outcome {}
    }

    private final Lookup lookup;
    private final Quotas quotas;

    MeteredLookup(Lookup lookup, Quotas quotas) {
        this.lookup = lookup;
        this.quotas = quotas;
    }

    /// Answers for these objects, all or none. What cannot be read as an object is answered for
    /// nothing.
    ///
    /// @throws IllegalArgumentException if there are more than [Lookup#MAX_QUERIES]
    public Outcome ask(Person person, List<String> queries) {
        List<UUID> objects = queries.stream().flatMap(MeteredLookup::keyOf).distinct().toList();
        return switch (quotas.take(person, objects)) {
            case Taken.Granted(_, Allowance left) ->
                    new Outcome.Answered(lookup.answers(queries), left);
            case Taken.Exhausted(long wanted, Allowance left) ->
                    new Outcome.Exhausted(wanted, left);
        };
    }

    /// Returns what is left to the person's agency.
    public Allowance left(Person person) {
        return quotas.of(person);
    }

    private static Stream<UUID> keyOf(String query) {
        return IndicatorParser.parse(query) instanceof Parsed(var object)
                ? Stream.of(
                        UUID.nameUUIDFromBytes(
                                (object.kind().code() + ' ' + object.canonical())
                                        .getBytes(StandardCharsets.UTF_8)))
                : Stream.empty();
    }
}
