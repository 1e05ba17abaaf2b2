package io.tipstaff.exchange.rules;

import io.tipstaff.exchange.Context;
import io.tipstaff.exchange.Context.Use;
import io.tipstaff.exchange.Position;
import io.tipstaff.exchange.document.FeedException;
import io.tipstaff.exchange.document.Reading;
import io.tipstaff.indicator.DomainName;
import io.tipstaff.indicator.HostName;
import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.Kind;
import io.tipstaff.indicator.ParseResult.Parsed;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// One rule, and what it says of the literals in it.
final class Rule {

    private static final int MAX_LITERALS = 10_000;
    private static final Pattern TECHNIQUE =
            Pattern.compile("(?:attack\\.)?(TA?\\d{4}(?:\\.\\d{3})?)", Pattern.CASE_INSENSITIVE);

    private final String name;
    private final Context.Builder context = Context.builder();
    private final Map<Literal, Boolean> literals = new LinkedHashMap<>();

    /// @param text of the whole rule, kept with its indicators
    Rule(String name, String text) {
        this.name = name;
        context.description(name).pattern(text);
    }

    /// Returns what the rule says; for readers to add to.
    Context.Builder context() {
        return context;
    }

    /// Takes a tag; techniques of ATT&CK in the one form `attack.t1059.001`.
    void tag(String tag) {
        var technique = TECHNIQUE.matcher(tag.strip());
        context.tag(
                technique.matches()
                        ? "attack." + technique.group(1).toLowerCase(Locale.ROOT)
                        : tag);
    }

    void add(Literal literal) {
        if (literals.size() < MAX_LITERALS) {
            literals.putIfAbsent(literal, true);
        }
    }

    /// Gives the literals to the sink; a rule without any is refused. A name looked for as itself
    /// and with all below it is the domain.
    void emit(Reading reading, Position at) throws FeedException {
        Map<Indicator, Found> found = new LinkedHashMap<>();
        for (Literal literal : literals.keySet()) {
            if (reading.parse(literal.text(), literal.kinds()) instanceof Parsed(Indicator one)
                    && isWanted(reading, one)) {
                found.merge(one, new Found(literal.text(), literal.enough()), Found::stronger);
            }
        }
        found.keySet()
                .removeIf(
                        one ->
                                one instanceof HostName(String same)
                                        && found.containsKey(new DomainName(same)));
        if (found.isEmpty()) {
            reading.refuse(at, "no address, name, URL or hash stands in the rule", name);
            return;
        }
        Context whole = context.build();
        Context part = whole.toBuilder().use(Use.INFORMATION).build();
        for (var entry : found.entrySet()) {
            Found one = entry.getValue();
            reading.accept(at, one.text(), entry.getKey(), one.enough() ? whole : part);
        }
    }

    private static boolean isWanted(Reading reading, Indicator indicator) {
        Set<Kind> wanted = reading.options().kinds();
        return wanted.isEmpty() || wanted.contains(indicator.kind());
    }

    private record Found(String text, boolean enough) {

        Found stronger(Found other) {
            return enough ? this : other;
        }
    }
}
