package io.tipstaff.command.hash;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/// The hashes that are reckoned of every file.
///
/// MD5 and SHA-1 are there because lists of known files have them; only SHA-256 is proof against
/// somebody who wants two files to have one hash.
public enum Algorithm {
    MD5("MD5", "md5", 32),
    SHA1("SHA-1", "sha1", 40),
    SHA256("SHA-256", "sha256", 64);

    private final String name;
    private final String code;
    private final int digits;

    Algorithm(String name, String code, int digits) {
        this.name = name;
        this.code = code;
        this.digits = digits;
    }

    /// Returns the name in output: `sha256`.
    public String code() {
        return code;
    }

    /// Finds the one whose hashes have so many hex digits.
    static Optional<Algorithm> ofDigits(int digits) {
        for (Algorithm algorithm : values()) {
            if (algorithm.digits == digits) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    MessageDigest digest() {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
