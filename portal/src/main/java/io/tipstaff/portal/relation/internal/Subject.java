package io.tipstaff.portal.relation.internal;

import io.tipstaff.indicator.DomainName;
import io.tipstaff.indicator.HostName;
import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.Tlp;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.feeds.Clearance;
import io.tipstaff.portal.feeds.KnownIndicator;
import io.tipstaff.portal.feeds.Observation;
import io.tipstaff.portal.relation.Thing;
import io.tipstaff.portal.relation.ThingType;
import java.util.List;
import java.util.stream.Stream;

/// The thing at which one starts, who asks, and what sources say about it.
///
/// @param known the indicators that the thing is, such as a domain and the host of the same name;
///   empty for what no source reports
record Subject(Thing thing, Person person, List<KnownIndicator> known) {

    Subject {
        known = List.copyOf(known);
    }

    /// The indicators that a thing may be.
    static List<Indicator> indicators(Thing thing) {
        return thing.type() == ThingType.DOMAIN
                ? List.of(new DomainName(thing.value()), new HostName(thing.value()))
                : thing.indicator().stream().toList();
    }

    List<Indicator> indicators() {
        return indicators(thing);
    }

    Long[] ids() {
        return known.stream().map(KnownIndicator::id).toArray(Long[]::new);
    }

    /// Says whether the person belongs to the centre and works with indicators there.
    boolean isInside() {
        return Clearance.of(person) == Tlp.RED;
    }

    /// What sources say now, as far as the person may know it.
    Stream<Observation> observations() {
        return known.stream()
                .flatMap(one -> one.observations().stream())
                .filter(Observation::isCurrent)
                .filter(one -> one.marking().isVisibleAt(Clearance.of(person)));
    }
}
