package io.tipstaff.portal.feeds;

import io.tipstaff.exchange.Context;
import io.tipstaff.indicator.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// How dangerous an indicator is by what sources say, with every part of the reckoning.
///
/// Each current observation counts with a weight from 0 to 1: the operator's confidence in the
/// source, times what the record says of its own confidence, times what is left of it by age. The
/// weights join like independent witnesses: the score is 100 · (1 − Π(1 − weight)). `docs/feeds.md`
/// has the table of factors.
///
/// @param score 0 to 100
/// @param reasons one for each part, in the order in which sources reported; never empty
public record Assessment(Zone zone, int score, List<Reason> reasons) {

    private static final double INFORMATION_ONLY = 0.3;
    private static final double EXPIRED = 0.2;

    /// One part of the reckoning.
    ///
    /// @param weight 0 to 1
    /// @param text for a person
    public record Reason(String source, double weight, String text) {}

    public Assessment {
        reasons = List.copyOf(reasons);
    }

    /// Assesses what is known at this time.
    public static Assessment of(KnownIndicator known, Instant now) {
        var reasons = new ArrayList<Reason>();
        double doubt = 1;
        for (Observation observation : known.observations()) {
            Reason reason = weigh(observation, known.indicator().kind(), now);
            reasons.add(reason);
            doubt *= 1 - reason.weight();
        }
        int score = (int) Math.round(100 * (1 - doubt));
        if (reasons.isEmpty()) {
            reasons.add(new Reason("", 0, "no source reports it any more"));
        }
        return new Assessment(zone(score), score, reasons);
    }

    /// Returns the assessment of something that no source has reported.
    public static Assessment unknown() {
        return new Assessment(
                Zone.GREY, 0, List.of(new Reason("", 0, "no source has reported it")));
    }

    private static Zone zone(int score) {
        if (score >= 75) {
            return Zone.RED;
        }
        return score >= 50 ? Zone.ORANGE : score >= 25 ? Zone.YELLOW : Zone.GREY;
    }

    private static Reason weigh(Observation observation, Kind kind, Instant now) {
        Context context = observation.context();
        if (!observation.isCurrent()) {
            return new Reason(observation.sourceName(), 0, "no longer reported");
        }
        if (context.revoked()) {
            return new Reason(observation.sourceName(), 0, "taken back by its source");
        }
        var text = new StringBuilder("source trusted to " + observation.confidence() + " %");
        double weight = observation.confidence() / 100.0;
        OptionalInt own = context.confidence();
        if (own.isPresent()) {
            weight *= own.getAsInt() / 100.0;
            text.append(", its own confidence ").append(own.getAsInt()).append(" %");
        }
        if (context.use() == Context.Use.INFORMATION) {
            weight *= INFORMATION_ONLY;
            text.append(", reported for information only");
        }
        weight *= freshness(context, kind, now, text);
        return new Reason(observation.sourceName(), weight, text.toString());
    }

    private static double freshness(Context context, Kind kind, Instant now, StringBuilder text) {
        if (context.validUntil().filter(now::isAfter).isPresent()) {
            text.append(", expired by its source");
            return EXPIRED;
        }
        if (context.lastSeen().isEmpty()) {
            return 1;
        }
        long days = Math.max(0, Duration.between(context.lastSeen().get(), now).toDays());
        double left = Math.pow(0.5, (double) days / halfLifeDays(kind));
        text.append(", last seen ").append(days).append(" days ago");
        return left;
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
}
