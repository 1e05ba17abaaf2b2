package io.tipstaff.portal.feeds.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tipstaff.exchange.Context;
import io.tipstaff.exchange.FeedRecord;
import io.tipstaff.exchange.Position;
import io.tipstaff.indicator.DomainName;
import io.tipstaff.indicator.Kind;
import io.tipstaff.portal.feeds.intake.IntakeFilter.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IntakeFilterTest {

    private static FeedRecord record(String domain, Context context) {
        return new FeedRecord(new Position(1, 1, ""), domain, new DomainName(domain), context);
    }

    private static IntakeFilter patterns(List<String> include, List<String> exclude) {
        return new IntakeFilter(Set.of(), include, exclude, 0, Set.of(), Set.of());
    }

    @Test
    void takesEverythingUnlessToldOtherwise() {
        assertThat(IntakeFilter.EVERYTHING.leavesOut(record("a.example", Context.NONE))).isEmpty();
        assertThat(IntakeFilter.EVERYTHING.takesEverything()).isTrue();
    }

    @Test
    void leavesOutOtherKinds() {
        var filter =
                new IntakeFilter(Set.of(Kind.URL), List.of(), List.of(), 0, Set.of(), Set.of());

        assertThat(filter.leavesOut(record("a.example", Context.NONE))).contains(Reason.KIND);
    }

    @Test
    void anExclusionBeatsAnInclusion() {
        IntakeFilter filter = patterns(List.of("\\.example$"), List.of("^good\\."));

        assertThat(filter.leavesOut(record("bad.example", Context.NONE))).isEmpty();
        assertThat(filter.leavesOut(record("good.example", Context.NONE)))
                .contains(Reason.EXCLUDED);
        assertThat(filter.leavesOut(record("bad.test", Context.NONE)))
                .contains(Reason.NOT_INCLUDED);
    }

    @Test
    void aRecordThatStatesNoConfidenceIsTaken() {
        var filter = new IntakeFilter(Set.of(), List.of(), List.of(), 60, Set.of(), Set.of());

        assertThat(filter.leavesOut(record("a.example", Context.NONE))).isEmpty();
        assertThat(filter.leavesOut(record("a.example", Context.builder().confidence(59).build())))
                .contains(Reason.CONFIDENCE);
        assertThat(filter.leavesOut(record("a.example", Context.builder().confidence(60).build())))
                .isEmpty();
    }

    @Test
    void aTagMayBeWrittenInAnyCaseAndBeAThreatToo() {
        var filter =
                new IntakeFilter(Set.of(), List.of(), List.of(), 0, Set.of("Mudlark"), Set.of());

        assertThat(
                        filter.leavesOut(
                                record("a.example", Context.builder().threat("MUDLARK").build())))
                .isEmpty();
        assertThat(filter.leavesOut(record("a.example", Context.builder().tag("other").build())))
                .contains(Reason.TAG);
    }

    @Test
    void aPortIsNeededWherePortsAreNamed() {
        var filter = new IntakeFilter(Set.of(), List.of(), List.of(), 0, Set.of(), Set.of(443));

        assertThat(filter.leavesOut(record("a.example", Context.builder().port(443).build())))
                .isEmpty();
        assertThat(filter.leavesOut(record("a.example", Context.NONE))).contains(Reason.PORT);
    }

    @Test
    void aPatternThatExplodesElsewhereIsLinear() {
        IntakeFilter filter = patterns(List.of(), List.of("(a+)+$"));
        String longName = "a".repeat(60) + "." + "a".repeat(60) + "." + "a".repeat(60) + ".example";
        long began = System.nanoTime();

        for (int i = 0; i < 1000; i++) {
            assertThat(filter.leavesOut(record(longName, Context.NONE))).isEmpty();
        }

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void refusesWhatIsNoPattern() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> patterns(List.of("(unclosed"), List.of()))
                .withMessageContaining("(unclosed");
    }

    @Test
    void isTheSameOnceItWasStored() {
        var filter =
                new IntakeFilter(
                        Set.of(Kind.URL, Kind.DOMAIN),
                        List.of("a"),
                        List.of("b", "c"),
                        30,
                        Set.of("Tag"),
                        Set.of(443, 80));
        var intake = new Intake(";", Intake.USUAL.mapping(), filter, Duration.ofDays(30), 7);

        assertThat(IntakeJson.of(intake).toIntake()).isEqualTo(intake);
    }
}
