package io.tipstaff.portal.publication.web;

import io.tipstaff.portal.publication.internal.FeedFiles.FeedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.WebRequest;

/// Answers with a feed as a file, or with 304 to whoever has it.
final class FeedDownload {

    private FeedDownload() {}

    /// @param packed as it lies on disk, with ranges; otherwise unpacked on the way
    static @Nullable ResponseEntity<Resource> of(FeedFile file, boolean packed, WebRequest request)
            throws IOException {
        String etag = '"' + file.sha256().substring(0, 32) + (packed ? "-gz" : "") + '"';
        if (request.checkNotModified(etag)) {
            return null;
        }
        String name = packed ? file.name() + ".gz" : file.name();
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.ok()
                        .eTag(etag)
                        .header("X-Feed-Version", Long.toString(file.version()))
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment().filename(name).build().toString());
        if (packed) {
            return answer.contentType(MediaType.parseMediaType("application/gzip"))
                    .body(new FileSystemResource(file.packed()));
        }
        return answer.contentType(FeedsApi.mediaType(file.format()))
                .body(
                        new InputStreamResource(
                                new GZIPInputStream(Files.newInputStream(file.packed()), 1 << 16)));
    }
}
