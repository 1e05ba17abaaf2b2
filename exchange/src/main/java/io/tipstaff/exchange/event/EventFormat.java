package io.tipstaff.exchange.event;

import java.util.Locale;

/// In what form an event was written, behind its syslog header if it has one.
public enum EventFormat {
    SYSLOG_5424("syslog (RFC 5424)"),
    SYSLOG_3164("syslog (RFC 3164)"),
    CEF("CEF"),
    LEEF("LEEF"),
    JSON("JSON"),
    KEY_VALUE("key=value"),
    PLAIN("plain text");

    private final String label;

    EventFormat(String label) {
        this.label = label;
    }

    /// Returns the format as a person reads it, in English.
    public String label() {
        return label;
    }

    /// Returns the name used in files, APIs and the database, such as `key-value`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
