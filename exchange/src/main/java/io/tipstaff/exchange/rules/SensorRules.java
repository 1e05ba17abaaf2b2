package io.tipstaff.exchange.rules;

import io.tipstaff.exchange.document.DocumentReader;
import io.tipstaff.exchange.document.Reading;
import io.tipstaff.indicator.Kind;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/// Reads rules for Suricata and Snort 2 and 3. What is commented out is passed over.
public final class SensorRules implements DocumentReader {

    @Override
    public void read(Reading reading) throws IOException {
        var text = new RuleText(reading);
        for (String rule = text.next(); !rule.isEmpty(); rule = text.next()) {
            int open = rule.indexOf('(');
            int close = rule.lastIndexOf(')');
            Optional<SensorHeader> header =
                    open < 0 || close < open
                            ? Optional.empty()
                            : SensorHeader.of(rule.substring(0, open));
            if (header.isEmpty()) {
                reading.refuse(text.at(), "not a rule for Suricata or Snort", rule);
                continue;
            }
            rule(header.get(), rule, rule.substring(open + 1, close)).emit(reading, text.at());
        }
    }

    private static Rule rule(SensorHeader header, String text, String inside) {
        var options = SensorOption.all(inside);
        String name =
                options.stream()
                        .filter(option -> option.name().equals("msg"))
                        .map(SensorOption::text)
                        .findFirst()
                        .orElse("rule without a message");
        var rule = new Rule(name, text);
        options.forEach(option -> said(rule, option));
        new SensorConditions(header, options).literals().forEach(rule::add);
        return rule;
    }

    private static void said(Rule rule, SensorOption option) {
        switch (option.name()) {
            case "sid" -> rule.context().sourceId("sid:" + option.value());
            case "classtype" -> rule.context().category(option.value());
            case "reference" -> reference(rule, option.value());
            case "metadata" -> {
                for (String entry : option.value().split(",")) {
                    metadata(rule, entry.strip());
                }
            }
            default -> {}
        }
    }

    private static void reference(Rule rule, String value) {
        String[] parts = value.split(",", 2);
        String id = parts.length > 1 ? parts[1].strip() : "";
        switch (parts[0].strip().toLowerCase(Locale.ROOT)) {
            case "url" -> rule.context().reference(id.contains("://") ? id : "http://" + id);
            case "cve" ->
                    rule.context()
                            .reference(
                                    id.toUpperCase(Locale.ROOT).startsWith("CVE")
                                            ? id
                                            : "CVE-" + id);
            case "md5" -> rule.add(new Literal(id, Kind.MD5, false));
            default -> rule.context().reference(value);
        }
    }

    private static void metadata(Rule rule, String entry) {
        String[] parts = entry.split("\\s+", 2);
        String value = parts.length > 1 ? parts[1].strip() : "";
        switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "malware_family", "about" -> rule.context().threat(value.replace('_', ' '));
            case "mitre_technique_id", "mitre_tactic_id" -> rule.tag(value);
            case "tag" -> rule.tag(value);
            case "author" -> rule.context().other("author", value);
            default -> {}
        }
    }
}
