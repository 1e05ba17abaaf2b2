package io.tipstaff.portal.reports;

import io.tipstaff.indicator.Indicator;
import io.tipstaff.portal.agency.Person;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What the reports say about an indicator. Thread-safe.
public interface Reports {

    /// Returns the reports that hold one of these indicators and whose summary the person may read,
    /// the newest first: a report's own indicator is known to who asks for it, so that the report
    /// exists is no secret, but what else it says is.
    List<Mention> about(Collection<? extends Indicator> indicators, Person person);

    /// Finds a report whose summary the person may read.
    Optional<Report> find(UUID id, Person person);

    /// Finds the reports about an actor, by name or alias, whose summary the person may read, the
    /// newest first.
    List<Report> byActor(String actor, Person person);

    /// Reads the indicators of a report that the person may read, and says so in the audit log;
    /// none where only the summary may be read.
    List<Mention> read(UUID id, Person person);
}
