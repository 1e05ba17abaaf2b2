package io.tipstaff.exchange;

import java.util.Locale;
import java.util.Optional;

/// The formats in which threat documents come.
public enum FeedFormat {
    PLAIN("plain list"),
    CSV("table (CSV, TSV)"),
    JSON("JSON"),
    JSON_LINES("JSON Lines"),
    XML("XML"),
    STIX_2("STIX 2"),
    STIX_1("STIX 1.x"),
    OPENIOC("OpenIOC"),
    MISP("MISP"),
    MAIL("e-mail"),
    TEXT("free text"),
    PDF("PDF report"),
    YARA("YARA rules"),
    SENSOR_RULES("Suricata or Snort rules"),
    SIGMA("Sigma rules");

    private final String label;

    FeedFormat(String label) {
        this.label = label;
    }

    /// Returns the format as a person reads it, in English.
    public String label() {
        return label;
    }

    /// Returns the name used in files, APIs and the database, such as `json-lines`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Finds the format with this code.
    public static Optional<FeedFormat> ofCode(String code) {
        for (FeedFormat format : values()) {
            if (format.code().equals(code)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
