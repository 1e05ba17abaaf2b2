package io.tipstaff.portal.fetch;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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
/// @param body of a POST; null for a GET
public record Fetch(
        String address,
        Path target,
        long maxBytes,
        Access access,
        Map<String, String> headers,
        @Nullable Body body) {

    /// What a POST sends.
    record Body(String mediaType, ByteBuffer content) {

        byte[] bytes() {
            byte[] bytes = new byte[content.remaining()];
            content.duplicate().get(bytes);
            return bytes;
        }
    }

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
        return new Fetch(address, target, maxBytes, access, more, body);
    }

    /// Returns this fetch as a POST of JSON.
    public Fetch posting(String json) {
        return posting("application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    /// Returns this fetch as a POST.
    public Fetch posting(String mediaType, byte[] content) {
        return new Fetch(
                address,
                target,
                maxBytes,
                access,
                headers,
                new Body(mediaType, ByteBuffer.wrap(content.clone())));
    }
}
