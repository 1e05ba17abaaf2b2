package io.tipstaff.portal.fetch;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A request for one document.
///
/// @param target file that receives the document; replaced only when all of it has come
/// @param maxBytes more than that ends the fetch
/// @param reach which addresses may be spoken to
/// @param etag of the version that is there already, or null
/// @param lastModified of the version that is there already, or null
public record Fetch(
        URI address,
        Path target,
        long maxBytes,
        Reach reach,
        @Nullable String etag,
        @Nullable String lastModified) {

    /// Which addresses may be spoken to.
    public enum Reach {
        /// Public ones.
        OUTSIDE,
        /// Those of the centre's own network too; the operator said so.
        INSIDE_TOO
    }
}
