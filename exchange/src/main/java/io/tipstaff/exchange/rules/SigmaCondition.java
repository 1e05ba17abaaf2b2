package io.tipstaff.exchange.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// What the condition of a Sigma rule asks of its selections: which of them suffice, which are only
/// part of it. Of what stands behind a `not` nothing is taken: it says what is harmless.
///
/// Grammar: `or` binds less than `and`, that less than `not`; `1 of`, `any of` and `all of` take a
/// name with stars, or `them`.
final class SigmaCondition {

    private static final int MAX_TOKENS = 1000;
    private static final int MAX_DEPTH = 32;
    private static final Pattern TOKEN = Pattern.compile("[()]|[^\\s()]+");

    private final List<String> tokens;
    private final List<String> names;
    private final Map<String, Boolean> asked;
    private int at;

    private SigmaCondition(List<String> tokens, List<String> names, Map<String, Boolean> asked) {
        this.tokens = tokens;
        this.names = names;
        this.asked = asked;
    }

    /// Reads a condition over selections of these names. One that cannot be read asks for nothing.
    ///
    /// @param asked gets the selections, each with whether it suffices that it is met
    static void read(String condition, List<String> names, Map<String, Boolean> asked) {
        int pipe = condition.indexOf('|');
        String plain = pipe < 0 ? condition : condition.substring(0, pipe);
        var tokens =
                TOKEN.matcher(plain)
                        .results()
                        .limit(MAX_TOKENS)
                        .map(token -> token.group())
                        .toList();
        var reader = new SigmaCondition(tokens, names, asked);
        Term whole = reader.or(0);
        // What counts events asks for more than one of them, and what was not read for more still.
        reader.ask(whole, pipe < 0 && reader.at == tokens.size() && tokens.size() < MAX_TOKENS);
    }

    private sealed interface Term {
        record Selection(String name) implements Term {}

        record Any(List<Term> terms) implements Term {}

        record All(List<Term> terms) implements Term {}
    }

    private static final Term NOTHING = new Term.Any(List.of());

    private Term or(int depth) {
        var terms = new ArrayList<Term>(List.of(and(depth)));
        while (accept("or")) {
            terms.add(and(depth));
        }
        return terms.size() == 1 ? terms.getFirst() : new Term.Any(terms);
    }

    /// An exception makes what it is excepted from no less telling.
    private Term and(int depth) {
        var terms = new ArrayList<Term>();
        do {
            boolean negated = accept("not");
            Term term = one(depth);
            if (!negated) {
                terms.add(term);
            }
        } while (accept("and"));
        return terms.size() == 1 ? terms.getFirst() : new Term.All(terms);
    }

    private Term one(int depth) {
        if (at >= tokens.size()) {
            return NOTHING;
        }
        String token = tokens.get(at++);
        if (token.equals("(") && depth < MAX_DEPTH) {
            Term inner = or(depth + 1);
            accept(")");
            return inner;
        }
        if (at + 1 < tokens.size() && tokens.get(at).equalsIgnoreCase("of")) {
            at++;
            List<Term> named = named(tokens.get(at++));
            return token.equalsIgnoreCase("all") ? new Term.All(named) : new Term.Any(named);
        }
        return new Term.Selection(token);
    }

    private List<Term> named(String pattern) {
        boolean them = pattern.equalsIgnoreCase("them");
        return names.stream()
                .filter(name -> them ? !name.startsWith("_") : matches(pattern, name))
                .<Term>map(Term.Selection::new)
                .toList();
    }

    /// Stars take as little as they can, which tells the same as all ways to part the name would,
    /// in a time that no pattern makes long.
    private static boolean matches(String pattern, String name) {
        String[] parts = pattern.split("\\*", -1);
        if (parts.length == 1) {
            return pattern.equals(name);
        }
        String last = parts[parts.length - 1];
        if (!name.startsWith(parts[0])) {
            return false;
        }
        int from = parts[0].length();
        for (int i = 1; i < parts.length - 1; i++) {
            int found = name.indexOf(parts[i], from);
            if (found < 0) {
                return false;
            }
            from = found + parts[i].length();
        }
        return name.length() - last.length() >= from && name.endsWith(last);
    }

    private boolean accept(String word) {
        boolean there = at < tokens.size() && tokens.get(at).toLowerCase(Locale.ROOT).equals(word);
        at += there ? 1 : 0;
        return there;
    }

    private void ask(Term term, boolean enough) {
        switch (term) {
            case Term.Selection(String name) -> asked.merge(name, enough, Boolean::logicalOr);
            case Term.Any(List<Term> terms) -> terms.forEach(one -> ask(one, enough));
            case Term.All(List<Term> terms) ->
                    terms.forEach(one -> ask(one, enough && terms.size() == 1));
        }
    }
}
