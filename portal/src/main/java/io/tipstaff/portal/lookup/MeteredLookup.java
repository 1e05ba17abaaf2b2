package io.tipstaff.portal.lookup;

import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.ParseResult.Parsed;
import io.tipstaff.indicator.Tlp;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.feeds.Clearance;
import io.tipstaff.portal.quota.Allowance;
import io.tipstaff.portal.quota.Quotas;
import io.tipstaff.portal.quota.Taken;
import java.util.List;
import java.util.Optional;
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
    private final Visits visits;

    MeteredLookup(Lookup lookup, Quotas quotas, Visits visits) {
        this.lookup = lookup;
        this.quotas = quotas;
        this.visits = visits;
    }

    /// Answers for these objects, all or none. What cannot be read as an object is answered for
    /// nothing.
    ///
    /// @throws IllegalArgumentException if there are more than [Lookup#MAX_QUERIES]
    public Outcome ask(Person person, List<String> queries) {
        if (queries.size() > Lookup.MAX_QUERIES) {
            throw new IllegalArgumentException(
                    "more than " + Lookup.MAX_QUERIES + " objects: " + queries.size());
        }
        List<UUID> objects = queries.stream().flatMap(MeteredLookup::keyOf).distinct().toList();
        return switch (quotas.take(person, objects)) {
            case Taken.Granted(_, Allowance left) -> {
                Tlp clearance = Clearance.of(person);
                List<Answer> answers =
                        queries.stream().map(query -> lookup.answer(query, clearance)).toList();
                visits.remember(person, answers);
                yield new Outcome.Answered(answers, left);
            }
            case Taken.Exhausted(long wanted, Allowance left) ->
                    new Outcome.Exhausted(wanted, left);
        };
    }

    /// Answers anew what the person's agency was answered lately, at no cost: for the parts of a
    /// page that are loaded after it. Nothing if the agency did not ask within [Quotas#AFTERWARDS].
    public Optional<Answer> again(Person person, String query) {
        return keyOf(query)
                .filter(object -> quotas.isPaid(person, object))
                .findFirst()
                .map(_ -> lookup.answer(query, Clearance.of(person)));
    }

    /// Returns what is left to the person's agency.
    public Allowance left(Person person) {
        return quotas.of(person);
    }

    private static Stream<UUID> keyOf(String query) {
        return IndicatorParser.parse(query) instanceof Parsed(var object)
                ? Stream.of(Visits.keyOf(object))
                : Stream.empty();
    }
}
