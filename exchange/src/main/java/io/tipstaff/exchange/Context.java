package io.tipstaff.exchange;

import io.tipstaff.indicator.Tlp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a document says about an indicator. Immutable.
///
/// Everything is bounded, so that a hostile document cannot make a record large: at most 64 entries
/// in each list, 1,024 characters in an entry, 4,096 in the description, the pattern and other
/// fields. What is beyond is cut.
public final class Context {

    /// What the source means the indicator for.
    public enum Use {
        /// To be looked for in logs.
        DETECTION,
        /// Belongs to the story, but harmless or too common to look for: MISP's `to_ids` is false,
        /// or it is only an observable.
        INFORMATION
    }

    /// Nothing known.
    public static final Context NONE = new Builder().build();

    private final @Nullable Instant firstSeen;
    private final @Nullable Instant lastSeen;
    private final @Nullable Instant validUntil;
    private final int confidence;
    private final @Nullable Tlp tlp;
    private final Use use;
    private final boolean revoked;
    private final List<String> threats;
    private final List<String> actors;
    private final List<String> categories;
    private final List<String> tags;
    private final List<String> references;
    private final List<Integer> ports;
    private final String description;
    private final String sourceId;
    private final String group;
    private final String pattern;
    private final Map<String, String> other;
    private final List<RelatedIndicator> related;

    private Context(Builder from) {
        firstSeen = from.firstSeen;
        lastSeen = from.lastSeen;
        validUntil = from.validUntil;
        confidence = from.confidence;
        tlp = from.tlp;
        use = from.use;
        revoked = from.revoked;
        threats = List.copyOf(from.threats);
        actors = List.copyOf(from.actors);
        categories = List.copyOf(from.categories);
        tags = List.copyOf(from.tags);
        references = List.copyOf(from.references);
        ports = List.copyOf(from.ports);
        description = from.description;
        sourceId = from.sourceId;
        group = from.group;
        pattern = from.pattern;
        other = Collections.unmodifiableMap(new LinkedHashMap<>(from.other));
        related = List.copyOf(from.related);
    }

    /// Starts an empty context.
    public static Builder builder() {
        return new Builder();
    }

    /// Starts with all that this context holds.
    public Builder toBuilder() {
        var builder = new Builder();
        builder.firstSeen = firstSeen;
        builder.lastSeen = lastSeen;
        builder.validUntil = validUntil;
        builder.confidence = confidence;
        builder.tlp = tlp;
        builder.use = use;
        builder.revoked = revoked;
        builder.threats.addAll(threats);
        builder.actors.addAll(actors);
        builder.categories.addAll(categories);
        builder.tags.addAll(tags);
        builder.references.addAll(references);
        builder.ports.addAll(ports);
        builder.description = description;
        builder.sourceId = sourceId;
        builder.group = group;
        builder.pattern = pattern;
        builder.other.putAll(other);
        builder.related.addAll(related);
        return builder;
    }

    public Optional<Instant> firstSeen() {
        return Optional.ofNullable(firstSeen);
    }

    public Optional<Instant> lastSeen() {
        return Optional.ofNullable(lastSeen);
    }

    /// Returns when the source itself stops standing by the indicator.
    public Optional<Instant> validUntil() {
        return Optional.ofNullable(validUntil);
    }

    /// Returns how sure the source is, from 0 to 100.
    public OptionalInt confidence() {
        return confidence < 0 ? OptionalInt.empty() : OptionalInt.of(confidence);
    }

    public Optional<Tlp> tlp() {
        return Optional.ofNullable(tlp);
    }

    public Use use() {
        return use;
    }

    /// Says whether the source takes the indicator back.
    public boolean revoked() {
        return revoked;
    }

    /// Returns names of malware, tools and campaigns.
    public List<String> threats() {
        return threats;
    }

    /// Returns names of threat actors and intrusion sets.
    public List<String> actors() {
        return actors;
    }

    public List<String> categories() {
        return categories;
    }

    public List<String> tags() {
        return tags;
    }

    /// Returns where to read more: URLs, report titles.
    public List<String> references() {
        return references;
    }

    public List<Integer> ports() {
        return ports;
    }

    /// Returns free text, or the empty string.
    public String description() {
        return description;
    }

    /// Returns the source's own key for the record, or the empty string.
    public String sourceId() {
        return sourceId;
    }

    /// Returns what the records of one thing share, such as the hashes of one file, and those of no
    /// other thing of the source: later documents of it are joined by this too. Empty if the record
    /// stands alone.
    public String group() {
        return group;
    }

    /// Returns the detection pattern that the indicator was taken from, as written; the empty
    /// string if there is none or the indicator says all of it.
    public String pattern() {
        return pattern;
    }

    /// Returns what has no place above, by the source's own names.
    public Map<String, String> other() {
        return other;
    }

    /// Returns other indicators of the document that the document connects with this one.
    public List<RelatedIndicator> related() {
        return related;
    }

    private List<Object> parts() {
        var parts = new ArrayList<Object>();
        parts.add(firstSeen());
        parts.add(lastSeen());
        parts.add(validUntil());
        parts.add(confidence);
        parts.add(tlp());
        parts.addAll(List.of(use, revoked, threats, actors, categories, tags, references, ports));
        parts.addAll(List.of(description, sourceId, group, pattern, other, related));
        return parts;
    }

