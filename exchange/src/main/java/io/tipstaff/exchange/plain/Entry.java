package io.tipstaff.exchange.plain;

import io.tipstaff.exchange.document.AddressRange;
import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.ParseResult.Parsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What one line of a plain list says.
sealed interface Entry {

    Pattern DASH = Pattern.compile("\\s*[-\u2013]\\s*");
    Pattern MASK = Pattern.compile("\\s*/\\s*|\\s+");
    Pattern BETWEEN_WORDS = Pattern.compile("[\\s,|]+");

    /// Texts that should each be an indicator.
    ///
    /// @param note what follows them; may be empty
    /// @param count a number that follows them; may be empty
    record Listed(List<String> values, String note, String count) implements Entry {}

    /// Indicators that the line describes rather than writes, such as the networks of a range.
    record Indicators(List<Indicator> indicators) implements Entry {}

    /// A line that the dialect has for other purposes.
    record Ignored() implements Entry {}

    /// A line that cannot be an entry.
    record Rejected(String reason) implements Entry {}

    /// Reads a line that is not blank, no comment, and stripped.
    static Entry of(String line) {
        int blank = firstBlank(line);
        if (blank < 0 && isBare(line)) {
            return new Listed(List.of(line), "", "");
        }
        Optional<Entry> special = Blocklists.read(line);
        if (special.isPresent()) {
            return special.get();
        }
        int comment = commentStart(line);
        String body = comment < 0 ? line : line.substring(0, comment).strip();
        String note = comment < 0 ? "" : withoutMark(line.substring(comment));
        return withoutComment(unquoted(body), note);
    }

    private static String withoutMark(String comment) {
        return comment.substring(comment.startsWith("//") ? 2 : 1).strip();
    }

    private static int firstBlank(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == ' ' || c == '\t') {
                return i;
            }
        }
        return -1;
    }

    /// Nothing in it that any dialect uses: the fast way for nearly all lines.
    private static boolean isBare(String line) {
        for (int i = 0; i < line.length(); i++) {
            switch (line.charAt(i)) {
                case '"', '\'', ',', '|', '#', '=', '-', '@', '^', '/' -> {
                    return !mayBeSpecial(line);
                }
                default -> {}
            }
        }
        return true;
    }

    private static boolean mayBeSpecial(String line) {
        char last = line.charAt(line.length() - 1);
        return line.indexOf("/255.") > 0
                || line.startsWith("||")
                || line.startsWith("@@")
                || line.startsWith("|")
                || last == ','
                || last == '"'
                || last == '\''
                || last == '^'
                || line.indexOf(",") >= 0 && line.indexOf('/') < 0
                || line.indexOf("##") >= 0
                || line.indexOf("=/") > 0
                || line.indexOf('-') > 6 && Character.digit(line.charAt(0), 16) >= 0;
    }

    /// A comment in a line starts behind a blank: `#` in a URL, `//` behind its scheme and `;` in
    /// its query do not.
    private static int commentStart(String line) {
        for (int i = 1; i < line.length(); i++) {
            char before = line.charAt(i - 1);
            char c = line.charAt(i);
            boolean behindBlank = before == ' ' || before == '\t';
            if (behindBlank && (c == '#' || c == ';' || c == '/' && line.startsWith("//", i))) {
                return i;
            }
        }
        return -1;
    }

    private static String unquoted(String text) {
        String body = text;
        while (body.endsWith(",") || body.endsWith(";")) {
            body = body.substring(0, body.length() - 1).strip();
        }
        boolean quoted =
                body.length() > 1
                        && (body.startsWith("\"") && body.endsWith("\"")
                                || body.startsWith("'") && body.endsWith("'"));
        return quoted ? body.substring(1, body.length() - 1).strip() : body;
    }

    private static Entry withoutComment(String body, String note) {
        if (body.isEmpty()) {
            return new Ignored();
        }
        Optional<Entry> range = range(body);
        if (range.isPresent()) {
            return range.get();
        }
        String[] words = BETWEEN_WORDS.split(body, 257);
        if (words.length == 1 || IndicatorParser.parse(body) instanceof Parsed) {
            return new Listed(List.of(body), note, "");
        }
        if (Set.of("ExitNode", "Published", "LastStatus").contains(words[0])) {
            return new Ignored();
        }
        if (words[0].equals("ExitAddress")) {
            return new Listed(List.of(words[1]), note, "");
        }
        return severalWords(body, words, note);
    }

    private static Entry severalWords(String body, String[] words, String note) {
        if (LocalNames.isSinkhole(words[0])) {
            return hosts(words, note);
        }
        if (words.length == 2 && words[1].matches("[0-9]{1,12}")) {
            return new Listed(List.of(words[0]), note, words[1]);
        }
        if (words.length <= 256 && areIndicators(words)) {
            return new Listed(List.of(words), note, "");
        }
        if (IndicatorParser.parse(words[0]) instanceof Parsed) {
            String rest = body.substring(words[0].length()).strip();
            return new Listed(List.of(words[0]), note.isEmpty() ? rest : rest + "; " + note, "");
        }
        return new Listed(List.of(body), note, "");
    }

    private static boolean areIndicators(String[] words) {
        for (String word : words) {
            if (!(IndicatorParser.parse(word) instanceof Parsed)) {
                return false;
            }
        }
        return true;
    }

    private static Entry hosts(String[] words, String note) {
        var names = new ArrayList<String>();
        for (int i = 1; i < words.length; i++) {
            if (!LocalNames.isLocal(words[i])) {
                names.add(words[i]);
            }
        }
        return names.isEmpty() ? new Ignored() : new Listed(names, note, "");
    }

    /// `first-last`, `first - last`, `network/dotted mask`, `network dotted-mask`.
    private static Optional<Entry> range(String body) {
        char start = body.charAt(0);
        if (Character.digit(start, 16) < 0 && start != ':' || body.length() > 100) {
            return Optional.empty();
        }
        String[] ends = DASH.split(body, 3);
        if (ends.length == 2) {
            Optional<AddressRange> range = AddressRange.of(ends[0], ends[1]);
            if (range.isPresent()) {
                return Optional.of(new Indicators(range.get().networks()));
            }
        }
        String[] masked = MASK.split(body, 3);
        if (masked.length == 2 && masked[1].startsWith("255.")) {
            return AddressRange.prefixLength(masked[1])
                    .map(prefix -> new Listed(List.of(masked[0] + "/" + prefix), "", ""));
        }
        return Optional.empty();
    }
}
