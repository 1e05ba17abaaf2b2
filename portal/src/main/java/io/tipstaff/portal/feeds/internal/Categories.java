package io.tipstaff.portal.feeds.internal;

import io.tipstaff.indicator.Kind;
import io.tipstaff.portal.feeds.Category;
import io.tipstaff.portal.feeds.Observation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads the many words of sources for what an indicator is used for as our categories.
///
/// The words stand in `feeds/categories.txt`: a category and the words that mean it. A word means
/// it where it stands alone in the source's text (`c2` in `botnet_c2`, not in `abc2x`).
final class Categories {

    private static final Pattern BREAK = Pattern.compile("[^\\p{L}\\p{N}&]+");
    private static final Map<String, Set<Category>> MEANINGS = load();
    private static final int LONGEST_PHRASE = 3;

    private Categories() {}

    private static Map<String, Set<Category>> load() {
        try (InputStream in = Categories.class.getResourceAsStream("/feeds/categories.txt");
                var lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
            Map<String, Set<Category>> meanings = new HashMap<>();
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(":", 2))
                    .forEach(line -> add(line[0].strip(), line[1], meanings));
            return meanings;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read the categories", failed);
        }
    }

    private static void add(String code, String words, Map<String, Set<Category>> meanings) {
        Category category = Category.ofCode(code).orElseThrow();
        for (String word : words.split(",", -1)) {
            meanings.computeIfAbsent(word.strip(), _ -> EnumSet.noneOf(Category.class))
                    .add(category);
        }
    }

    /// Adds what an observation says; `OTHER` if it says nothing that is known.
    static void of(Observation observation, Kind kind, SortedSet<Category> into) {
        Set<String> said = new HashSet<>();
        Stream.of(
                        observation.categories(),
                        observation.context().categories(),
                        observation.context().tags(),
                        observation.context().threats())
                .flatMap(List::stream)
                .forEach(text -> phrases(text, said));
        Set<Category> found = EnumSet.noneOf(Category.class);
        said.forEach(phrase -> found.addAll(MEANINGS.getOrDefault(phrase, Set.of())));
        if (!observation.context().actors().isEmpty()) {
            found.add(Category.APT);
        }
        addMobile(found, said, kind);
        if (found.isEmpty()) {
            found.add(Category.OTHER);
        }
        into.addAll(found);
    }

    /// `android` makes of a command server a mobile one, and of a file mobile malware.
    private static void addMobile(Set<Category> found, Set<String> said, Kind kind) {
        boolean mobile =
                said.contains("android") || said.contains("mobile") || said.contains("apk");
        if (!mobile) {
            return;
        }
        boolean file = kind == Kind.MD5 || kind == Kind.SHA1 || kind == Kind.SHA256;
        if (file) {
            found.add(Category.MOBILE_MALWARE);
        } else if (found.contains(Category.BOTNET_C2)) {
            found.add(Category.MOBILE_BOTNET_C2);
        }
    }

    private static void phrases(String text, Set<String> into) {
        List<String> words =
                BREAK.splitAsStream(text.toLowerCase(Locale.ROOT))
                        .filter(word -> !word.isEmpty())
                        .limit(32)
                        .toList();
        for (int from = 0; from < words.size(); from++) {
            for (int to = from + 1; to <= Math.min(words.size(), from + LONGEST_PHRASE); to++) {
                into.add(String.join(" ", words.subList(from, to)));
            }
        }
    }
}
