package io.tipstaff.portal.evidence.web;

import io.tipstaff.portal.evidence.internal.EvidenceDesk.Download;
import java.util.Base64;
import java.util.HexFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.ResponseEntity.BodyBuilder;

/// Answers with a sealed file, its SHA-256 beside it (RFC 9530); pages and API give the same.
final class EvidenceFile {

    private EvidenceFile() {}

    static ResponseEntity<byte[]> answer(BodyBuilder answer, Download download) {
        byte[] hash = HexFormat.of().parseHex(download.sealed().sha256());
        return answer.contentType(MediaType.parseMediaType("application/zip"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(download.sealed().fileName())
                                .build()
                                .toString())
                .header(
                        "Content-Digest",
                        "sha-256=:" + Base64.getEncoder().encodeToString(hash) + ":")
                .body(download.bytes());
    }
}
