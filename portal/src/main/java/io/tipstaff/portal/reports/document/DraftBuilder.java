package io.tipstaff.portal.reports.document;

import io.tipstaff.indicator.Tlp;
import io.tipstaff.portal.reports.attack.AttackTables;
import io.tipstaff.portal.reports.internal.Actor;
import io.tipstaff.portal.reports.internal.Content;
import io.tipstaff.portal.reports.internal.Draft;
import io.tipstaff.portal.reports.internal.Milestone;
import io.tipstaff.portal.reports.internal.ReportIndicator;
import io.tipstaff.portal.reports.internal.ReportKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Collects what a document says into a draft. What it cannot take it says in a remark. For one
/// thread.
final class DraftBuilder {

    static final int MAX_TITLE = 300;
    static final int MAX_SUMMARY = 20_000;
    static final int MAX_BODY = 1_000_000;
    private static final int MAX_REMARKS = 100;
    private static final int MAX_ENTRIES = 200;
    private static final Pattern TECHNIQUE = Pattern.compile("\\bT[0-9]{4}(?:\\.[0-9]{3})?\\b");

    private final AttackTables attack;
    private final Map<String, Set<String>> actors = new LinkedHashMap<>();
    private final Set<String> industries = new LinkedHashSet<>();
    private final Set<String> countries = new LinkedHashSet<>();
    private final Set<String> techniques = new LinkedHashSet<>();
    private final Set<Milestone> timeline = new LinkedHashSet<>();
    private final List<String> rules = new ArrayList<>();
    private final List<ReportIndicator> indicators = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private ReportKind kind = ReportKind.APT;
    private Tlp tlp = Tlp.AMBER;
    private @Nullable LocalDate embargo;
    private String title = "";
    private String summary = "";
    private String body = "";

    DraftBuilder(AttackTables attack) {
        this.attack = attack;
    }

    void kind(ReportKind value) {
        kind = value;
    }

    void tlp(Tlp value) {
        tlp = value;
    }

    void embargo(LocalDate day) {
        embargo = day;
    }

    void title(String text) {
        title = cut("title", text.replaceAll("\\s+", " ").strip(), MAX_TITLE);
    }

    boolean hasTitle() {
        return !title.isEmpty();
    }

    void summary(String text) {
        summary = cut("summary", text.strip(), MAX_SUMMARY);
    }

    void body(String text) {
        body = cut("text", text.strip(), MAX_BODY);
    }

    private String cut(String what, String text, int length) {
        if (text.length() > length) {
            remark("the " + what + " was cut at " + length + " characters");
            return text.substring(0, length);
        }
        return text;
    }

    void actor(String name, List<String> aliases) {
        if (!name.isBlank() && actors.size() < MAX_ENTRIES) {
            Set<String> known = actors.computeIfAbsent(name.strip(), _ -> new LinkedHashSet<>());
            aliases.stream()
                    .map(String::strip)
                    .filter(alias -> !alias.isEmpty() && !alias.equalsIgnoreCase(name.strip()))
                    .forEach(known::add);
        }
    }

    void industry(String name) {
        if (!name.isBlank() && industries.size() < MAX_ENTRIES) {
            industries.add(name.strip().toLowerCase(Locale.ROOT));
        }
    }

    /// Takes two letters, or a country's English name.
    void country(String text) {
        Countries.code(text)
                .ifPresentOrElse(countries::add, () -> remark("no country: " + text.strip()));
    }

    void technique(String id) {
        attack.find(id)
                .ifPresentOrElse(
                        found -> techniques.add(found.id()),
                        () -> remark("no technique of ATT&CK: " + id));
    }

    /// Takes those that a text names by their ids.
    void techniquesIn(String text) {
        Matcher found = TECHNIQUE.matcher(text);
        while (found.find()) {
            attack.find(found.group()).ifPresent(one -> techniques.add(one.id()));
        }
    }

    void milestone(String date, String what) {
        try {
            if (timeline.size() < MAX_ENTRIES) {
                timeline.add(new Milestone(date, what.strip()));
            }
        } catch (IllegalArgumentException wrong) {
            remark("left out of the timeline: " + wrong.getMessage());
        }
    }

    void yara(String file) {
        if (!file.isBlank()) {
            rules.add(file.strip());
        }
    }

    void indicator(ReportIndicator indicator) {
        indicators.add(indicator);
    }

    void remark(String text) {
        if (remarks.size() < MAX_REMARKS) {
            remarks.add(text);
        }
    }

    /// @param name of the file, the title of what has none
    Draft build(String name) {
        if (title.isEmpty()) {
            title(name.isBlank() ? "Untitled" : name);
        }
        Content content =
                new Content(
                        kind,
                        tlp,
                        embargo,
                        title,
                        summary.isEmpty() ? firstParagraph(body) : summary,
                        body,
                        List.copyOf(timeline),
                        actors.entrySet().stream()
                                .map(
                                        entry ->
                                                new Actor(
                                                        entry.getKey(),
                                                        List.copyOf(entry.getValue())))
                                .toList(),
                        List.copyOf(industries),
                        List.copyOf(countries),
                        List.copyOf(techniques),
                        String.join("\n\n", rules));
        return new Draft(content, indicators, remarks);
    }

    /// The first paragraph that is no heading and no list.
    private static String firstParagraph(String text) {
        for (String paragraph : text.split("\\n\\s*\\n")) {
            String stripped = paragraph.strip();
            if (!stripped.isEmpty() && "#|>`*-".indexOf(stripped.charAt(0)) < 0) {
                return stripped.length() > 1_000 ? stripped.substring(0, 1_000) + "…" : stripped;
            }
        }
        return "";
    }
}
