package io.tipstaff.portal.notification;

import io.tipstaff.portal.agency.PersonId;
import io.tipstaff.portal.agency.Role;

/// Mails to people. What is queued in a transaction is sent if that commits, at least once; without
/// a mail server nothing is queued.
public interface Notifications {

    /// Says whether a mail server is set.
    boolean areOn();

    /// Queues a mail to one person.
    ///
    /// @param subject one line
    /// @param text plain text
    void mail(PersonId to, String subject, String text);

    /// Queues a mail to all who have a role when it is sent.
    void mail(Role to, String subject, String text);
}
