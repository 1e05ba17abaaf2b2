package io.tipstaff.portal.lookup.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.Kind;
import io.tipstaff.indicator.ParseResult.Parsed;
import io.tipstaff.portal.agency.AgencyId;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.PersonId;
import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.feeds.Zone;
import io.tipstaff.portal.lookup.Answer;
import io.tipstaff.portal.lookup.LookupSection;
import io.tipstaff.portal.lookup.SectionQuestion;
import io.tipstaff.portal.lookup.Span;
import io.tipstaff.portal.lookup.internal.Sections.Told;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SectionsTest {

    private static final Person PERSON =
            new Person(
                    new PersonId(new UUID(0, 1)),
                    "robin@agency.example",
                    "Robin",
                    new AgencyId(new UUID(0, 2)),
                    "Agency",
                    false,
                    Set.of(Role.ANALYST));

    /// A section that tells its name, or fails.
    private record Telling(String name, Kind only, boolean failing) implements LookupSection {

        @Override
        public Place place() {
            return Place.BELOW;
        }

        @Override
        public boolean appliesTo(Kind kind) {
            return kind == only;
        }

        @Override
        public Object tell(SectionQuestion question) {
            if (failing) {
                throw new IllegalStateException("the database is away");
            }
            return name + " of " + question.object().canonical();
        }
    }

    private static final LookupSection GOOD = new Telling("good", Kind.DOMAIN, false);
    private static final LookupSection BAD = new Telling("bad", Kind.DOMAIN, true);
    private static final LookupSection OTHER = new Telling("other", Kind.MD5, false);

    private final Sections sections = new Sections(List.of(GOOD, BAD, OTHER));

    private static Answer answer(String text) {
        return IndicatorParser.parse(text) instanceof Parsed(var object)
                ? new Answer(text, object, null, Answer.Scope.PUBLIC, Zone.GREY, 0, List.of())
                : new Answer(text, null, "no", Answer.Scope.PUBLIC, Zone.GREY, 0, List.of());
    }

    private Told ask(LookupSection section, String text) {
        return sections.ask(section, answer(text), PERSON, Span.DAYS_90);
    }

    @Test
    void aSectionThatFailsLeavesTheOthers() {
        assertThat(ask(BAD, "evil.example")).isEqualTo(new Told.Failed());
        assertThat(ask(GOOD, "evil.example")).isEqualTo(new Told.Known("good of evil.example"));
    }

    @Test
    void aSectionThatDoesNotApplySaysWhy() {
        assertThat(ask(OTHER, "evil.example"))
                .isEqualTo(new Told.NotApplicable("not for the kind domain"));
        assertThat(ask(GOOD, "just words"))
                .isEqualTo(new Told.NotApplicable("the value is no indicator"));
    }

    @Test
    void sectionsAreFoundInTheOrderInWhichTheyAreNamedAndOnce() {
        assertThat(sections.named(List.of("other", "good", "other"))).containsExactly(OTHER, GOOD);
    }

    @Test
    void anUnknownNameIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> sections.named(List.of("good", "sandbox")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no such section: sandbox; there are good, bad, other");
        assertThatThrownBy(() -> sections.named(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("good, bad, other");
    }

    @Test
    void twoSectionsOfOneNameAreAMistakeOfTheProgram() {
        assertThatThrownBy(() -> new Sections(List.of(GOOD, GOOD)))
                .isInstanceOf(IllegalStateException.class);
    }
}
