package io.tipstaff.portal.fetch;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request for one document.
///
/// @param address may hold [Credentials#PLACE] where the key belongs
/// @param target file that receives the document; replaced only when all of it has come
/// @param maxBytes more than that, unpacked, ends the fetch
/// @param headers besides those of the credentials
/// @param json body of a POST; null for a GET
public record Fetch(
        String address,
        Path target,
        long maxBytes,
        Access access,
        Map<String, String> headers,
        @Nullable String json) {

    public Fetch {
        headers = Map.copyOf(headers);
    }

    /// A GET without further headers.
    public Fetch(String address, Path target, long maxBytes, Access access) {
        this(address, target, maxBytes, access, Map.of(), null);
    }

    /// Returns this fetch with one more header, or as it is if there is no value.
    public Fetch with(String header, @Nullable String value) {
        if (value == null) {
            return this;
        }
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Fetch(address, target, maxBytes, access, more, json);
    }

    /// Returns this fetch as a POST.
    public Fetch posting(String body) {
        return new Fetch(address, target, maxBytes, access, headers, body);
    }
}
