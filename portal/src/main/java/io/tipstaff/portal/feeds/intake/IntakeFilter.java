package io.tipstaff.portal.feeds.intake;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.tipstaff.exchange.Context;
import io.tipstaff.exchange.FeedRecord;
import io.tipstaff.indicator.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which records of a source are taken.
///
/// Patterns are those of RE2: they search the canonical text in time linear in its length, so none
/// that a person writes can stop an import.
public final class IntakeFilter {

    public static final int MAX_PATTERNS = 50;
    public static final int MAX_PATTERN = 500;
    public static final int MAX_WORDS = 200;

    /// Takes every record.
    public static final IntakeFilter EVERYTHING =
            new IntakeFilter(Set.of(), List.of(), List.of(), 0, Set.of(), Set.of());

    /// Why a record is left out.
    public enum Reason {
        KIND,
        NOT_INCLUDED,
        EXCLUDED,
        CONFIDENCE,
        TAG,
        PORT;

        /// Returns the name used in messages and the API, such as `not-included`.
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Set<Kind> kinds;
    private final List<Pattern> include;
    private final List<Pattern> exclude;
    private final int minConfidence;
    private final Set<String> tags;
    private final Set<Integer> ports;

    /// @param kinds the only ones taken; none for all
    /// @param include one of these must be found in the indicator; none for any
    /// @param exclude none of these may be found in it
    /// @param minConfidence records that state less are left out, those that state none are not
    /// @param tags one of these must be a tag, category, threat or actor of the record, in upper or
    ///   lower case; none for any
    /// @param ports one of these must be a port of the record; none for any
    /// @throws IllegalArgumentException if a pattern is none, or there is too much of anything
    public IntakeFilter(
            Set<Kind> kinds,
            List<String> include,
            List<String> exclude,
            int minConfidence,
            Set<String> tags,
            Set<Integer> ports) {
        if (minConfidence < 0 || minConfidence > 100) {
            throw new IllegalArgumentException("a confidence is 0 to 100: " + minConfidence);
        }
        if (tags.size() > MAX_WORDS || ports.size() > MAX_WORDS) {
            throw new IllegalArgumentException("more than " + MAX_WORDS + " tags or ports");
        }
        ports.stream()
                .filter(port -> port < 0 || port > 65_535)
                .findAny()
                .ifPresent(
                        port -> {
                            throw new IllegalArgumentException("no port: " + port);
                        });
        this.kinds = Set.copyOf(kinds);
        this.include = compiled(include);
        this.exclude = compiled(exclude);
        this.minConfidence = minConfidence;
        this.tags = tags.stream().map(IntakeFilter::folded).collect(Collectors.toUnmodifiableSet());
        this.ports = Set.copyOf(ports);
    }

    private static List<Pattern> compiled(List<String> patterns) {
        if (patterns.size() > MAX_PATTERNS) {
            throw new IllegalArgumentException("more than " + MAX_PATTERNS + " patterns");
        }
        return patterns.stream().map(IntakeFilter::compiled).toList();
    }

    private static Pattern compiled(String pattern) {
        if (pattern.length() > MAX_PATTERN) {
            throw new IllegalArgumentException(
                    "a pattern longer than "
                            + MAX_PATTERN
                            + " characters: "
                            + pattern.substring(0, 40)
                            + "…");
        }
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException wrong) {
            throw new IllegalArgumentException("no pattern: " + pattern, wrong);
        }
    }

    private static String folded(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    /// Returns why a record is left out; empty if it is taken.
    public Optional<Reason> leavesOut(FeedRecord record) {
        Context context = record.context();
        if (!kinds.isEmpty() && !kinds.contains(record.indicator().kind())) {
            return Optional.of(Reason.KIND);
        }
        if (!include.isEmpty() || !exclude.isEmpty()) {
            String text = record.indicator().canonical();
            if (!include.isEmpty() && include.stream().noneMatch(one -> one.matcher(text).find())) {
                return Optional.of(Reason.NOT_INCLUDED);
            }
            if (exclude.stream().anyMatch(one -> one.matcher(text).find())) {
                return Optional.of(Reason.EXCLUDED);
            }
        }
        if (context.confidence().orElse(100) < minConfidence) {
            return Optional.of(Reason.CONFIDENCE);
        }
        if (!tags.isEmpty() && words(context).noneMatch(tags::contains)) {
            return Optional.of(Reason.TAG);
        }
        return ports.isEmpty() || context.ports().stream().anyMatch(ports::contains)
                ? Optional.empty()
                : Optional.of(Reason.PORT);
    }

    private static Stream<String> words(Context context) {
        return Stream.of(context.tags(), context.categories(), context.threats(), context.actors())
                .flatMap(List::stream)
                .map(IntakeFilter::folded);
    }

    /// Says whether every record is taken.
    public boolean takesEverything() {
        return equals(EVERYTHING);
    }

    public Set<Kind> kinds() {
        return kinds;
    }

    public List<String> include() {
        return include.stream().map(Pattern::pattern).toList();
    }

    public List<String> exclude() {
        return exclude.stream().map(Pattern::pattern).toList();
    }

    public int minConfidence() {
        return minConfidence;
    }

    public Set<String> tags() {
        return tags;
    }

    public Set<Integer> ports() {
        return ports;
    }

    private List<Object> parts() {
        return List.of(kinds, include(), exclude(), minConfidence, tags, ports);
    }

    @Override
    public boolean equals(@Nullable Object that) {
        return that instanceof IntakeFilter filter && parts().equals(filter.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    @Override
    public String toString() {
        return "IntakeFilter" + parts();
    }
}
