package io.tipstaff.portal.agency;

import java.util.List;
import java.util.Optional;

/// How people are reached. A login that is a mail address is where mails go; who signs in with
/// another name gets none.
public interface People {

    /// Finds somebody who may sign in, of those that the current scope may see.
    Optional<Person> active(PersonId id);

    /// Returns the mail address of a person who is active.
    Optional<String> mailAddressOf(PersonId person);

    /// Returns the mail addresses of all who are active and have the role, of those that the
    /// current scope may see.
    List<String> mailAddressesOf(Role role);
}
