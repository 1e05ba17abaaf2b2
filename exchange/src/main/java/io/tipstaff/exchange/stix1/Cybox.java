package io.tipstaff.exchange.stix1;

import io.tipstaff.exchange.tree.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds the indicators in CybOX observables.
final class Cybox {

    private static final Pattern LIST = Pattern.compile("##comma##");

    /// What a file object holds beside hashes, and the field of a context that it becomes.
    private static final Map<String, String> ABOUT_FILE =
            Map.of(
                    "File_Name", "file name",
                    "File_Path", "file path",
                    "Full_Path", "full path",
                    "Size_In_Bytes", "file size",
                    "File_Format", "file format",
                    "Certificate_Subject", "certificate subject");

    /// @param enough whether it suffices by itself
    /// @param file number of the file that it is one of several hashes of; 0 for none
    /// @param about the file that it is a hash of, by the fields of a context
    record Found(String text, boolean enough, int file, Map<String, String> about) {}

    private Cybox() {}

    /// Returns what an observable, or an indicator with observables inside, holds itself.
    static List<Found> indicators(Node node) {
        var found = new ArrayList<Found>();
        collect(node, true, found);
        return found;
    }

    private static void collect(Node node, boolean enough, List<Found> found) {
        if (node.has("Observable_Composition")) {
            node.each("Observable_Composition").forEach(part -> composition(part, enough, found));
        }
        if (node.has("Composite_Indicator_Expression")) {
            node.each("Composite_Indicator_Expression")
                    .forEach(part -> composition(part, enough, found));
        }
        node.each("Observable").forEach(observable -> collect(observable, enough, found));
        node.each("Object").forEach(object -> object(object, enough, found));
    }

    private static void composition(Node composition, boolean enough, List<Found> found) {
        List<Node> parts =
                Stream.concat(composition.each("Observable"), composition.each("Indicator"))
                        .toList();
        boolean and = composition.text("@operator").equalsIgnoreCase("AND") && parts.size() > 1;
        parts.forEach(part -> collect(part, enough && !and, found));
    }

    private static void object(Node object, boolean enough, List<Found> found) {
        object.each("Properties").forEach(properties -> properties(properties, enough, found));
        object.find("Related_Object")
                .flatMap(related -> related.each("Properties"))
                .forEach(properties -> properties(properties, false, found));
    }

    private static void properties(Node properties, boolean enough, List<Found> found) {
        List<String> values = values(properties).toList();
        int file = isHashed(properties) && values.size() > 1 ? found.size() + 1 : 0;
        Map<String, String> about = isHashed(properties) ? about(properties) : Map.of();
        values.forEach(value -> found.add(new Found(value, enough, file, about)));
    }

    private static Map<String, String> about(Node properties) {
        Map<String, String> about = new HashMap<>();
        ABOUT_FILE.forEach(
                (element, name) ->
                        texts(properties, element)
                                .findFirst()
                                .ifPresent(text -> about.put(name, text)));
        properties
                .find("Packer")
                .flatMap(packer -> texts(packer, "Name"))
                .findFirst()
                .ifPresent(name -> about.put("packer", name));
        return about;
    }

    private static boolean isHashed(Node properties) {
        String type = properties.text("@type").toLowerCase(Locale.ROOT);
        return type.contains("file") || type.contains("artifact");
    }

    private static Stream<String> values(Node properties) {
        String type = properties.text("@type").toLowerCase(Locale.ROOT);
        if (type.contains("address")) {
            return texts(properties, "Address_Value");
        }
        if (type.contains("domainname") || type.contains("uri")) {
            return texts(properties, "Value");
        }
        if (type.contains("hostname")) {
            return texts(properties, "Hostname_Value");
        }
        if (type.contains("emailmessage")) {
            return properties.find("From").flatMap(from -> texts(from, "Address_Value"));
        }
        return isHashed(properties) ? texts(properties, "Simple_Hash_Value") : Stream.empty();
    }

    private static Stream<String> texts(Node node, String name) {
        return node.find(name)
                .filter(value -> isPositive(value.text("@condition")))
                .flatMap(value -> LIST.splitAsStream(value.text()))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private static boolean isPositive(String condition) {
        return switch (condition) {
            case "", "Equals", "Contains", "StartsWith" -> true;
            default -> false;
        };
    }

    /// Returns the ids of the observables that an indicator names.
    static List<String> references(Node indicator) {
        var references = new ArrayList<String>();
        observables(indicator).forEach(observable -> reference(observable, references));
        return references;
    }

    private static Stream<Node> observables(Node node) {
        return node.each("Observable")
                .flatMap(
                        observable ->
                                Stream.concat(
                                        Stream.of(observable),
                                        observable
                                                .each("Observable_Composition")
                                                .flatMap(Cybox::observables)));
    }

    private static void reference(Node observable, List<String> references) {
        observable.filled("@idref").ifPresent(references::add);
    }
}
