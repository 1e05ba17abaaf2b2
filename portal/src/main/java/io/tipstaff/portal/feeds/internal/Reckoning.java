package io.tipstaff.portal.feeds.internal;

import io.tipstaff.exchange.Context;
import io.tipstaff.indicator.Kind;
import io.tipstaff.indicator.Tlp;
import io.tipstaff.portal.feeds.Assessment;
import io.tipstaff.portal.feeds.Assessment.Reason;
import io.tipstaff.portal.feeds.Category;
import io.tipstaff.portal.feeds.KnownIndicator;
import io.tipstaff.portal.feeds.Observation;
import io.tipstaff.portal.feeds.Zone;
import io.tipstaff.portal.whitelist.Effect;
import io.tipstaff.portal.whitelist.Listed;
import io.tipstaff.portal.whitelist.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes an assessment of what is said about one indicator. The same evidence at the same time
/// gives the same assessment.
///
/// Each current observation weighs from 0 to 1: the operator's confidence in the source, times what
/// its past leaves of that, times what the record says of its own confidence, times what is left by
/// age. Of sources that copy each other only the weightiest counts. The weights join like
/// independent witnesses: the score is 100 · (1 − Π(1 − weight)). An analyst's verdict and a list
/// that keeps out stand above all sources.
final class Reckoning {

    private static final double INFORMATION_ONLY = 0.3;
    private static final double EXPIRED = 0.2;
    private static final int JUDGED_MALICIOUS = 95;

    /// What a name that imitates another weighs, if a source reports it at all.
    private static final double LOOK_ALIKE = 0.3;

    /// What a name weighs that looks made by a program, if a source reports it at all: so little
    /// that it does not make one source of usual confidence enough for the red zone.
    private static final double GENERATED = 0.1;

    private static final int MAX_THREATS = 20;

    /// A score that ages is reckoned anew after a tenth of its half-life, when 7 % of it are gone.
    private static final int STEPS_IN_HALF_LIFE = 10;

    private record Weighed(Observation observation, double weight, String text) {}

    private final KnownIndicator known;
    private final Evidence evidence;
    private final Instant now;
    private final List<Reason> reasons = new ArrayList<>();

    private Reckoning(KnownIndicator known, Evidence evidence, Instant now) {
        this.known = known;
        this.evidence = evidence;
        this.now = now;
    }

    /// Assesses what is known at this time.
    static Assessment of(KnownIndicator known, Evidence evidence, Instant now) {
        return new Reckoning(known, evidence, now).assess();
    }

    private Assessment assess() {
        List<Weighed> weighed = known.observations().stream().map(this::weigh).toList();
        Map<Long, Weighed> voices = voices(weighed);
        double doubt = 1;
        for (Weighed one : weighed) {
            Weighed voice = voices.get(groupOf(one));
            boolean speaks = one.equals(voice) || one.weight() == 0;
            reasons.add(speaks ? reason(one) : echo(one, voice));
            doubt *= speaks ? 1 - one.weight() : 1;
        }
        if (reasons.isEmpty()) {
            reasons.add(new Reason("", 0, "no source reports it any more"));
        }
        if (doubt < 1 && evidence.looksLike() != null) {
            reasons.add(
                    new Reason(
                            "",
                            LOOK_ALIKE,
                            "its name is made to be taken for " + evidence.looksLike()));
            doubt *= 1 - LOOK_ALIKE;
        }
        if (doubt < 1 && evidence.generated() != null) {
            reasons.add(new Reason("", GENERATED, evidence.generated().reason()));
            doubt *= 1 - GENERATED;
        }
        int score = (int) Math.round(100 * (1 - doubt));
        return judged(score, (int) voices.values().stream().filter(v -> v.weight() > 0).count());
    }

