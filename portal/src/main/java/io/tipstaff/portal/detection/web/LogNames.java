package io.tipstaff.portal.detection.web;

import org.springframework.web.multipart.MultipartFile;

/// Names of uploaded logs as they are shown.
final class LogNames {

    private static final int MAX = 200;

    private LogNames() {}

    /// Browsers send a bare name; others may send a path, or nothing.
    static String of(MultipartFile file) {
        String name = String.valueOf(file.getOriginalFilename()).replace('\\', '/');
        String bare =
                name.substring(name.lastIndexOf('/') + 1).replaceAll("\\p{Cntrl}", "").strip();
        return bare.isEmpty() ? "log" : bare.substring(0, Math.min(bare.length(), MAX));
    }
}
