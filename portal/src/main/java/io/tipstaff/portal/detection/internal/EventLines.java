package io.tipstaff.portal.detection.internal;

import java.io.ByteArrayOutputStream;

/// Cuts the bytes of a syslog connection into events, each with a line end behind it.
///
/// Both framings of RFC 6587 are understood, and may even be mixed: an event that starts with a
/// count of octets is that long (line ends inside become blanks), any other ends with a line end or
/// a NUL. For one thread.
final class EventLines {

    /// Longer events are cut; RFC 5424 asks receivers for 2,048 octets at least.
    static final int MAX_EVENT = 1 << 20;

    private enum State {
        START,
        COUNT,
        COUNTED,
        LINE
    }

    private final ByteArrayOutputStream complete = new ByteArrayOutputStream();
    private final ByteArrayOutputStream event = new ByteArrayOutputStream();
    private State state = State.START;
    private long left;

    /// Takes the next bytes of the connection.
    void take(byte[] chunk, int length) {
        for (int i = 0; i < length; i++) {
            take(chunk[i]);
        }
    }

    private void take(byte octet) {
        switch (state) {
            case START -> begin(octet);
            case COUNT -> count(octet);
            case COUNTED -> counted(octet);
            case LINE -> line(octet);
        }
    }

    private void begin(byte octet) {
        if (octet >= '1' && octet <= '9') {
            left = (long) octet - '0';
            event.write(octet);
            state = State.COUNT;
        } else if (octet != '\n' && octet != 0 && octet != '\r') {
            state = State.LINE;
            line(octet);
        }
    }

    /// Digits and a blank are a count only if the event behind them begins with its priority.
    private void count(byte octet) {
        if (octet >= '0' && octet <= '9' && event.size() < 8) {
            left = 10 * left + octet - '0';
            event.write(octet);
        } else if (octet == ' ' && event.toByteArray()[event.size() - 1] != ' ') {
            event.write(octet);
        } else if (octet == '<' && event.toByteArray()[event.size() - 1] == ' ') {
            event.reset();
            state = State.COUNTED;
            counted(octet);
        } else {
            state = State.LINE;
            line(octet);
        }
    }

    private void counted(byte octet) {
        put(octet == '\n' || octet == '\r' ? (byte) ' ' : octet);
        if (--left <= 0) {
            finish();
        }
    }

    private void line(byte octet) {
        if (octet == '\n' || octet == 0) {
            finish();
        } else {
            put(octet);
        }
    }

    private void put(byte octet) {
        if (event.size() < MAX_EVENT) {
            event.write(octet);
        }
    }

    private void finish() {
        complete.writeBytes(event.toByteArray());
        complete.write('\n');
        event.reset();
        state = State.START;
    }

    /// Ends the connection: what was begun counts.
    void end() {
        if (event.size() > 0) {
            finish();
        }
    }

    /// Returns the events that are complete, and forgets them.
    byte[] complete() {
        byte[] bytes = complete.toByteArray();
        complete.reset();
        return bytes;
    }
}
