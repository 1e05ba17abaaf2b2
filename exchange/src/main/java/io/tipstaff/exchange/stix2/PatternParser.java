package io.tipstaff.exchange.stix2;

import io.tipstaff.exchange.stix2.PatternTokens.Kind;
import io.tipstaff.exchange.stix2.PatternTokens.Token;
import io.tipstaff.exchange.stix2.StixPattern.Comparison;
import io.tipstaff.exchange.stix2.StixPattern.Condition;
import io.tipstaff.exchange.stix2.StixPattern.Join;
import io.tipstaff.exchange.stix2.StixPattern.Joined;
import io.tipstaff.exchange.stix2.StixPattern.Observation;
import io.tipstaff.exchange.stix2.StixPattern.Observations;
import io.tipstaff.exchange.stix2.StixPattern.Operator;
import java.util.ArrayList;
import java.util.List;

/// Parses STIX patterns by recursive descent, a method a rule of the grammar (STIX 2.1, section
/// 9.8; precedence from low to high FOLLOWEDBY, OR, AND).
final class PatternParser {

    private static final int MAX_DEPTH = 64;
    private static final int MAX_LENGTH = 1 << 20;

    private final List<Token> tokens;
    private int next;
    private int depth;

    private PatternParser(List<Token> tokens) {
        this.tokens = tokens;
    }

    static StixPattern parse(String pattern) throws PatternException {
        if (pattern.length() > MAX_LENGTH) {
            throw new PatternException("longer than " + MAX_LENGTH + " characters", MAX_LENGTH);
        }
        var parser = new PatternParser(PatternTokens.of(pattern));
        StixPattern parsed = parser.observations(Join.FOLLOWEDBY);
        if (parser.peek().kind() != Kind.END) {
            throw parser.unexpected("AND, OR, FOLLOWEDBY or a qualifier");
        }
        return parsed;
    }

    private StixPattern observations(Join join) throws PatternException {
        var parts = new ArrayList<StixPattern>();
        parts.add(tighter(join));
        while (takeWord(join.name())) {
            parts.add(tighter(join));
        }
        return parts.size() == 1 ? parts.getFirst() : new Observations(join, parts);
    }

    private StixPattern tighter(Join join) throws PatternException {
        return switch (join) {
            case FOLLOWEDBY -> observations(Join.OR);
            case OR -> observations(Join.AND);
            case AND -> qualified();
        };
    }

    private StixPattern qualified() throws PatternException {
        StixPattern observation = observation();
        while (true) {
            if (takeWord("START")) {
                value();
                expectWord("STOP");
                value();
            } else if (takeWord("WITHIN")) {
                value();
                expectWord("SECONDS");
            } else if (takeWord("REPEATS")) {
                value();
                expectWord("TIMES");
            } else {
                return observation;
            }
        }
    }

    private StixPattern observation() throws PatternException {
        if (takeSign("(")) {
            enter();
            StixPattern inner = observations(Join.FOLLOWEDBY);
            expectSign(")");
            depth--;
            return inner;
        }
        expectSign("[");
        Condition condition = conditions(Join.OR);
        expectSign("]");
        return new Observation(condition);
    }

    private Condition conditions(Join join) throws PatternException {
        var parts = new ArrayList<Condition>();
        do {
            parts.add(join == Join.OR ? conditions(Join.AND) : condition());
        } while (takeWord(join.name()));
        return parts.size() == 1 ? parts.getFirst() : new Joined(join, parts);
    }

    private Condition condition() throws PatternException {
        if (takeSign("(")) {
            enter();
            Condition inner = conditions(Join.OR);
            expectSign(")");
            depth--;
            return inner;
        }
        boolean exists = takeWord("EXISTS");
        String type = expect(Kind.WORD, "a type of object").text();
        expectSign(":");
        String property = property();
        return exists || isBareTerm()
                ? new Comparison(type, property, false, Operator.EXISTS, List.of())
                : comparison(type, property);
    }

    /// Converters leave terms like `unconverted_term:vendor:observable-1` where they give up; what
    /// is joined to them by OR holds without them.
    private boolean isBareTerm() throws PatternException {
        while (takeSign(":")) {
            step();
        }
        Token after = peek();
        return after.isWord("OR") || after.isWord("AND") || after.isSign("]") || after.isSign(")");
    }

    private String property() throws PatternException {
        var property = new StringBuilder(step());
        while (true) {
            if (takeSign(".")) {
                property.append('.').append(step());
            } else if (takeSign("[")) {
                Token index = take();
                property.append('[').append(index.text()).append(']');
                expectSign("]");
            } else {
                return property.toString();
            }
        }
    }

    private String step() throws PatternException {
        Token token = take();
        if (token.kind() != Kind.WORD && token.kind() != Kind.TEXT) {
            throw new PatternException("a property expected, found " + token.text(), token.at());
        }
        return token.text();
    }

    private Comparison comparison(String type, String property) throws PatternException {
        boolean negated = takeWord("NOT");
        Token token = take();
        Operator operator =
                switch (token.text()) {
                    case "=", "==" -> Operator.EQUAL;
                    case "!=", "<>" -> Operator.NOT_EQUAL;
                    case "<" -> Operator.LESS;
                    case "<=" -> Operator.LESS_OR_EQUAL;
                    case ">" -> Operator.GREATER;
                    case ">=" -> Operator.GREATER_OR_EQUAL;
                    default -> word(token);
                };
        List<String> values = operator == Operator.IN ? set() : List.of(value());
        return new Comparison(type, property, negated, operator, values);
    }

    private static Operator word(Token token) throws PatternException {
        if (token.isWord("IN")) {
            return Operator.IN;
        }
        if (token.isWord("LIKE")) {
            return Operator.LIKE;
        }
        if (token.isWord("MATCHES")) {
            return Operator.MATCHES;
        }
        if (token.isWord("ISSUBSET")) {
            return Operator.IS_SUBSET;
        }
        if (token.isWord("ISSUPERSET")) {
            return Operator.IS_SUPERSET;
        }
        throw new PatternException("an operator expected, found " + token.text(), token.at());
    }

    private List<String> set() throws PatternException {
        expectSign("(");
        var values = new ArrayList<String>();
        do {
            values.add(value());
        } while (takeSign(","));
        expectSign(")");
        return values;
    }

    private String value() throws PatternException {
        Token token = take();
        if (token.kind() != Kind.TEXT && token.kind() != Kind.WORD) {
            throw new PatternException("a value expected, found " + token.text(), token.at());
        }
        return token.text();
    }

    private void enter() throws PatternException {
        if (++depth > MAX_DEPTH) {
            throw new PatternException("deeper than " + MAX_DEPTH, peek().at());
        }
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        Token token = peek();
        next = Math.min(next + 1, tokens.size() - 1);
        return token;
    }

    private boolean takeWord(String keyword) {
        boolean there = peek().isWord(keyword);
        next += there ? 1 : 0;
        return there;
    }

    private boolean takeSign(String sign) {
        boolean there = peek().isSign(sign);
        next += there ? 1 : 0;
        return there;
    }

    private void expectWord(String keyword) throws PatternException {
        if (!takeWord(keyword)) {
            throw unexpected(keyword);
        }
    }

    private void expectSign(String sign) throws PatternException {
        if (!takeSign(sign)) {
            throw unexpected(sign);
        }
    }

    private Token expect(Kind kind, String what) throws PatternException {
        if (peek().kind() != kind) {
            throw unexpected(what);
        }
        return take();
    }

    private PatternException unexpected(String expected) {
        return new PatternException(expected + " expected, found " + peek().text(), peek().at());
    }
}
