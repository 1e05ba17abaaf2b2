package io.tipstaff.portal.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.exchange.Context;
import io.tipstaff.exchange.Position;
import io.tipstaff.indicator.DomainName;
import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.IpAddress;
import io.tipstaff.indicator.Tlp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AssessmentTest {

    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
    private static final Indicator DOMAIN = new DomainName("evil.example");

    @Test
    void oneTrustedSourceCountsAsMuchAsItIsTrusted() {
        Assessment assessment = assess(DOMAIN, said(80, Context.NONE));

        assertThat(assessment.score()).isEqualTo(80);
        assertThat(assessment.zone()).isEqualTo(Zone.RED);
    }

    @Test
    void independentSourcesJoinLikeWitnesses() {
        Assessment assessment = assess(DOMAIN, said(50, Context.NONE), said(50, Context.NONE));

        assertThat(assessment.score()).isEqualTo(75);
        assertThat(assessment.reasons()).hasSize(2);
    }

    @Test
    void anAddressLosesHalfOfItsWeightInFortyFiveDays() {
        Context old = Context.builder().lastSeen(NOW.minus(Duration.ofDays(45))).build();

        Assessment assessment = assess(IpAddress.v4(0xC0000201), said(80, old));

        assertThat(assessment.score()).isEqualTo(40);
        assertThat(assessment.zone()).isEqualTo(Zone.YELLOW);
    }

    @Test
    void whatNobodyReportsAnyMoreIsNotCategorised() {
        Assessment assessment = assess(DOMAIN, withdrawn(90));

        assertThat(assessment.score()).isZero();
        assertThat(assessment.zone()).isEqualTo(Zone.GREY);
        assertThat(assessment.reasons().getFirst().text()).isEqualTo("no longer reported");
    }

    @Test
    void whatItsSourceTookBackDoesNotCount() {
        Assessment assessment = assess(DOMAIN, said(90, Context.builder().revoked().build()));

        assertThat(assessment.score()).isZero();
    }

    @Test
    void everyReasonCanBeRead() {
        Context context =
                Context.builder().confidence(50).lastSeen(NOW.minus(Duration.ofDays(3))).build();

        Assessment assessment = assess(DOMAIN, said(80, context));

        assertThat(assessment.reasons().getFirst().text())
                .isEqualTo("source trusted to 80 %, its own confidence 50 %, last seen 3 days ago");
    }

    private static Assessment assess(Indicator indicator, Observation... observations) {
        return Assessment.of(new KnownIndicator(1, indicator, NOW, List.of(observations)), NOW);
    }

    private static Observation said(int confidence, Context context) {
        return observation(confidence, null, context);
    }

    private static Observation withdrawn(int confidence) {
        return observation(confidence, NOW, Context.NONE);
    }

    private static Observation observation(
            int confidence, @Nullable Instant withdrawn, Context context) {
        return new Observation(
                1,
                "List",
                confidence,
                Tlp.GREEN,
                NOW,
                withdrawn,
                Position.NOWHERE,
                "evil.example",
                context);
    }
}
