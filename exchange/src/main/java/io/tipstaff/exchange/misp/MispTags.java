package io.tipstaff.exchange.misp;

import io.tipstaff.exchange.Context;
import io.tipstaff.exchange.tree.Node;
import io.tipstaff.indicator.Tlp;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts machine tags and galaxies where they belong.
final class MispTags {

    private static final Pattern GALAXY =
            Pattern.compile("misp-galaxy:([a-z0-9-]{1,80})=\"([^\"]{1,300})\"");

    private MispTags() {}

    static void add(Context.Builder context, String tag) {
        if (tag.regionMatches(true, 0, "tlp:", 0, 4)) {
            // `tlp:ex:chr` and the like mark something else.
            Tlp.parse(tag).ifPresent(context::tlp);
        }
        Matcher galaxy = GALAXY.matcher(tag.strip());
        if (galaxy.matches()) {
            cluster(context, galaxy.group(1), galaxy.group(2));
        } else {
            context.tag(tag);
        }
    }

    static void addClusters(Context.Builder context, Node galaxy) {
        String type = galaxy.text("type");
        galaxy.each("GalaxyCluster")
                .forEach(
                        cluster ->
                                cluster(
                                        context,
                                        cluster.filled("type").orElse(type),
                                        cluster.text("value")));
    }

    private static void cluster(Context.Builder context, String type, String value) {
        String lower = type.toLowerCase(Locale.ROOT);
        if (lower.contains("actor") || lower.contains("intrusion-set")) {
            context.actor(value);
        } else if (lower.contains("attack-pattern")
                || lower.contains("country")
                || lower.contains("sector")
                || lower.contains("region")) {
            context.tag(value);
        } else {
            context.threat(value);
        }
    }
}
