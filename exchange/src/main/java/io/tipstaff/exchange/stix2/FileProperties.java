package io.tipstaff.exchange.stix2;

import io.tipstaff.exchange.tree.Node;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What STIX 2 says about a file beside the hashes that are indicators (STIX 2.1 § 6.7): the fields
/// of a context that it becomes.
final class FileProperties {

    private static final String PE = "extensions.windows-pebinary-ext.";
    private static final Map<String, String> NAMES =
            Map.of(
                    "name",
                    "file name",
                    "size",
                    "file size",
                    "mime_type",
                    "mime type",
                    "parent_directory_ref.path",
                    "file path",
                    PE + "imphash",
                    "imphash",
                    PE + "pe_type",
                    "pe type",
                    PE + "time_date_stamp",
                    "compilation timestamp");
    private static final Set<String> FINGERPRINTS = Set.of("ssdeep", "tlsh", "sha512");

    private FileProperties() {}

    /// Returns the field of a context that a property becomes; nothing for others.
    static Optional<String> field(String property) {
        return property.startsWith("hashes.")
                ? fingerprint(property.substring("hashes.".length()))
                : Optional.ofNullable(NAMES.get(property));
    }

    private static Optional<String> fingerprint(String algorithm) {
        String plain = algorithm.toLowerCase(Locale.ROOT).replace("-", "");
        return Optional.of(plain).filter(FINGERPRINTS::contains);
    }

    /// Returns what a file object holds.
    static Map<String, String> of(Node file) {
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, file, "", "name", "size", "mime_type");
        Node binary = file.get("extensions").get("windows-pebinary-ext");
        put(fields, binary, PE, "imphash", "pe_type", "time_date_stamp");
        if (file.get("hashes") instanceof Node.Fields(var hashes)) {
            hashes.forEach(
                    (algorithm, hash) ->
                            fingerprint(algorithm)
                                    .ifPresent(name -> fields.put(name, hash.text())));
        }
        return fields;
    }

    private static void put(
            Map<String, String> fields, Node node, String prefix, String... properties) {
        for (String property : properties) {
            node.filled(property)
                    .ifPresent(
                            text ->
                                    field(prefix + property)
                                            .ifPresent(name -> fields.put(name, text)));
        }
    }
}
