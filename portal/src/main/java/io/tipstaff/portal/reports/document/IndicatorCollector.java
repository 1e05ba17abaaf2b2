package io.tipstaff.portal.reports.document;

import io.tipstaff.exchange.Context;
import io.tipstaff.exchange.Context.Use;
import io.tipstaff.exchange.FeedRecord;
import io.tipstaff.exchange.FeedSink;
import io.tipstaff.exchange.Refusal;
import io.tipstaff.portal.reports.internal.Draft;
import io.tipstaff.portal.reports.internal.IndicatorRole;
import io.tipstaff.portal.reports.internal.ReportIndicator;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Takes a document's indicators into a draft. What the document itself holds for harmless, or
/// names only in passing, stays out and is counted.
final class IndicatorCollector implements FeedSink {

    private static final int MAX_NOTE = 500;
    private static final Pattern C2 =
            Pattern.compile("\\b(c2|c&c|cnc|command.and.control|botnet.cc)\\b");
    private static final Pattern DELIVERY =
            Pattern.compile("\\b(phish\\w*|delivery|lure|spear\\w*|redirect\\w*|dropper)\\b");

    private final DraftBuilder draft;
    private final Set<String> seen = new HashSet<>();
    private long passing;
    private long tooMany;

    IndicatorCollector(DraftBuilder draft) {
        this.draft = draft;
    }

    @Override
    public void record(FeedRecord record) {
        if (record.context().use() == Use.INFORMATION) {
            passing++;
            return;
        }
        var indicator =
                new ReportIndicator(
                        record.indicator(),
                        role(record),
                        record.context().threats(),
                        note(record.context().description()),
                        0);
        if (!seen.add(indicator.key())) {
            return;
        }
        if (seen.size() > Draft.MAX_INDICATORS) {
            tooMany++;
        } else {
            draft.indicator(indicator);
        }
    }

    private static IndicatorRole role(FeedRecord record) {
        return switch (record.indicator().kind()) {
            case MD5, SHA1, SHA256 -> IndicatorRole.PAYLOAD;
            case EMAIL -> IndicatorRole.DELIVERY;
            case IPV4, IPV6, NETWORK, ENDPOINT, DOMAIN, HOST, URL, URL_MASK, PATH ->
                    roleIn(record.context());
        };
    }

    private static IndicatorRole roleIn(Context context) {
        String words =
                Stream.of(
                                context.categories().stream(),
                                context.tags().stream(),
                                Stream.of(context.description()))
                        .flatMap(part -> part)
                        .reduce("", (all, word) -> all + " " + word)
                        .toLowerCase(Locale.ROOT);
        if (C2.matcher(words).find()) {
            return IndicatorRole.C2;
        }
        return DELIVERY.matcher(words).find() ? IndicatorRole.DELIVERY : IndicatorRole.OTHER;
    }

    /// A note is one line, and without the sign that parts the fields of the editor.
    private static String note(String description) {
        String line = description.lines().findFirst().orElse("").replace('|', '/').strip();
        return line.length() > MAX_NOTE ? line.substring(0, MAX_NOTE) : line;
    }

    @Override
    public void refused(Refusal refusal) {
        if (refusal.reason().startsWith("a rule in yara")) {
            return; // StixFields takes it
        }
        draft.remark(refusal.at() + ": " + refusal.reason() + ": " + refusal.excerpt());
    }

    /// Says what was left out.
    void conclude() {
        if (passing > 0) {
            draft.remark(
                    passing
                            + " that the document names only for information, or writes as links, were left out");
        }
        if (tooMany > 0) {
            draft.remark(tooMany + " indicators beyond " + Draft.MAX_INDICATORS + " were left out");
        }
    }
}