    private Assessment judged(int fromSources, int sources) {
        Optional<Verdict> verdict = evidence.decision();
        verdict.ifPresent(one -> reasons.add(own(text(one))));
        for (Listed listed : evidence.lists()) {
            reasons.add(own(listed.reason()));
        }
        @Nullable String keptOut = keptOut(verdict);
        int score = lowered(fromSources);
        if (verdict.filter(one -> one.says() == Verdict.Says.MALICIOUS).isPresent()) {
            score = Math.max(score, JUDGED_MALICIOUS);
        } else if (keptOut != null) {
            score = 0;
        }
        Zone zone = keptOut != null ? Zone.GREEN : zone(score);
        return new Assessment(
                zone,
                score,
                sources,
                tlp(),
                categories(),
                threats(),
                firstSeen(),
                lastSeen(),
                keptOut,
                keptOut == null && isLookedFor(),
                verdict.isPresent() || sources == 0
                        ? 0
                        : urgency(keptOut == null ? score : fromSources, sources, keptOut),
                dueAt(),
                reasons);
    }

    /// Lists of what is popular overlap, so only the one that lowers most does.
    private int lowered(int score) {
        int percent =
                evidence.lists().stream()
                        .filter(one -> one.effect() == Effect.LOWER)
                        .mapToInt(Listed::lowersBy)
                        .max()
                        .orElse(0);
        return (int) Math.round(score * (100 - percent) / 100.0);
    }

    private @Nullable String keptOut(Optional<Verdict> verdict) {
        if (verdict.isPresent() && verdict.get().says() == Verdict.Says.MALICIOUS) {
            return null;
        }
        if (verdict.isPresent() && verdict.get().says() == Verdict.Says.HARMLESS) {
            return text(verdict.get());
        }
        return evidence.lists().stream()
                .filter(Listed::keepsOut)
                .findFirst()
                .map(Listed::reason)
                .orElse(null);
    }

    private static String text(Verdict verdict) {
        return "judged " + verdict.says().code() + " by " + verdict.by() + ": " + verdict.comment();
    }

    private static Reason own(String text) {
        return new Reason("", 0, text);
    }

    private static Reason reason(Weighed one) {
        return new Reason(one.observation().sourceName(), one.weight(), one.text());
    }

    private static Reason echo(Weighed one, Weighed voice) {
        return new Reason(
                one.observation().sourceName(),
                0,
                "repeats what " + voice.observation().sourceName() + " says, counted once");
    }

    /// The weightiest of each group of copies.
    private Map<Long, Weighed> voices(List<Weighed> weighed) {
        Map<Long, Weighed> voices = new HashMap<>();
        for (Weighed one : weighed) {
            voices.merge(
                    groupOf(one), one, (held, next) -> next.weight() > held.weight() ? next : held);
        }
        return voices;
    }

    private long groupOf(Weighed one) {
        long source = one.observation().sourceId();
        return evidence.standing(source).original().orElse(source);
    }

    private static Zone zone(int score) {
        if (score >= 75) {
            return Zone.RED;
        }
        return score >= 50 ? Zone.ORANGE : score >= 25 ? Zone.YELLOW : Zone.GREY;
    }

    private Weighed weigh(Observation observation) {
        Context context = observation.context();
        if (!observation.isCurrent()) {
            return new Weighed(observation, 0, "no longer reported");
        }
        if (context.revoked()) {
            return new Weighed(observation, 0, "taken back by its source");
        }
        var text = new StringBuilder("source trusted to " + observation.confidence() + " %");
        double weight = observation.confidence() / 100.0;
        weight *= reliability(observation, text);
        OptionalInt own = context.confidence();
        if (own.isPresent()) {
            weight *= own.getAsInt() / 100.0;
            text.append(", its own confidence ").append(own.getAsInt()).append(" %");
        }
        if (context.use() == Context.Use.INFORMATION) {
            weight *= INFORMATION_ONLY;
            text.append(", reported for information only");
        }
        weight *= freshness(context, text);
        return new Weighed(observation, weight, text.toString());
    }

