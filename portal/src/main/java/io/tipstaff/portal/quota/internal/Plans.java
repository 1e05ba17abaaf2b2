package io.tipstaff.portal.quota.internal;

import io.tipstaff.portal.agency.Agencies;
import io.tipstaff.portal.agency.Agency;
import io.tipstaff.portal.agency.AgencyId;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.audit.AuditLog;
import io.tipstaff.portal.quota.Allowance;
import io.tipstaff.portal.shell.NotFoundException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The lookups a year that the centre gives each agency.
@Service
public class Plans {

    /// An agency beside what it has.
    ///
    /// @param planned lookups a year; null for no limit
    public record Plan(Agency agency, @Nullable Integer planned, Allowance allowance) {}

    private final JdbcQuotas quotas;
    private final Agencies agencies;
    private final AuditLog audit;

    Plans(JdbcQuotas quotas, Agencies agencies, AuditLog audit) {
        this.quotas = quotas;
        this.agencies = agencies;
        this.audit = audit;
    }

    /// Returns what every agency has.
    public List<Plan> all() {
        return agencies.all().stream().map(this::plan).toList();
    }

    private Plan plan(Agency agency) {
        UUID id = agency.id().value();
        return new Plan(agency, quotas.planned(id), quotas.of(id, agency.operator()));
    }

    /// Gives an agency another plan.
    ///
    /// @param lookups a year; null for as many as it likes
    @Transactional
    public void set(Person by, AgencyId id, @Nullable Integer lookups) {
        Agency agency =
                agencies.find(id).orElseThrow(() -> new NotFoundException("no such agency"));
        if (agency.operator()) {
            throw new IllegalArgumentException("the centre itself has no limit");
        }
        quotas.plan(id.value(), lookups);
        audit.record(
                by.actor(),
                "plan.changed",
                agency.name(),
                Map.of("lookups", lookups == null ? "no limit" : lookups.toString()));
    }
}
