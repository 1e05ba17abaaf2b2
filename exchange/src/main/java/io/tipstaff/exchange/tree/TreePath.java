package io.tipstaff.exchange.tree;

import java.util.ArrayList;
import java.util.List;

/// Where in a tree the records are: names from the root on, `*` for any name, `[*]` for the items
/// of an array.
///
/// Written like `$.data[*].urls`, `$['odd name'].*[*]` for JSON, and like `/feed/entry` for XML.
public record TreePath(List<String> steps) {

    private static final int MAX_STEPS = 32;

    /// Any name.
    public static final String ANY = "*";

    public TreePath {
        steps = List.copyOf(steps);
    }

    /// Reads a path.
    ///
    /// @throws IllegalArgumentException if it is none
    public static TreePath parse(String text) {
        String stripped = text.strip();
        var path =
                stripped.startsWith("/")
                        ? new TreePath(slashed(stripped))
                        : new TreePath(dotted(stripped));
        if (path.steps().size() > MAX_STEPS) {
            throw new IllegalArgumentException("more than 32 steps: " + text);
        }
        return path;
    }

    private static List<String> slashed(String text) {
        var steps = new ArrayList<String>();
        for (String step : text.substring(1).split("/")) {
            if (step.isBlank()) {
                throw new IllegalArgumentException("an empty step: " + text);
            }
            steps.add(step.strip());
        }
        return steps;
    }

    private static List<String> dotted(String text) {
        var steps = new ArrayList<String>();
        int at = text.startsWith("$") ? 1 : 0;
        while (at < text.length()) {
            int end;
            if (text.startsWith("[*]", at)) {
                steps.add(TreeEvents.ITEM);
                end = at + 3;
            } else if (text.startsWith("['", at)) {
                end = text.indexOf("']", at + 2);
                if (end < 0) {
                    throw new IllegalArgumentException("an open bracket: " + text);
                }
                steps.add(text.substring(at + 2, end));
                end += 2;
            } else {
                int start = text.charAt(at) == '.' ? at + 1 : at;
                end = nameEnd(text, start);
                if (end == start) {
                    throw new IllegalArgumentException("an empty step: " + text);
                }
                steps.add(text.substring(start, end));
            }
            at = end;
        }
        return steps;
    }

    private static int nameEnd(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) != '.' && text.charAt(end) != '[') {
            end++;
        }
        return end;
    }

    /// Says whether the step at this depth has this name.
    public boolean hasAt(int depth, String name) {
        if (depth >= steps.size()) {
            return false;
        }
        String step = steps.get(depth);
        return step.equals(ANY) && !name.equals(TreeEvents.ITEM) || step.equals(name);
    }

    public int length() {
        return steps.size();
    }

    /// Returns the path in the notation of JSON.
    @Override
    public String toString() {
        var text = new StringBuilder("$");
        for (String step : steps) {
            if (step.equals(TreeEvents.ITEM)) {
                text.append(step);
            } else if (step.matches("[A-Za-z0-9_*@#$-]+")) {
                text.append('.').append(step);
            } else {
                text.append("['").append(step).append("']");
            }
        }
        return text.toString();
    }

    /// Returns the path in the notation of XML.
    public String slashed() {
        return "/" + String.join("/", steps);
    }
}
