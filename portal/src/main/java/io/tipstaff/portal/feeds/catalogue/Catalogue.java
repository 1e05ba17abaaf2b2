package io.tipstaff.portal.feeds.catalogue;

import io.tipstaff.exchange.FeedFormat;
import io.tipstaff.indicator.Kind;
import io.tipstaff.indicator.Tlp;
import io.tipstaff.portal.feeds.Authentication;
import io.tipstaff.portal.feeds.Category;
import io.tipstaff.portal.feeds.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The catalogue of public feeds, read from `catalogue/feeds.yaml`; `docs/catalogue.md` explains
/// the fields.
@Component
public class Catalogue {

    private static final String FILE = "/catalogue/feeds.yaml";
    private static final Set<String> FIELDS =
            Set.of(
                    "id",
                    "name",
                    "publisher",
                    "about",
                    "transport",
                    "address",
                    "format",
                    "kind",
                    "family",
                    "authentication",
                    "account",
                    "keyFrom",
                    "licence",
                    "terms",
                    "refreshMinutes",
                    "expectHours",
                    "categories",
                    "confidence",
                    "tlp");

    private final List<CatalogueEntry> entries;

    Catalogue() {
        try (InputStream in = Catalogue.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("no catalogue: " + FILE);
            }
            this.entries = read(in);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read the catalogue", failed);
        }
    }

    /// Reads entries.
    ///
    /// @throws IllegalArgumentException naming the entry that is wrong
    static List<CatalogueEntry> read(InputStream in) {
        Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
        if (!(document instanceof List<?> list)) {
            throw new IllegalArgumentException("the catalogue is no list");
        }
        List<CatalogueEntry> entries = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Object one : list) {
            CatalogueEntry entry = entry(one);
            if (!ids.add(entry.id())) {
                throw new IllegalArgumentException("twice in the catalogue: " + entry.id());
            }
            entries.add(entry);
        }
        return List.copyOf(entries);
    }

    private static CatalogueEntry entry(Object one) {
        if (!(one instanceof Map<?, ?> fields)) {
            throw new IllegalArgumentException("an entry of the catalogue is no mapping: " + one);
        }
        try {
            return entry(fields);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    "entry " + fields.get("id") + ": " + wrong.getMessage(), wrong);
        }
    }

    private static CatalogueEntry entry(Map<?, ?> fields) {
        for (Object name : fields.keySet()) {
            if (!FIELDS.contains(String.valueOf(name))) {
                throw new IllegalArgumentException("unknown field: " + name);
            }
        }
        @Nullable Integer expect = number(fields, "expectHours");
        return new CatalogueEntry(
                text(fields, "id"),
                text(fields, "name"),
                text(fields, "publisher"),
                text(fields, "about"),
                Transport.ofCode(text(fields, "transport")),
                text(fields, "address"),
                FeedFormat.ofCode(text(fields, "format")).orElseThrow(() -> wrong("format")),
                fields.get("kind") == null
                        ? null
                        : Kind.ofCode(text(fields, "kind")).orElseThrow(() -> wrong("kind")),
                text(fields, "family"),
                Authentication.ofCode(text(fields, "authentication", "none")),
                text(fields, "account", ""),
                text(fields, "keyFrom", ""),
                text(fields, "licence"),
                text(fields, "terms"),
                Duration.ofMinutes(required(number(fields, "refreshMinutes"), "refreshMinutes")),
                expect == null ? null : Duration.ofHours(expect),
                categories(fields.get("categories")),
                required(number(fields, "confidence"), "confidence"),
                Tlp.valueOf(text(fields, "tlp")));
    }

    private static List<Category> categories(@Nullable Object codes) {
        List<Category> categories = new ArrayList<>();
        if (codes instanceof List<?> list) {
            for (Object code : list) {
                categories.add(
                        Category.ofCode(String.valueOf(code))
                                .orElseThrow(() -> wrong("categories")));
            }
        }
        return categories;
    }

    private static String text(Map<?, ?> fields, String name) {
        Object value = fields.get(name);
        if (value == null || String.valueOf(value).isBlank()) {
            throw new IllegalArgumentException("missing: " + name);
        }
        return String.valueOf(value);
    }

    private static String text(Map<?, ?> fields, String name, String otherwise) {
        return fields.get(name) == null ? otherwise : text(fields, name);
    }

    private static @Nullable Integer number(Map<?, ?> fields, String name) {
        Object value = fields.get(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof Integer number)) {
            throw wrong(name);
        }
        return number;
    }

    private static int required(@Nullable Integer number, String name) {
        if (number == null) {
            throw new IllegalArgumentException("missing: " + name);
        }
        return number;
    }

    private static IllegalArgumentException wrong(String field) {
        return new IllegalArgumentException("not understood: " + field);
    }

    /// Returns the entries that a search and a category leave, in the order of the file.
    ///
    /// @param words all of which occur; blank for all
    /// @param category null for all
    public List<CatalogueEntry> find(String words, @Nullable Category category) {
        return entries.stream()
                .filter(entry -> words.isBlank() || entry.matches(words.strip()))
                .filter(entry -> category == null || entry.categories().contains(category))
                .toList();
    }

    /// Finds an entry.
    public Optional<CatalogueEntry> find(String id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }
}
