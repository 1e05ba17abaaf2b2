package io.tipstaff.portal.reports.document;

import io.tipstaff.exchange.write.FeedWriter.Format;
import java.util.Locale;

/// The formats in which a report's indicators are taken along.
public enum IndicatorFormat {
    CSV(Format.CSV, "csv", "text/csv"),
    STIX(Format.STIX_2_1, "json", "application/stix+json;version=2.1"),
    OPENIOC(Format.OPENIOC_1_1, "ioc", "application/xml"),
    MISP(Format.MISP, "json", "application/json"),
    PLAIN(Format.PLAIN, "txt", "text/plain");

    private final Format format;
    private final String ending;
    private final String type;

    IndicatorFormat(Format format, String ending, String type) {
        this.format = format;
        this.ending = ending;
        this.type = type;
    }

    Format format() {
        return format;
    }

    /// Returns the name in addresses.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Returns the ending of files.
    public String ending() {
        return ending;
    }

    /// Returns the media type.
    public String type() {
        return type;
    }

    /// Finds the format with this code.
    ///
    /// @throws IllegalArgumentException if there is none
    public static IndicatorFormat ofCode(String code) {
        for (IndicatorFormat format : values()) {
            if (format.code().equals(code)) {
                return format;
            }
        }
        throw new IllegalArgumentException(
                "csv, stix, openioc, misp and plain can be had, not: " + code);
    }
}
