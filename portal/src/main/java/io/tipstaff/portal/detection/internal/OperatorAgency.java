package io.tipstaff.portal.detection.internal;

import io.tipstaff.portal.agency.Agencies;
import io.tipstaff.portal.agency.Agency;
import io.tipstaff.portal.database.AgencyScope;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// The agency that runs this installation: events of unnamed senders are its.
@Component
class OperatorAgency {

    private final Agencies agencies;

    OperatorAgency(Agencies agencies) {
        this.agencies = agencies;
    }

    UUID id() {
        return AgencyScope.everyAgency().call(agencies::all).stream()
                .filter(Agency::operator)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no agency runs this installation"))
                .id()
                .value();
    }
}
