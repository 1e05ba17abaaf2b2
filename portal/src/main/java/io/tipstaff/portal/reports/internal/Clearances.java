package io.tipstaff.portal.reports.internal;

import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.reports.internal.Clearance.Centre;
import io.tipstaff.portal.reports.internal.Clearance.Chosen;
import io.tipstaff.portal.reports.internal.Clearance.Full;
import io.tipstaff.portal.reports.internal.Clearance.SummaryOnly;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/// Says who may read how much. Grants are an agency's, and count for its analysts and operators;
/// everybody else of it reads summaries.
@Service
class Clearances {

    private final JdbcGrants grants;

    Clearances(JdbcGrants grants) {
        this.grants = grants;
    }

    Clearance of(Person person, UUID report) {
        return Sight.of(person) == Sight.CENTRE
                ? new Centre()
                : granted(person).getOrDefault(report, new SummaryOnly());
    }

    /// What was granted to a person of an agency, by report; summaries are left out.
    Map<UUID, Clearance> granted(Person person) {
        if (!person.is(Role.ANALYST) && !person.is(Role.OPERATOR)) {
            return Map.of();
        }
        return grants.holding(person.agency()).stream()
                .collect(
                        Collectors.groupingBy(
                                Grant::report,
                                Collectors.collectingAndThen(
                                        Collectors.toList(), Clearances::together)));
    }

    private static Clearance together(List<Grant> held) {
        Optional<Instant> full =
                held.stream()
                        .filter(grant -> grant.extract().keys() == null)
                        .map(Grant::expiresAt)
                        .max(Comparator.naturalOrder());
        if (full.isPresent()) {
            return new Full(full.get());
        }
        Set<String> keys =
                held.stream()
                        .flatMap(
                                grant ->
                                        Optional.ofNullable(grant.extract().keys()).stream()
                                                .flatMap(Set::stream))
                        .collect(Collectors.toSet());
        return new Chosen(
                keys,
                held.stream()
                        .flatMap(grant -> grant.extract().sections().stream())
                        .collect(Collectors.toSet()),
                held.stream().map(Grant::expiresAt).max(Comparator.naturalOrder()).orElseThrow());
    }
}
