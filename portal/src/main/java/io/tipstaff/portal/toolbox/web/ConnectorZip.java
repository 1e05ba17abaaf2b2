package io.tipstaff.portal.toolbox.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SequencedMap;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// The files of a connector in one: scripts can be run as they are unpacked.
final class ConnectorZip {

    private static final int SCRIPT = 0100755;
    private static final int TEXT = 0100644;

    private ConnectorZip() {}

    static ResponseEntity<byte[]> answer(String name, SequencedMap<String, String> files)
            throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipArchiveOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                var entry = new ZipArchiveEntry(name + "/" + file.getKey());
                entry.setUnixMode(file.getValue().startsWith("#!") ? SCRIPT : TEXT);
                zip.putArchiveEntry(entry);
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeArchiveEntry();
            }
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name + ".zip").build().toString())
                .body(bytes.toByteArray());
    }
}
