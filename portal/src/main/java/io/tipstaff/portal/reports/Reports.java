package io.tipstaff.portal.reports;

import io.tipstaff.indicator.Indicator;
import io.tipstaff.portal.agency.Person;
import java.util.Collection;
import java.util.List;

/// What the reports say about an indicator. Thread-safe.
public interface Reports {

    /// Returns the reports that hold one of these indicators and whose summary the person may read,
    /// the newest first: a report's own indicator is known to who asks for it, so that the report
    /// exists is no secret, but what else it says is.
    List<Mention> about(Collection<? extends Indicator> indicators, Person person);
}
