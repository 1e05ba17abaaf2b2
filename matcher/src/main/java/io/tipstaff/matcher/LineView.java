package io.tipstaff.matcher;

/// A line inside a larger buffer. Beside it there is nothing: reads outside give a line feed.
final class LineView {

    byte[] bytes = new byte[0];
    int from;
    int to;

    void set(byte[] buffer, int start, int end) {
        bytes = buffer;
        from = start;
        to = end;
    }

    /// Returns the byte at this position as 0 to 255.
    int at(int position) {
        return position >= from && position < to ? bytes[position] & 0xFF : '\n';
    }

    boolean is(int position, int bits) {
        return ByteClass.is(at(position), bits);
    }

    /// Says whether this text, in lower case, stands here in whatever case.
    boolean has(int position, String lowerCase) {
        for (int i = 0; i < lowerCase.length(); i++) {
            int octet = at(position + i);
            if (octet != lowerCase.charAt(i)
                    && (octet < 'A' || octet > 'Z' || (octet | 0x20) != lowerCase.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /// Returns the byte that an escape of two hex digits stands for, or -1.
    int hexByte(int position) {
        return ByteClass.hexByte(at(position), at(position + 1));
    }
}
