package io.tipstaff.portal.lookup.section;

import io.tipstaff.indicator.Kind;
import io.tipstaff.portal.feeds.KnownIndicator;
import io.tipstaff.portal.feeds.Observation;
import io.tipstaff.portal.lookup.Finding.Relation;
import io.tipstaff.portal.lookup.LookupSection;
import io.tipstaff.portal.lookup.SectionQuestion;
import io.tipstaff.portal.relation.LinkView;
import io.tipstaff.portal.relation.Relations;
import io.tipstaff.portal.relation.Thing;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// What sources tell about the file that a hash is of, under this hash and the file's others.
@Component
@Order(45)
public class FileSection implements LookupSection {

    private static final Set<Kind> HASHES = EnumSet.of(Kind.MD5, Kind.SHA1, Kind.SHA256);
    private static final int MOST_VALUES = 200;
    private static final int MOST_PLACES = 20;

    /// @param hashes of the file, this one first
    /// @param attributes by [FileAttribute], at most 200
    /// @param downloadedFrom what documents state, at most 20
    public record FileView(
            List<Hash> hashes, List<Attribute> attributes, List<LinkView> downloadedFrom) {

        public FileView {
            hashes = List.copyOf(hashes);
            attributes = List.copyOf(attributes);
            downloadedFrom = List.copyOf(downloadedFrom);
        }

        /// Returns the values of an attribute, those of the object itself first.
        public List<String> values(String attribute) {
            return attributes.stream()
                    .filter(one -> one.attribute().equals(attribute))
                    .map(Attribute::value)
                    .toList();
        }
    }

    /// @param kind `md5`, `sha1` or `sha256`
    public record Hash(String kind, String value) {}

    /// @param attribute `name`, `size` (bytes), `type`, `path`, `signer`, `packer`, …
    /// @param saidBy names of the sources
    public record Attribute(String attribute, String value, List<String> saidBy) {

        public Attribute {
            saidBy = List.copyOf(saidBy);
        }
    }

    private record Value(FileAttribute attribute, String text) {}

    private final Relations relations;

    FileSection(Relations relations) {
        this.relations = relations;
    }

    @Override
    public String name() {
        return "file";
    }

    @Override
    public Place place() {
        return Place.BESIDE;
    }

    @Override
    public boolean appliesTo(Kind kind) {
        return HASHES.contains(kind);
    }

    @Override
    public FileView tell(SectionQuestion question) {
        List<KnownIndicator> known =
                Stream.concat(question.itself().stream(), question.known(Relation.FILE)).toList();
        List<Hash> hashes =
                Stream.concat(
                                Stream.of(question.object()),
                                known.stream().map(KnownIndicator::indicator))
                        .distinct()
                        .map(one -> new Hash(one.kind().code(), one.canonical()))
                        .toList();
        return new FileView(hashes, attributes(known), downloadedFrom(known, question));
    }

    private static List<Attribute> attributes(List<KnownIndicator> known) {
        Map<Value, Set<String>> values = new LinkedHashMap<>();
        for (KnownIndicator one : known) {
            for (Observation said : one.observations()) {
                said.context().other().forEach((name, text) -> add(name, text, said, values));
            }
        }
        return values.entrySet().stream()
                .sorted(Comparator.comparing(one -> one.getKey().attribute()))
                .limit(MOST_VALUES)
                .map(
                        one ->
                                new Attribute(
                                        one.getKey().attribute().code(),
                                        one.getKey().text(),
                                        List.copyOf(one.getValue())))
                .toList();
    }

    /// Several values of one field stand on lines of their own.
    private static void add(
            String name, String text, Observation said, Map<Value, Set<String>> values) {
        FileAttribute.ofField(name)
                .ifPresent(
                        attribute ->
                                text.lines()
                                        .map(String::strip)
                                        .filter(line -> !line.isEmpty())
                                        .forEach(
                                                line ->
                                                        values.computeIfAbsent(
                                                                        new Value(attribute, line),
                                                                        _ -> new TreeSet<>())
                                                                .add(said.sourceName())));
    }

    private List<LinkView> downloadedFrom(List<KnownIndicator> known, SectionQuestion question) {
        Map<Thing, LinkView> places = new LinkedHashMap<>();
        for (KnownIndicator one : known) {
            relations
                    .list(
                            io.tipstaff.portal.relation.Relation.DOWNLOADED_FROM,
                            Thing.of(one.indicator()),
                            question.person(),
                            null,
                            MOST_PLACES)
                    .rows()
                    .forEach(link -> places.putIfAbsent(link.to().thing(), LinkView.of(link)));
        }
        return places.values().stream().limit(MOST_PLACES).toList();
    }
}
