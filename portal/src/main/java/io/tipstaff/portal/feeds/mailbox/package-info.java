/// Reads what partners send by mail, from a folder of an IMAP mailbox.
@NullMarked
package io.tipstaff.portal.feeds.mailbox;

import org.jspecify.annotations.NullMarked;
