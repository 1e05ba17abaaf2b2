package io.tipstaff.portal.similarity.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The shape of a URL's path and query: words are kept, what is made anew for each copy becomes its
/// class, parameters stand in the order of their names and keep the class of their value only.
///
/// `/secure/a81bc3f09d2e/login.php?id=12&user=a@b.example` and
/// `/Secure/00ff17a2bc44/login.php?user=c@d.example&id=7` have the shape
/// `/secure/{h}/login.php?id={n}&user={e}`.
///
/// @param text at most [#MAX_TEXT] characters
/// @param words that a kit keeps: of names of folders, files and parameters
/// @param features by which two shapes are compared: steps, pairs of steps, parameters
record UrlShape(String text, Set<String> words, Set<String> features) {

    static final int MAX_TEXT = 500;
    private static final int MAX_STEPS = 32;
    private static final Pattern PART =
            Pattern.compile("(?<=[-_.~+,;:=! ()$'])|(?=[-_.~+,;:=! ()$'])");
    private static final Pattern ESCAPE = Pattern.compile("%([2-7][0-9A-F])");
    private static final Pattern EXTENSION = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,4}");

    UrlShape {
        words = Set.copyOf(words);
        features = Set.copyOf(features);
    }

    /// Reads the canonical path of a URL, with its query.
    static UrlShape of(String path) {
        int question = path.indexOf('?');
        Set<String> words = new LinkedHashSet<>();
        List<String> steps =
                Arrays.stream((question < 0 ? path : path.substring(0, question)).split("/"))
                        .filter(step -> !step.isEmpty())
                        .limit(MAX_STEPS)
                        .map(step -> step(decoded(step), words))
                        .toList();
        List<String> parameters =
                question < 0
                        ? List.of()
                        : Arrays.stream(path.substring(question + 1).split("[&;]"))
                                .filter(one -> !one.isEmpty())
                                .limit(MAX_STEPS)
                                .map(one -> parameter(decoded(one), words))
                                .distinct()
                                .sorted()
                                .toList();
        String text =
                "/"
                        + String.join("/", steps)
                        + (parameters.isEmpty() ? "" : "?" + String.join("&", parameters));
        return new UrlShape(
                text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text,
                words,
                features(steps, parameters));
    }

    /// What is escaped stays so where it would change how the text is taken apart.
    private static String decoded(String text) {
        return text.indexOf('%') < 0
                ? text
                : ESCAPE.matcher(text)
                        .replaceAll(
                                match -> {
                                    char c = (char) Integer.parseInt(match.group(1), 16);
                                    boolean parts = "/?&;#%\\$".indexOf(c) >= 0 || c == 0x7F;
                                    return parts ? match.group() : String.valueOf(c);
                                });
    }

    private static String step(String step, Set<String> words) {
        String whole = UrlToken.of(step);
        if (UrlToken.isClass(whole)) {
            return whole;
        }
        int dot = step.lastIndexOf('.');
        if (dot > 0 && EXTENSION.matcher(step.substring(dot + 1)).matches()) {
            String extension = step.substring(dot + 1).toLowerCase(java.util.Locale.ROOT);
            String name = UrlToken.of(step.substring(0, dot));
            words.add(extension);
            return (UrlToken.isClass(name) ? name : parts(step.substring(0, dot), words))
                    + "."
                    + extension;
        }
        return parts(step, words);
    }

    private static String parts(String text, Set<String> words) {
        return Arrays.stream(PART.split(text))
                .map(UrlToken::of)
                .peek(
                        part -> {
                            if (!UrlToken.isClass(part)
                                    && part.chars().anyMatch(Character::isLetterOrDigit)) {
                                words.add(part);
                            }
                        })
                .collect(Collectors.joining());
    }

    private static String parameter(String parameter, Set<String> words) {
        int equals = parameter.indexOf('=');
        if (equals < 0) {
            String alone = UrlToken.of(parameter);
            return UrlToken.isClass(alone) ? alone : parts(parameter, words);
        }
        String name = UrlToken.of(parameter.substring(0, equals));
        return (UrlToken.isClass(name) ? name : parts(parameter.substring(0, equals), words))
                + "="
                + value(parameter.substring(equals + 1));
    }

    private static String value(String value) {
        String token = UrlToken.of(value);
        if (value.isEmpty() || UrlToken.isClass(token)) {
            return token;
        }
        if (value.contains("//") || value.contains("%2F%2F")) {
            return "{l}";
        }
        return value.chars().allMatch(Character::isLetter) ? "{w}" : "{t}";
    }

    private static Set<String> features(List<String> steps, List<String> parameters) {
        Set<String> features = new LinkedHashSet<>();
        for (int i = 0; i < steps.size(); i++) {
            features.add("step " + steps.get(i));
            if (i > 0) {
                features.add("pair " + steps.get(i - 1) + "/" + steps.get(i));
            }
        }
        parameters.forEach(one -> features.add("parameter " + one));
        return features;
    }

    /// Returns the number by which it is kept: the first 64 bits of SHA-256 over its text.
    long fingerprint() {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    /// Returns what part of all features both have, 0 to 1.
    double likeness(UrlShape other) {
        var both = new ArrayList<>(features);
        both.retainAll(other.features());
        int all = features.size() + other.features().size() - both.size();
        return all == 0 ? 1 : (double) both.size() / all;
    }
}
