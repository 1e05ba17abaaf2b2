package io.tipstaff.portal.feeds.mailbox;

import org.jspecify.annotations.Nullable;

/// How far a folder was read: numbers of messages are only compared while `UIDVALIDITY` stays the
/// same (RFC 9051, 2.3.1.1).
record MailPosition(long validity, long lastUid) {

    /// Reads a position; one that cannot be read, or is of other numbers, begins anew.
    static MailPosition of(@Nullable String text, long validity) {
        if (text != null && text.matches("[0-9]{1,18}:[0-9]{1,18}")) {
            int colon = text.indexOf(':');
            if (Long.parseLong(text.substring(0, colon)) == validity) {
                return new MailPosition(validity, Long.parseLong(text.substring(colon + 1)));
            }
        }
        return new MailPosition(validity, 0);
    }

    /// Says whether a position is of these numbers.
    static boolean isOf(String text, long validity) {
        return text.startsWith(validity + ":");
    }

    MailPosition advancedTo(long uid) {
        return new MailPosition(validity, Math.max(lastUid, uid));
    }

    @Override
    public String toString() {
        return validity + ":" + lastUid;
    }
}
