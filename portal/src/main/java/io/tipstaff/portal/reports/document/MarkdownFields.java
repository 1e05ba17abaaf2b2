package io.tipstaff.portal.reports.document;

import io.tipstaff.indicator.Tlp;
import io.tipstaff.portal.reports.internal.Actor;
import io.tipstaff.portal.reports.internal.Milestone;
import io.tipstaff.portal.reports.internal.ReportKind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Takes a report's fields from Markdown.
///
/// A block of `name: value` lines between two lines of `---` at the start sets them: `kind`, `tlp`,
/// `embargo`, `title`, `actors` (parted by `;`, aliases behind `=`), `industries`, `countries`,
/// `techniques`. The first heading of the first level is the title. The section "Summary" or
/// "Executive summary" is the summary, "Timeline" a list of dates, and code blocks marked `yara`
/// are rules, "Indicators" lists indicators as [IndicatorLine] reads them; the rest is the text.
final class MarkdownFields {

    private static final Pattern FRONT =
            Pattern.compile(
                    "\\A\\uFEFF?---[ \\t]*\\R(.*?)\\R---[ \\t]*(?:\\R|\\z)", Pattern.DOTALL);
    private static final Pattern YARA =
            Pattern.compile("(?ms)^```\\s*yara\\s*?$\\R(.*?)^```\\s*?$");
    private static final Pattern TITLE = Pattern.compile("(?m)^#\\s+(.+?)\\s*#*$\\R?");
    private static final Pattern SUMMARY = section("(?:executive\\s+)?summary");
    private static final Pattern TIMELINE = section("timeline");
    private static final Pattern INDICATORS = section("indicators");
    private static final Pattern BULLET = Pattern.compile("\\s*[-*]\\s+");

    private final DraftBuilder draft;

    MarkdownFields(DraftBuilder draft) {
        this.draft = draft;
    }

    /// A section up to the next heading of its level or above.
    private static Pattern section(String name) {
        return Pattern.compile("(?msi)^##?[ \\t]+" + name + "[ \\t]*#*$\\R(.*?)(?=^##?[ \\t]|\\z)");
    }

    void read(String text) {
        String rest = text.replace("\r\n", "\n");
        Matcher front = FRONT.matcher(rest);
        if (front.find()) {
            front.group(1).lines().forEach(this::field);
            rest = rest.substring(front.end());
        }
        draft.techniquesIn(rest);
        rest = take(rest, YARA, draft::yara);
        rest =
                take(
                        rest,
                        TITLE,
                        title -> {
                            if (!draft.hasTitle()) {
                                draft.title(title);
                            }
                        });
        rest = take(rest, SUMMARY, draft::summary);
        rest = take(rest, TIMELINE, this::timeline);
        rest = take(rest, INDICATORS, this::indicators);
        draft.body(rest);
    }

    private static String take(
            String text, Pattern part, java.util.function.Consumer<String> taker) {
        Matcher found = part.matcher(text);
        if (!found.find()) {
            return text;
        }
        taker.accept(found.group(1));
        String rest = text.substring(0, found.start()) + text.substring(found.end());
        return part.equals(YARA) ? take(rest, part, taker) : rest;
    }

    private void timeline(String section) {
        entries(section)
                .forEach(
                        line -> {
                            try {
                                Milestone one = Milestone.parse(line.replaceFirst(":\\s", " "));
                                draft.milestone(one.date(), one.what());
                            } catch (IllegalArgumentException wrong) {
                                draft.remark(
                                        "left out of the timeline, "
                                                + line
                                                + ": "
                                                + wrong.getMessage());
                            }
                        });
    }

    private void indicators(String section) {
        entries(section)
                .forEach(
                        line -> {
                            try {
                                draft.indicator(IndicatorLine.parse(line.replace("`", "")));
                            } catch (IllegalArgumentException wrong) {
                                draft.remark("left out of the indicators: " + wrong.getMessage());
                            }
                        });
    }

    private static Stream<String> entries(String section) {
        return section.lines()
                .map(line -> BULLET.matcher(line).replaceFirst("").strip())
                .filter(line -> !line.isEmpty());
    }

    private void field(String line) {
        int colon = line.indexOf(':');
        if (colon < 0) {
            return;
        }
        String value = line.substring(colon + 1).strip();
        String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        try {
            set(name, value);
        } catch (IllegalArgumentException | DateTimeException wrong) {
            draft.remark("left out: " + name + ": " + wrong.getMessage());
        }
    }

    private void set(String name, String value) {
        switch (name) {
            case "title" -> draft.title(value);
            case "kind" -> draft.kind(ReportKind.ofCode(value));
            case "tlp" ->
                    draft.tlp(
                            Tlp.parse(value)
                                    .orElseThrow(
                                            () ->
                                                    new IllegalArgumentException(
                                                            "no marking: " + value)));
            case "embargo" -> draft.embargo(LocalDate.parse(value));
            case "actors" ->
                    parts(value, ";")
                            .map(Actor::parse)
                            .forEach(actor -> draft.actor(actor.name(), actor.aliases()));
            case "industries" -> parts(value, ",").forEach(draft::industry);
            case "countries" -> parts(value, ",").forEach(draft::country);
            case "techniques" -> parts(value, ",").forEach(draft::technique);
            default -> draft.remark("no such field: " + name);
        }
    }

    private static Stream<String> parts(String value, String separator) {
        List<String> parts = Arrays.asList(value.split(separator));
        return parts.stream().map(String::strip).filter(part -> !part.isEmpty());
    }
}
