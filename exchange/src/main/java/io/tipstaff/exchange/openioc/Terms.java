package io.tipstaff.exchange.openioc;

import io.tipstaff.exchange.Context;
import io.tipstaff.exchange.Context.Use;
import io.tipstaff.exchange.Position;
import io.tipstaff.exchange.document.FeedException;
import io.tipstaff.exchange.document.Reading;
import io.tipstaff.exchange.tree.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The terms of one record: what each looks for, and whether it suffices. Where an AND joins terms
/// of different kinds, each is information only, and the whole expression is kept as the pattern.
final class Terms {

    private static final Set<String> TELLING =
            Set.of(
                    "md5sum",
                    "sha1sum",
                    "sha256sum",
                    "remoteip",
                    "host",
                    "recordname",
                    "hostname",
                    "dns",
                    "url",
                    "uri",
                    "from",
                    "destination",
                    "ipv4",
                    "ipv6");
    private static final Set<String> POSITIVE =
            Set.of("is", "contains", "starts-with", "ends-with", "");

    private static final String FILE = "fileitem/";
    private static final Set<String> ABOUT_FILE =
            Set.of(
                    "filename",
                    "filepath",
                    "fullpath",
                    "sizeinbytes",
                    "peinfo/type",
                    "peinfo/petimestamp",
                    "peinfo/importhash",
                    "peinfo/detectedentrypointsignature/name",
                    "peinfo/digitalsignature/certificatesubject");

    /// Text that should be an indicator.
    ///
    /// @param about the file that it is a hash of, by the terms that an AND joins with it
    private record Term(String search, String content, boolean enough, Map<String, String> about) {}

    private final Reading reading;
    private final Position at;
    private final Context around;
    private final List<Term> terms = new ArrayList<>();
    private final StringBuilder expression = new StringBuilder();
    private boolean joined;

    Terms(Reading reading, Position at, Context around) {
        this.reading = reading;
        this.at = at;
        this.around = around;
    }

    /// @param alone whether the term holds by itself
    void emit(String name, Node node, boolean alone) throws FeedException {
        collect(name, node, alone);
        if (terms.isEmpty()) {
            reading.refuse(
                    at, "nothing in it that stands in a log by itself", expression.toString());
            return;
        }
        Context.Builder shared = around.toBuilder();
        if (joined || !alone) {
            shared.pattern(expression.toString());
        }
        if (terms.size() > 1 && !around.sourceId().isEmpty()) {
            shared.group(around.sourceId() + "#" + at.record());
        }
        Context context = shared.build();
        for (Term term : terms) {
            Context.Builder own = context.toBuilder();
            term.about().forEach(own::other);
            if (!term.enough()) {
                own.use(Use.INFORMATION);
            }
            reading.offer(at, term.content(), own.build());
        }
    }

    private void collect(String name, Node node, boolean enough) {
        if (name.equals("IndicatorItem")) {
            item(node, enough, Map.of());
            return;
        }
        boolean and = node.text("@operator").equalsIgnoreCase("AND");
        List<Node> items = node.each("IndicatorItem").toList();
        List<Node> groups = node.each("Indicator").toList();
        long kinds =
                items.stream()
                                .filter(Terms::isTelling)
                                .map(item -> kind(item.get("Context").text("@search")))
                                .distinct()
                                .count()
                        + groups.size();
        joined |= and && items.size() + groups.size() > 1;
        boolean each = enough && (!and || kinds <= 1);
        expression.append('(');
        String join = and ? " AND " : " OR ";
        Map<String, String> about = and ? aboutFile(items) : Map.of();
        for (Node item : items) {
            separate(join);
            item(item, each, about);
        }
        for (Node group : groups) {
            separate(join);
            collect("Indicator", group, each);
        }
        expression.append(')');
    }

    private void separate(String join) {
        if (!expression.isEmpty() && expression.charAt(expression.length() - 1) != '(') {
            expression.append(join);
        }
    }

    private static Map<String, String> aboutFile(List<Node> items) {
        Map<String, String> about = new LinkedHashMap<>();
        for (Node item : items) {
            String search = item.get("Context").text("@search");
            boolean is = item.text("@condition").equalsIgnoreCase("is");
            if (isFile(search) && is && !item.text("@negate").equals("true")) {
                String property = search.substring(FILE.length());
                if (ABOUT_FILE.contains(property.toLowerCase(Locale.ROOT))) {
                    about.put(property, item.text("Content"));
                }
            }
        }
        return about;
    }

    private static boolean isFile(String search) {
        return search.regionMatches(true, 0, FILE, 0, FILE.length());
    }

    private void item(Node item, boolean enough, Map<String, String> aboutFile) {
        String search = item.get("Context").text("@search");
        String content = item.text("Content");
        if (expression.length() < 4096) {
            expression.append(search).append(' ').append(item.text("@condition")).append(" \"");
            expression.append(content).append('"');
        }
        if (isTelling(item)) {
            terms.add(new Term(search, content, enough, isFile(search) ? aboutFile : Map.of()));
        }
    }

    private static boolean isTelling(Node item) {
        String search = item.get("Context").text("@search").toLowerCase(Locale.ROOT);
        String property = search.substring(search.lastIndexOf('/') + 1);
        boolean negated = item.text("@negate").equals("true");
        return !negated
                && TELLING.contains(property)
                && POSITIVE.contains(item.text("@condition").toLowerCase(Locale.ROOT));
    }

    /// The hashes of one file count as one.
    private static String kind(String search) {
        int slash = search.indexOf('/');
        return slash < 0 ? search : search.substring(0, slash);
    }
}
