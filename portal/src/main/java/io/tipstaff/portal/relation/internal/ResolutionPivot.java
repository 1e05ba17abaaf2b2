package io.tipstaff.portal.relation.internal;

import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.ParseResult.Parsed;
import io.tipstaff.portal.relation.Link;
import io.tipstaff.portal.relation.Node;
import io.tipstaff.portal.relation.Relation;
import io.tipstaff.portal.relation.Thing;
import io.tipstaff.portal.relation.ThingType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What names resolved to, by the records of passive DNS.
@Component
class ResolutionPivot implements Pivot {

    private static final Map<Relation, JdbcResolutions.Question> QUESTIONS =
            Map.of(
                    Relation.RESOLVES_TO, JdbcResolutions.Question.ofName("A", "AAAA"),
                    Relation.RESOLVED_FROM, JdbcResolutions.Question.ofData("A", "AAAA"),
                    Relation.ALIAS_OF, JdbcResolutions.Question.ofName("CNAME"),
                    Relation.ALIASES, JdbcResolutions.Question.ofData("CNAME"),
                    Relation.NAME_SERVERS, JdbcResolutions.Question.ofName("NS"),
                    Relation.NAME_SERVER_OF, JdbcResolutions.Question.ofData("NS"),
                    Relation.MAIL_SERVERS, JdbcResolutions.Question.ofName("MX"),
                    Relation.MAIL_SERVER_OF, JdbcResolutions.Question.ofMailServer());

    private final JdbcResolutions database;

    ResolutionPivot(JdbcResolutions database) {
        this.database = database;
    }

    @Override
    public boolean follows(Relation relation, ThingType from) {
        return QUESTIONS.containsKey(relation);
    }

    @Override
    public List<Link> list(Relation relation, Subject subject, int offset, int limit) {
        return database.find(question(relation), subject.thing().bare(), offset, limit).stream()
                .map(answer -> link(relation, subject.thing(), answer))
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public long count(Relation relation, Subject subject, int atMost) {
        return database.count(question(relation), subject.thing().bare(), atMost);
    }

    private static JdbcResolutions.Question question(Relation relation) {
        return Objects.requireNonNull(QUESTIONS.get(relation));
    }

    /// Sensors hand in what resolvers answered: not every answer is an address or a name.
    private static Optional<Link> link(
            Relation relation, Thing from, JdbcResolutions.Answer answer) {
        @Nullable Indicator indicator =
                IndicatorParser.parse(answer.text()) instanceof Parsed(Indicator parsed)
                        ? parsed
                        : IndicatorParser.parse("=" + answer.text())
                                        instanceof Parsed(Indicator exact)
                                ? exact
                                : null;
        return Optional.ofNullable(indicator)
                .map(
                        to ->
                                new Link(
                                        relation,
                                        from,
                                        Node.of(Thing.of(to)),
                                        answer.first(),
                                        answer.last(),
                                        "passive DNS"));
    }
}
