package io.tipstaff.portal.maltego.internal;

import java.util.Map;

/// What the client asks.
///
/// @param settings fields of the transform, such as the API key
/// @param limit how many entities the client wants at most
public record TransformRequest(Entity entity, Map<String, String> settings, int limit) {

    public TransformRequest {
        settings = Map.copyOf(settings);
    }
}
