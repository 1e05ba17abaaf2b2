package io.tipstaff.portal.toolbox.web;

import io.tipstaff.portal.toolbox.internal.Entry.Version;
import io.tipstaff.portal.toolbox.internal.OwnTools.Bundle;
import io.tipstaff.portal.toolbox.internal.ToolCatalogue.Again;
import io.tipstaff.portal.toolbox.internal.ToolCatalogue.Download;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.ServletWebRequest;

/// Answers with a file that is saved, never shown: its type is nobody's to choose. Ranges are
/// answered (RFC 9110, section 14), its SHA-256 stands beside it (RFC 9530).
final class FileAnswer {

    private FileAnswer() {}

    static ResponseEntity<Resource> of(Download download) {
        Version version = download.version();
        return answer(
                version.fileName(), version.sha256(), new FileSystemResource(download.file()));
    }

    static ResponseEntity<Resource> of(Bundle bundle) {
        return answer(bundle.fileName(), bundle.sha256(), bundle.content());
    }

    private static ResponseEntity<Resource> answer(String name, String sha256, Resource content) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .eTag('"' + sha256 + '"')
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(name))
                .header(
                        "Repr-Digest",
                        "sha-256=:"
                                + Base64.getEncoder()
                                        .encodeToString(HexFormat.of().parseHex(sha256))
                                + ":")
                .body(content);
    }

    /// A text of ours.
    static ResponseEntity<String> text(String name, String content) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(name))
                .body(content);
    }

    private static String attachment(String name) {
        return ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString();
    }

    /// A request for a later part goes on with a download, and one for the header alone is none.
    static Again again(ServletWebRequest request) {
        String range = request.getHeader(HttpHeaders.RANGE);
        boolean later = range != null && !range.startsWith("bytes=0-");
        return later || HttpMethod.HEAD.equals(request.getHttpMethod()) ? Again.YES : Again.NO;
    }
}
