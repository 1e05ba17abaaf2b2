package io.tipstaff.portal.search.internal;

import io.tipstaff.indicator.DomainName;
import io.tipstaff.indicator.HostName;
import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.IpNetwork;
import io.tipstaff.indicator.ParseResult.Parsed;
import io.tipstaff.portal.feeds.Feeds;
import io.tipstaff.portal.feeds.KnownIndicator;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The conditions of a search in SQL.
///
/// Whole indicators, names below a domain and addresses inside a network are found by indexes; any
/// other text by looking through all indicators, of which the first [#MOST_BY_TEXT] are taken.
final class Criteria {

    static final int MOST_BY_TEXT = 10_000;

    private final StringBuilder candidates = new StringBuilder();
    private final StringBuilder conditions = new StringBuilder();
    private final Map<String, Object> parameters = new HashMap<>();

    Criteria(SearchQuery query, Feeds feeds) {
        if (!query.value().isEmpty()) {
            value(query.value(), feeds);
        }
        add("i.kind = :kind", "kind", query.kind() == null ? null : query.kind().number());
        add("a.zone = :zone", "zone", query.zone() == null ? null : query.zone().code());
        add(
                "a.categories @> array[:category]::text[]",
                "category",
                query.category() == null ? null : query.category().code());
        add("a.tlp = :tlp", "tlp", query.tlp() == null ? null : query.tlp().name());
        add("a.last_seen >= :from", "from", timestamp(query.seenFrom()));
        add("a.last_seen < :until", "until", timestamp(query.seenUntil()));
        add(
                "a.threats <> '{}' and a.threats && :threats::text[]",
                "threats",
                query.threat().isEmpty() ? null : spellings(query.threat()));
        add(
                """
                exists (select from feeds.observation o where o.indicator_id = a.indicator_id
                        and o.source_id = :source and o.withdrawn_at is null)""",
                "source",
                query.source());
        add(
                """
                exists (select from feeds.observation o where o.indicator_id = a.indicator_id
                        and o.withdrawn_at is null and jsonb_exists(o.context -> 'tags', :tag))""",
                "tag",
                query.tag().isEmpty() ? null : query.tag());
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    private void add(String condition, String name, @Nullable Object value) {
        if (value != null) {
            conditions.append(" and ").append(condition);
            parameters.put(name, value);
        }
    }

    private void value(String text, Feeds feeds) {
        String below = text.startsWith("*.") ? text.substring(2) : text;
        boolean wild = below.indexOf('*') >= 0 || below.indexOf('?') >= 0;
        if (!wild && IndicatorParser.parse(below) instanceof Parsed(Indicator indicator)) {
            whole(indicator, feeds);
        } else {
            candidates.append(
                    """
                    select id from feeds.indicator
                    where case when kind in (6, 7, 8) then lower(value collate "C") else value end like :pattern
                    limit :mostByText
                    """);
            parameters.put("pattern", pattern(text));
            parameters.put("mostByText", MOST_BY_TEXT);
        }
    }

    private void whole(Indicator indicator, Feeds feeds) {
        List<Long> known = feeds.find(same(indicator)).stream().map(KnownIndicator::id).toList();
        candidates.append("select unnest(:known::bigint[]) as id");
        parameters.put("known", known.toArray(Long[]::new));
        switch (indicator) {
            case DomainName(String name) -> below(name);
            case HostName(String name) -> below(name);
            case IpNetwork network -> {
                candidates.append(
                        """
                         union select id from feeds.indicator
                        where kind in (0, 1) and value::inet << :network::inet
                        """);
                parameters.put("network", network.canonical());
            }
            default -> {
                // Only the indicator itself.
            }
        }
    }

    private static List<Indicator> same(Indicator indicator) {
        return switch (indicator) {
            case DomainName(String name) -> List.of(indicator, new HostName(name));
            case HostName(String name) -> List.of(indicator, new DomainName(name));
            default -> List.of(indicator);
        };
    }

    /// Names below a name, and what is on it or below it (the indexes of the module feeds, V6).
    private void below(String name) {
        candidates.append(
                """
                 union select id from feeds.indicator
                where kind in (4, 5) and reverse(ltrim(value, '=')) like :below
                union select id from feeds.indicator
                where kind in (6, 7) and (reverse(feeds.host_in_url(value)) = :turned
                    or reverse(feeds.host_in_url(value)) like :below)
                """);
        String turned = new StringBuilder(name).reverse().toString();
        parameters.put("turned", turned);
        parameters.put("below", escaped(turned) + ".%");
    }

    /// Text without a wildcard is found anywhere in the value. Values are ASCII, and only the paths
    /// of URLs have capitals: to turn all of them small, or by the rules of Unicode, takes three
    /// times as long.
    private static String pattern(String text) {
        boolean wild = text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
        String pattern = escaped(text).toLowerCase(Locale.ROOT).replace('*', '%').replace('?', '_');
        return wild ? pattern : "%" + pattern + "%";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /// The index of threat names knows them as they are written: so these are the usual ways.
    private static String[] spellings(String threat) {
        Set<String> spellings = new LinkedHashSet<>();
        spellings.add(threat);
        spellings.add(threat.toLowerCase(Locale.ROOT));
        spellings.add(threat.toUpperCase(Locale.ROOT));
        spellings.add(
                threat.substring(0, 1).toUpperCase(Locale.ROOT)
                        + threat.substring(1).toLowerCase(Locale.ROOT));
        return spellings.toArray(String[]::new);
    }

    /// Returns the statement whose rows are `a` and `i`, down to `where true` with the conditions.
    String sql() {
        String select = " select a.*, i.kind, i.value from ";
        String from =
                candidates.isEmpty()
                        ? select + "feeds.assessment a"
                        : "with candidate as materialized ("
                                + candidates
                                + ")"
                                + select
                                + "candidate c join feeds.assessment a on a.indicator_id = c.id";
        return from + " join feeds.indicator i on i.id = a.indicator_id where true" + conditions;
    }

    Map<String, Object> parameters() {
        return Map.copyOf(parameters);
    }
}
