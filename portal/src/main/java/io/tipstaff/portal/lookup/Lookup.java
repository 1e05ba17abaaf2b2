package io.tipstaff.portal.lookup;

import io.tipstaff.indicator.DomainName;
import io.tipstaff.indicator.HostName;
import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.Names;
import io.tipstaff.indicator.Tlp;
import java.util.List;

/// Looks objects up. Thread-safe.
public interface Lookup {

    /// The most objects that people ask for at once.
    int MAX_QUERIES = 1000;

    /// Returns the indicators that an object may be known as: a name is asked for without knowing
    /// whether a source means the one host or the whole domain.
    static List<Indicator> formsOf(Indicator object) {
        return switch (object) {
            case DomainName domain -> List.of(domain, new HostName(domain.name()));
            case HostName host ->
                    Names.isPublicSuffix(host.name())
                            ? List.of(host)
                            : List.of(host, new DomainName(host.name()));
            default -> List.of(object);
        };
    }

    /// Answers for one object, in whatever way it is written.
    ///
    /// @param clearance strictest marking that the reader may see; what sources say under a
    ///   stricter one counts for nothing
    Answer answer(String query, Tlp clearance);
}
