package io.tipstaff.exchange.text;

/// How the lines of a MIME part are encoded (RFC 2045, section 6).
enum TransferEncoding {
    /// As they are.
    NONE,
    QUOTED_PRINTABLE,
    BASE64;

    static TransferEncoding of(String name) {
        return switch (name) {
            case "quoted-printable" -> QUOTED_PRINTABLE;
            case "base64" -> BASE64;
            default -> NONE;
        };
    }
}
