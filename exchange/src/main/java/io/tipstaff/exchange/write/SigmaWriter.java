package io.tipstaff.exchange.write;

import io.tipstaff.exchange.FeedRecord;
import io.tipstaff.indicator.Indicator;
import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Sigma rules with lists of values, a document for each five hundred of a kind.
final class SigmaWriter extends LineWriter {

    private static final int VALUES = 500;

    /// Where events carry a kind of value. A domain is looked for itself and behind a dot.
    private enum Field {
        ADDRESS("category: firewall", "dst_ip"),
        NETWORK("category: firewall", "dst_ip|cidr"),
        DOMAIN("category: dns", "query"),
        HOST("category: dns", "query"),
        URL("category: proxy", "c-uri|contains"),
        HASH("category: process_creation", "Hashes|contains");

        private final String logSource;
        private final String selector;

        Field(String logSource, String selector) {
            this.logSource = logSource;
            this.selector = selector;
        }
    }

    private final DocumentInfo info;
    private final Map<Field, List<String>> waiting = new EnumMap<>(Field.class);
    private final Map<Field, Integer> documents = new EnumMap<>(Field.class);
    private boolean first = true;

    SigmaWriter(OutputStream out, DocumentInfo info) {
        super(out);
        this.info = info;
    }

    @Override
    public void write(FeedRecord record) throws IOException {
        Field field = field(record.indicator());
        List<String> values = waiting.computeIfAbsent(field, _ -> new ArrayList<>());
        values.add(value(record.indicator()));
        if (values.size() == VALUES) {
            document(field, values);
        }
    }

    private static Field field(Indicator indicator) {
        return switch (indicator.kind()) {
            case IPV4, IPV6 -> Field.ADDRESS;
            case NETWORK -> Field.NETWORK;
            case DOMAIN -> Field.DOMAIN;
            case HOST -> Field.HOST;
            case URL -> Field.URL;
            case MD5, SHA1, SHA256 -> Field.HASH;
            case ENDPOINT, URL_MASK, PATH, EMAIL ->
                    throw new IllegalArgumentException("not for Sigma: " + indicator.kind());
        };
    }

    private void document(Field field, List<String> values) throws IOException {
        int number = documents.merge(field, 1, Integer::sum);
        String name = field.name().toLowerCase(Locale.ROOT);
        if (!first) {
            line("---");
        }
        first = false;
        line("title: ", quoted(oneLine(info.title()) + ", " + name + " " + number));
        line("id: ", StableId.of(info.id(), "sigma " + name + " " + number).toString());
        line("status: experimental");
        line("author: ", quoted(oneLine(info.producer())));
        line("date: ", info.created().atOffset(ZoneOffset.UTC).toLocalDate().toString());
        line("logsource:");
        line("  ", field.logSource);
        line("detection:");
        selection("selection", field.selector, values, "");
        if (field == Field.DOMAIN) {
            selection("selection_below", field.selector + "|endswith", values, ".");
        }
        line("  condition: 1 of selection*");
        line("level: high");
        values.clear();
    }

    private void selection(String name, String selector, List<String> values, String prefix)
            throws IOException {
        line("  ", name, ":");
        line("    ", selector, ":");
        for (String value : values) {
            line("      - ", quoted(prefix + literal(value)));
        }
    }

    /// Backslash and wildcards mean something in Sigma's values.
    private static String literal(String value) {
        return value.replace("\\", "\\\\").replace("*", "\\*").replace("?", "\\?");
    }

    /// A YAML single-quoted scalar.
    private static String quoted(String text) {
        return "'" + oneLine(text).replace("'", "''") + "'";
    }

    @Override
    public void close() throws IOException {
        for (Map.Entry<Field, List<String>> rest : waiting.entrySet()) {
            if (!rest.getValue().isEmpty()) {
                document(rest.getKey(), rest.getValue());
            }
        }
        super.close();
    }
}
