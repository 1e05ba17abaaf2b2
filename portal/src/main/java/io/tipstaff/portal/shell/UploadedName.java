package io.tipstaff.portal.shell;

import org.springframework.web.multipart.MultipartFile;

/// Names of uploaded files as they are kept and shown.
public final class UploadedName {

    private static final int MAX = 200;

    private UploadedName() {}

    /// Returns the bare name, without control characters, of at most 200 characters. Browsers send
    /// no path; others may.
    ///
    /// @param otherwise for a file without a name
    public static String of(MultipartFile file, String otherwise) {
        String name = file.getOriginalFilename();
        if (name == null) {
            return otherwise;
        }
        String slashed = name.replace('\\', '/');
        String bare =
                slashed.substring(slashed.lastIndexOf('/') + 1)
                        .replaceAll("\\p{Cntrl}", "")
                        .strip();
        return bare.isEmpty() ? otherwise : bare.substring(0, Math.min(bare.length(), MAX));
    }
}