    @Override
    public boolean equals(@Nullable Object that) {
        return that instanceof Context context && parts().equals(context.parts());
    }

    @Override
    public int hashCode() {
        return Objects.hash(firstSeen, threats, tags, description, sourceId, other);
    }

    @Override
    public String toString() {
        return "Context" + parts();
    }

    /// Collects a context. Blank texts are passed over; for one thread.
    public static final class Builder {

        private static final int MAX_ENTRIES = 64;
        private static final int MAX_ENTRY = 1024;
        private static final int MAX_TEXT = 4096;
        private static final Pattern HALF = Pattern.compile("\\p{Cs}");

        private @Nullable Instant firstSeen;
        private @Nullable Instant lastSeen;
        private @Nullable Instant validUntil;
        private int confidence = -1;
        private @Nullable Tlp tlp;
        private Use use = Use.DETECTION;
        private boolean revoked;
        private final Set<String> threats = new LinkedHashSet<>(0);
        private final Set<String> actors = new LinkedHashSet<>(0);
        private final Set<String> categories = new LinkedHashSet<>(0);
        private final Set<String> tags = new LinkedHashSet<>(0);
        private final Set<String> references = new LinkedHashSet<>(0);
        private final Set<Integer> ports = new LinkedHashSet<>(0);
        private String description = "";
        private String sourceId = "";
        private String group = "";
        private String pattern = "";
        private final Map<String, String> other = new LinkedHashMap<>(0);
        private final Set<RelatedIndicator> related = new LinkedHashSet<>(0);

        private Builder() {}

        public Builder firstSeen(Instant time) {
            firstSeen = time;
            return this;
        }

        public Builder lastSeen(Instant time) {
            lastSeen = time;
            return this;
        }

        public Builder validUntil(Instant time) {
            validUntil = time;
            return this;
        }

        /// Sets how sure the source is; beyond 0 to 100 it is cut to that.
        public Builder confidence(int percent) {
            confidence = Math.clamp(percent, 0, 100);
            return this;
        }

        /// Sets the marking; of several the most restricted stays.
        public Builder tlp(Tlp marking) {
            if (tlp == null || marking.compareTo(tlp) > 0) {
                tlp = marking;
            }
            return this;
        }

        public Builder use(Use meant) {
            use = meant;
            return this;
        }

        /// Marks the indicator as taken back by its source.
        public Builder revoked() {
            revoked = true;
            return this;
        }

        public Builder threat(String name) {
            return add(threats, name);
        }

        public Builder actor(String name) {
            return add(actors, name);
        }

        public Builder category(String name) {
            return add(categories, name);
        }

        public Builder tag(String tag) {
            return add(tags, tag);
        }

        public Builder reference(String reference) {
            return add(references, reference);
        }

        /// Adds a port; others than 1 to 65535 are passed over.
        public Builder port(int port) {
            if (port >= 1 && port <= 65535 && ports.size() < MAX_ENTRIES) {
                ports.add(port);
            }
            return this;
        }

        /// Adds to the description, on a line of its own.
        public Builder description(String text) {
            String stripped = text.strip();
            if (!stripped.isEmpty() && !description.contains(stripped)) {
                description =
                        cut(
                                description.isEmpty() ? stripped : description + "\n" + stripped,
                                MAX_TEXT);
            }
            return this;
        }

        public Builder sourceId(String id) {
            sourceId = cut(id.strip(), MAX_ENTRY);
            return this;
        }

        public Builder group(String key) {
            group = cut(key, MAX_ENTRY);
            return this;
        }

        public Builder pattern(String text) {
            pattern = cut(text, MAX_TEXT);
            return this;
        }

        /// Keeps a field under the source's own name; the first value of a name stays.
        public Builder other(String name, String value) {
            if (!value.isBlank() && other.size() < MAX_ENTRIES) {
                other.putIfAbsent(cut(name.strip(), MAX_ENTRY), cut(value.strip(), MAX_TEXT));
            }
            return this;
        }

        /// Adds an indicator that the document connects with this one.
        public Builder related(RelatedIndicator one) {
            if (related.size() < MAX_ENTRIES) {
                related.add(one);
            }
            return this;
        }

        private Builder add(Set<String> entries, String entry) {
            String stripped = entry.strip();
            if (!stripped.isEmpty() && entries.size() < MAX_ENTRIES) {
                entries.add(cut(stripped, MAX_ENTRY));
            }
            return this;
        }

        /// Half characters come out of JSON's escapes, and no encoding can hold them. A whole one
        /// at the end that has no room is left out.
        private static String cut(String text, int length) {
            boolean cut = text.length() > length;
            boolean inside = cut && Character.isHighSurrogate(text.charAt(length - 1));
            String kept = cut ? text.substring(0, inside ? length - 1 : length) : text;
            return hasSurrogate(kept) ? HALF.matcher(kept).replaceAll("\uFFFD") : kept;
        }

        private static boolean hasSurrogate(String text) {
            for (int i = 0; i < text.length(); i++) {
                if (Character.isSurrogate(text.charAt(i))) {
                    return true;
                }
            }
            return false;
        }

        /// Returns what was collected.
        public Context build() {
            return new Context(this);
        }
    }
}
