package io.tipstaff.portal.feeds;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What an indicator is used for by those who attack; one indicator may have several.
///
/// The codes are stored and part of the API: they do not change.
public enum Category {
    APT,
    BOTNET_C2,
    MOBILE_BOTNET_C2,
    RANSOMWARE,
    PHISHING,
    MALWARE,
    MOBILE_MALWARE,
    PSMS_TROJAN,
    IOT,
    SCANNER,
    BRUTE_FORCE,
    SPAM,
    PROXY,
    OTHER;

    /// Returns the name used in the database and the API, such as `botnet-c2`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Finds the category with this code.
    public static Optional<Category> ofCode(String code) {
        return Stream.of(values()).filter(category -> category.code().equals(code)).findFirst();
    }
}
