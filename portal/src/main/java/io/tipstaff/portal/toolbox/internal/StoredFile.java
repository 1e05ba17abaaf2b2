package io.tipstaff.portal.toolbox.internal;

import java.util.UUID;

/// A file that was stored, with its hashes in lower-case hex.
record StoredFile(UUID id, long size, String sha256, String sha1, String md5) {

    /// Returns the hash that has as many digits as the expected one.
    String like(String expected) {
        return switch (expected.length()) {
            case 32 -> md5;
            case 40 -> sha1;
            default -> sha256;
        };
    }
}
