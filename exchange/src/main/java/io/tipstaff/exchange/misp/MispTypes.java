package io.tipstaff.exchange.misp;

import io.tipstaff.exchange.Context;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// What the types of MISP attributes mean.
final class MispTypes {

    private static final Set<String> PLAIN =
            Set.of(
                    "ip-src",
                    "ip-dst",
                    "domain",
                    "hostname",
                    "url",
                    "uri",
                    "md5",
                    "sha1",
                    "sha256",
                    "email",
                    "email-src",
                    "email-dst",
                    "email-reply-to",
                    "x509-fingerprint-md5",
                    "x509-fingerprint-sha1",
                    "x509-fingerprint-sha256",
                    "whois-registrant-email");
    private static final Set<String> FILE_HASHES =
            Set.of("filename|md5", "filename|sha1", "filename|sha256", "malware-sample");

    /// An indicator inside an attribute's value.
    ///
    /// @param fileName that stands before a hash; may be empty
    /// @param portNumber that stands behind a name; 0 for none
    record Part(String text, String fileName, int portNumber) {

        Optional<String> name() {
            return Optional.of(fileName).filter(name -> !name.isEmpty());
        }

        OptionalInt port() {
            return portNumber == 0 ? OptionalInt.empty() : OptionalInt.of(portNumber);
        }
    }

    private MispTypes() {}

    /// Returns the indicators in a value; none for types that name no indicator.
    static List<Part> parts(String type, String value) {
        if (PLAIN.contains(type)) {
            return List.of(new Part(value, "", 0));
        }
        int bar = value.lastIndexOf('|');
        String first = bar < 0 ? value : value.substring(0, bar);
        String second = bar < 0 ? "" : value.substring(bar + 1);
        if (FILE_HASHES.contains(type)) {
            return List.of(bar < 0 ? new Part(value, "", 0) : new Part(second, first, 0));
        }
        return switch (type) {
            case "ip-src|port", "ip-dst|port" -> List.of(new Part(endpoint(first, second), "", 0));
            case "hostname|port" -> List.of(new Part(first, "", port(second)));
            case "domain|ip" ->
                    bar < 0
                            ? List.of(new Part(value, "", 0))
                            : List.of(new Part(first, "", 0), new Part(second, "", 0));
            default -> List.of();
        };
    }

    private static String endpoint(String address, String port) {
        if (port(port) == 0) {
            return address;
        }
        return address.indexOf(':') >= 0 ? "[" + address + "]:" + port : address + ":" + port;
    }

    private static int port(String text) {
        return text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
    }

    /// Adds a value to the context of its event if its type says something about all of it.
    static boolean describe(Context.Builder event, String type, String value) {
        switch (type) {
            case "link" -> event.reference(value);
            case "threat-actor" -> event.actor(value);
            case "campaign-name" -> event.threat(value);
            case "vulnerability" -> event.tag(value);
            case "comment", "text", "other", "attachment" -> {}
            default -> {
                return false;
            }
        }
        return true;
    }
}
