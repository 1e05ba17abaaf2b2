package io.tipstaff.exchange.event;

/// A named value of an event.
///
/// @param name the format's own
/// @param value without quotes and escapes
/// @param offset of the value in the line, in bytes, behind its quote if it has one
/// @param length of the value as it stands there, in bytes
public record EventField(String name, String value, int offset, int length) {

    /// Says whether the byte at this offset of the line belongs to the value.
    public boolean covers(int byteOffset) {
        return byteOffset >= offset && byteOffset < offset + length;
    }
}
