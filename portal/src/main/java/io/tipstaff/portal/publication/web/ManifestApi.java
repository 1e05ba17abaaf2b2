package io.tipstaff.portal.publication.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.publication.internal.FeedFiles.FeedFile;
import io.tipstaff.portal.publication.internal.PublishedFeeds;
import io.tipstaff.portal.signing.InstanceKey;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// What there is to download, with the SHA-256 of each file, signed.
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Data feeds")
@PreAuthorize("hasAnyRole('OPERATOR', 'ANALYST')")
class ManifestApi {

    /// A file as the manifest names it.
    record FileView(
            String feed,
            String format,
            String path,
            long version,
            long records,
            long bytes,
            String sha256) {}

    /// All that the caller may have, in the order of the feeds.
    record Manifest(List<FileView> files) {}

    private static final JsonMapper JSON = new JsonMapper();

    private final PublishedFeeds feeds;
    private final InstanceKey key;

    ManifestApi(PublishedFeeds feeds, InstanceKey key) {
        this.feeds = feeds;
        this.key = key;
    }

    @GetMapping(path = "/feed-manifest", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary =
                    "The packed JSON file of every feed that you may have, with its SHA-256; the header"
                            + " X-JWS-Signature is a detached JSON Web Signature over exactly these bytes (EdDSA)")
    ResponseEntity<byte[]> manifest(@AuthenticationPrincipal Person me) {
        List<FileView> files =
                feeds.offers(me).stream()
                        .filter(offer -> offer.clearance() != null)
                        .map(offer -> view(feeds.file(offer.feed().code(), "json", me)))
                        .toList();
        byte[] manifest = JSON.writeValueAsBytes(new Manifest(files));
        return ResponseEntity.ok()
                .header("X-JWS-Signature", key.detachedJws(manifest))
                .body(manifest);
    }

    private static FileView view(FeedFile file) {
        return new FileView(
                file.feed().code(),
                file.format().code(),
                "/api/v1/feeds/"
                        + file.feed().code()
                        + "/file?format="
                        + file.format().code()
                        + "&packed=true",
                file.version(),
                file.records(),
                file.bytes(),
                file.sha256());
    }

    @GetMapping(path = "/signing-keys", produces = "application/jwk-set+json")
    @Operation(summary = "The key that this installation signs with, as a JSON Web Key Set")
    String keys() {
        return "{\"keys\":[" + key.jwk() + "]}";
    }

    @GetMapping(path = "/signing-keys.pem", produces = "application/x-pem-file")
    @Operation(summary = "The key that this installation signs with, in PEM")
    String pem() {
        return key.pem();
    }
}
