package io.tipstaff.portal.reports.yara;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What can be told of a file of YARA rules without compiling it: strings and comments are passed
/// over, the rest is looked at for words.
public final class YaraRules {

    private static final Pattern INCLUDE = Pattern.compile("\\binclude\\s*\"");
    private static final Pattern RULE =
            Pattern.compile("\\brule\\s+([A-Za-z_][A-Za-z0-9_]{0,127})");
    private static final Pattern GLOBAL =
            Pattern.compile("\\bglobal\\s+(?:private\\s+)?rule\\b|\\bprivate\\s+global\\s+rule\\b");

    private final String bare;

    private YaraRules(String bare) {
        this.bare = bare;
    }

    /// Looks at a file.
    public static YaraRules of(String file) {
        var bare = new StringBuilder(file.length());
        int at = 0;
        while (at < file.length()) {
            int end = opaqueEnd(file, at);
            if (end == at) {
                bare.append(file.charAt(at++));
            } else {
                bare.append(file.charAt(at) == '"' ? "\"\"" : " ");
                at = end;
            }
        }
        return new YaraRules(bare.toString());
    }

    /// Returns where a string or comment that starts here ends; the same place if none does.
    private static int opaqueEnd(String file, int at) {
        if (file.charAt(at) == '"') {
            return stringEnd(file, at + 1);
        }
        if (file.startsWith("//", at)) {
            int line = file.indexOf('\n', at);
            return line < 0 ? file.length() : line;
        }
        if (file.startsWith("/*", at)) {
            int close = file.indexOf("*/", at + 2);
            return close < 0 ? file.length() : close + 2;
        }
        return at;
    }

    private static int stringEnd(String file, int from) {
        for (int i = from; i < file.length(); i++) {
            char c = file.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"' || c == '\n') {
                return i + 1;
            }
        }
        return file.length();
    }

    /// Returns the names of its rules, in their order.
    public List<String> names() {
        return RULE.matcher(bare).results().map((MatchResult rule) -> rule.group(1)).toList();
    }

    /// Says whether it has other files read, which would be the server's.
    public boolean includes() {
        return INCLUDE.matcher(bare).find();
    }

    /// Says whether a rule of it binds all others.
    public boolean hasGlobal() {
        return GLOBAL.matcher(bare).find();
    }
}