    private double reliability(Observation observation, StringBuilder text) {
        Standing standing = evidence.standing(observation.sourceId());
        if (standing.refuted() > 0) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            ", of which its past leaves %.0f %% (%d confirmed, %d refuted)",
                            100 * standing.reliability(),
                            standing.confirmed(),
                            standing.refuted()));
        }
        return standing.reliability();
    }

    private double freshness(Context context, StringBuilder text) {
        if (context.validUntil().filter(now::isAfter).isPresent()) {
            text.append(", expired by its source");
            return EXPIRED;
        }
        if (context.lastSeen().isEmpty()) {
            return 1;
        }
        long days = Math.max(0, Duration.between(context.lastSeen().get(), now).toDays());
        text.append(", last seen ").append(days).append(" days ago");
        return Math.pow(0.5, (double) days / halfLifeDays(known.indicator().kind()));
    }

    /// Addresses change hands in weeks, names in months; a file's hash means the same for ever.
    private static int halfLifeDays(Kind kind) {
        return switch (kind) {
            case IPV4, IPV6, ENDPOINT, NETWORK -> 45;
            case URL, URL_MASK -> 90;
            case DOMAIN, HOST, EMAIL -> 180;
            case PATH, MD5, SHA1, SHA256 -> 3650;
        };
    }

    /// In doubt is what lies near the middle, and most of all what sources report and a list keeps
    /// out. More depends on what covers much, and on what several sources agree upon.
    private int urgency(int fromSources, int sources, @Nullable String keptOut) {
        double doubt = keptOut != null ? fromSources : 100 - 2 * Math.abs(fromSources - 50);
        double reach =
                switch (known.indicator().kind()) {
                    case NETWORK -> 1.5;
                    case DOMAIN, URL_MASK -> 1.25;
                    default -> 1;
                };
        return (int) Math.round(doubt * reach * Math.min(2, 1 + (sources - 1) * 0.5));
    }

    private Stream<Observation> current() {
        return known.observations().stream()
                .filter(one -> one.isCurrent() && !one.context().revoked());
    }

    private boolean isLookedFor() {
        return current().anyMatch(one -> one.context().use() == Context.Use.DETECTION);
    }

    private Tlp tlp() {
        return current().map(Observation::marking).min(Comparator.naturalOrder()).orElse(Tlp.RED);
    }

    private List<Category> categories() {
        SortedSet<Category> categories = new TreeSet<>();
        current().forEach(one -> Categories.of(one, known.indicator().kind(), categories));
        return List.copyOf(categories);
    }

    private List<String> threats() {
        return current()
                .flatMap(one -> one.context().threats().stream())
                .distinct()
                .limit(MAX_THREATS)
                .toList();
    }

    private Instant firstSeen() {
        return known.observations().stream()
                .map(one -> one.context().firstSeen().orElse(one.reportedAt()))
                .filter(at -> at.isBefore(now))
                .min(Comparator.naturalOrder())
                .orElse(known.addedAt());
    }

    private Instant lastSeen() {
        return known.observations().stream()
                .map(this::lastSeen)
                .filter(at -> at.isBefore(now))
                .max(Comparator.naturalOrder())
                .orElse(known.addedAt());
    }

    private Instant lastSeen(Observation one) {
        return one.context().lastSeen().orElseGet(() -> one.withdrawn().orElseGet(one::reportedAt));
    }

    private @Nullable Instant dueAt() {
        Instant aged =
                now.plus(
                        Duration.ofHours(
                                24L * halfLifeDays(known.indicator().kind()) / STEPS_IN_HALF_LIFE));
        Stream<Instant> ageing =
                current().filter(one -> one.context().lastSeen().isPresent()).map(_ -> aged);
        Stream<Instant> ends =
                current().flatMap(one -> one.context().validUntil().stream()).filter(now::isBefore);
        Stream<Instant> verdict =
                evidence.decision().flatMap(Verdict::expiry).stream().filter(now::isBefore);
        return Stream.of(ageing, ends, verdict)
                .flatMap(times -> times)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
