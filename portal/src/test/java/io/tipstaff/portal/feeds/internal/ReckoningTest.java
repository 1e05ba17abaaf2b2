package io.tipstaff.portal.feeds.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.exchange.Context;
import io.tipstaff.exchange.Position;
import io.tipstaff.indicator.DomainName;
import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.IpAddress;
import io.tipstaff.indicator.Tlp;
import io.tipstaff.portal.feeds.Assessment;
import io.tipstaff.portal.feeds.Category;
import io.tipstaff.portal.feeds.KnownIndicator;
import io.tipstaff.portal.feeds.Observation;
import io.tipstaff.portal.feeds.Zone;
import io.tipstaff.portal.generated.GeneratedName;
import io.tipstaff.portal.whitelist.Effect;
import io.tipstaff.portal.whitelist.Listed;
import io.tipstaff.portal.whitelist.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReckoningTest {

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
        Assessment assessment =
                assess(DOMAIN, saidBy(1, 50, Context.NONE), saidBy(2, 50, Context.NONE));

        assertThat(assessment.score()).isEqualTo(75);
        assertThat(assessment.reasons()).hasSize(2);
        assertThat(assessment.sources()).isEqualTo(2);
    }

    @Test
    void aNameMadeToBeTakenForAnotherWeighsMoreIfASourceReportsIt() {
        var evidence = new Evidence(Map.of(), List.of(), null, "harbourbank.com", null);

        Assessment reported = assess(DOMAIN, evidence, said(50, Context.NONE));
        Assessment unreported = assess(DOMAIN, evidence);

        assertThat(reported.score()).isEqualTo(65);
        assertThat(reported.reasons().getLast().text()).contains("taken for harbourbank.com");
        assertThat(unreported.score()).isZero();
    }

    @Test
    void aNameThatLooksMadeByAProgramWeighsALittleMoreIfASourceReportsIt() {
        var name = new GeneratedName("xkqzvbtrw", 0.97, -6, 7, 0);
        var evidence = new Evidence(Map.of(), List.of(), null, null, name);

        Assessment reported = assess(DOMAIN, evidence, said(50, Context.NONE));
        Assessment unreported = assess(DOMAIN, evidence);

        assertThat(reported.score()).isEqualTo(55);
        assertThat(reported.reasons().getLast().weight()).isEqualTo(0.1);
        assertThat(assess(DOMAIN, evidence, said(70, Context.NONE)).zone()).isEqualTo(Zone.ORANGE);
        assertThat(reported.reasons().getLast().text()).contains("made by a program");
        assertThat(unreported.score()).isZero();
    }

    @Test
    void aListThatOnlyLowersLeavesItMatchedWithALowerScore() {
        var lists =
                List.of(
                        new Listed("Popular", "evil.example", Effect.LOWER, 25),
                        new Listed("Visited", "evil.example", Effect.LOWER, 50));

        Assessment assessment =
                assess(DOMAIN, new Evidence(Map.of(), lists, null), said(80, Context.NONE));

        assertThat(assessment.score()).isEqualTo(40);
        assertThat(assessment.keptOut()).isNull();
        assertThat(assessment.matched()).isTrue();
        assertThat(assessment.reasons().getLast().text()).contains("lowers the score by 50 %");
    }

    @Test
    void copiesOfOneListCountOnce() {
        var evidence = new Evidence(Map.of(2L, new Standing(1L, 0.95, 0, 0)), List.of(), null);

        Assessment assessment =
                assess(DOMAIN, evidence, saidBy(1, 50, Context.NONE), saidBy(2, 50, Context.NONE));

        assertThat(assessment.score()).isEqualTo(50);
        assertThat(assessment.sources()).isEqualTo(1);
        assertThat(assessment.reasons().getLast().text()).contains("counted once");
    }

    @Test
    void aSourceThatWasOftenWrongWeighsLess() {
        var evidence = new Evidence(Map.of(1L, new Standing(null, 0, 0, 10)), List.of(), null);

        Assessment assessment = assess(DOMAIN, evidence, saidBy(1, 80, Context.NONE));

        assertThat(assessment.score()).isEqualTo(40);
        assertThat(assessment.reasons().getFirst().text())
                .contains("its past leaves 50 % (0 confirmed, 10 refuted)");
    }

    @Test
    void whatIsOnAListThatKeepsOutIsGoodAndNotMatched() {
        var listed = Listed.keepingOut("Popular names", "evil.example");

        Assessment assessment =
                assess(
                        DOMAIN,
                        new Evidence(Map.of(), List.of(listed), null),
                        said(90, Context.NONE));

        assertThat(assessment.zone()).isEqualTo(Zone.GREEN);
        assertThat(assessment.matched()).isFalse();
        assertThat(assessment.keptOut()).isEqualTo("on the list Popular names: evil.example");
    }

    @Test
    void aListThatOnlyShowsKeepsNothingOut() {
        var listed = new Listed("Clouds", "evil.example", Effect.SHOW, 50);

        Assessment assessment =
                assess(
                        DOMAIN,
                        new Evidence(Map.of(), List.of(listed), null),
                        said(90, Context.NONE));

        assertThat(assessment.score()).isEqualTo(90);
        assertThat(assessment.matched()).isTrue();
        assertThat(assessment.reasons().getLast().text()).contains("Clouds");
    }

    @Test
    void anAnalystOverrulesAList() {
        var listed = Listed.keepingOut("Popular names", "evil.example");
        var malicious = new Verdict(Verdict.Says.MALICIOUS, "seen in case 7", "kim", NOW, null);

        Assessment assessment =
                assess(
                        DOMAIN,
                        new Evidence(Map.of(), List.of(listed), malicious),
                        said(20, Context.NONE));

        assertThat(assessment.zone()).isEqualTo(Zone.RED);
        assertThat(assessment.matched()).isTrue();
    }

    @Test
    void whatAnAnalystFoundHarmlessIsKeptOut() {
        var harmless = new Verdict(Verdict.Says.HARMLESS, "our own proxy", "kim", NOW, null);

        Assessment assessment =
                assess(DOMAIN, new Evidence(Map.of(), List.of(), harmless), said(90, Context.NONE));

        assertThat(assessment.keptOut()).isEqualTo("judged harmless by kim: our own proxy");
        assertThat(assessment.matched()).isFalse();
    }

    @Test
    void whatIsForInformationOnlyIsNotMatched() {
        Context context = Context.builder().use(Context.Use.INFORMATION).build();

        assertThat(assess(DOMAIN, said(90, context)).matched()).isFalse();
    }

    @Test
    void theWordsOfSourcesBecomeCategories() {
        Context context = Context.builder().tag("type:botnet_cc").threat("Mirai").build();

        assertThat(assess(DOMAIN, said(90, context)).categories())
                .containsExactly(Category.BOTNET_C2, Category.IOT);
    }

    @Test
    void aWordInsideAnotherMeansNothing() {
        Context context = Context.builder().tag("capture").tag("therapist").build();

        assertThat(assess(DOMAIN, said(90, context)).categories()).containsExactly(Category.OTHER);
    }

    @Test
    void theMostOpenMarkingDecidesWhoMayHaveIt() {
        Context amber = Context.builder().tlp(Tlp.AMBER).build();

        Assessment assessment = assess(DOMAIN, saidBy(1, 50, amber), saidBy(2, 50, Context.NONE));

        assertThat(assessment.tlp()).isEqualTo(Tlp.GREEN);
        assertThat(assess(DOMAIN, said(50, amber)).tlp()).isEqualTo(Tlp.AMBER);
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
        return assess(indicator, Evidence.NONE, observations);
    }

    private static Assessment assess(
            Indicator indicator, Evidence evidence, Observation... observations) {
        return Reckoning.of(
                new KnownIndicator(1, indicator, NOW, List.of(observations)), evidence, NOW);
    }

    private static Observation said(int confidence, Context context) {
        return saidBy(1, confidence, context);
    }

    private static Observation saidBy(long source, int confidence, Context context) {
        return observation(source, confidence, null, context);
    }

    private static Observation withdrawn(int confidence) {
        return observation(1, confidence, NOW, Context.NONE);
    }

    private static Observation observation(
            long source, int confidence, @Nullable Instant withdrawn, Context context) {
        return new Observation(
                source,
                "List " + source,
                confidence,
                Tlp.GREEN,
                List.of(),
                NOW,
                withdrawn,
                Position.NOWHERE,
                "evil.example",
                context);
    }
}
