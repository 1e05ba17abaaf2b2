package io.tipstaff.portal.detection.internal;

import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.IndicatorParser;
import io.tipstaff.indicator.IpAddress;
import io.tipstaff.indicator.IpNetwork;
import io.tipstaff.indicator.ParseResult.Parsed;
import io.tipstaff.portal.agency.AgencyId;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.audit.AuditLog;
import io.tipstaff.portal.detection.EventSource;
import io.tipstaff.portal.detection.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What people do with event sources and log files; every deed is in the audit log.
@Service
public class EventAdministration {

    private final JdbcEventSources sources;
    private final JdbcUploads uploads;
    private final UploadScan scan;
    private final SyslogListener listener;
    private final AuditLog audit;

    EventAdministration(
            JdbcEventSources sources,
            JdbcUploads uploads,
            UploadScan scan,
            SyslogListener listener,
            AuditLog audit) {
        this.sources = sources;
        this.uploads = uploads;
        this.scan = scan;
        this.listener = listener;
        this.audit = audit;
    }

    public List<EventSource> sources() {
        return sources.all();
    }

    public List<Upload> uploads(int limit) {
        return uploads.newest(limit);
    }

    public Optional<Upload> upload(UUID id) {
        return uploads.find(id);
    }

    /// Returns where syslog is listened for, such as `127.0.0.1:5514`, or why it is not.
    public String listening() {
        return listener.where();
    }

    /// Reads a network as people write it: one address, or CIDR notation.
    public static Optional<String> network(String text) {
        if (!(IndicatorParser.parse(text) instanceof Parsed(Indicator read))) {
            return Optional.empty();
        }
        return switch (read) {
            case IpAddress address -> Optional.of(address.canonical() + "/" + address.bits());
            case IpNetwork network -> Optional.of(network.canonical());
            default -> Optional.empty();
        };
    }

    public boolean isNameTaken(AgencyId agency, String name) {
        return sources.isNameTaken(agency.value(), name);
    }

    /// Adds an event source of an agency.
    ///
    /// @param network as [#network] returns it
    @Transactional
    public void addSource(AgencyId agency, String name, String network, Person by) {
        sources.add(agency.value(), name, network, by.login());
        audit.record(by.actor(), "event-source.added", name, Map.of("sender", network));
    }

    @Transactional
    public boolean removeSource(long id, Person by) {
        boolean removed = sources.remove(id) > 0;
        if (removed) {
            audit.record(by.actor(), "event-source.removed", Long.toString(id));
        }
        return removed;
    }

    /// Keeps a log of the person's agency and has it matched.
    public UUID take(String name, InputStream log, Person by) throws IOException {
        UUID id = scan.take(by.agency().value(), name, log, by.login());
        audit.record(by.actor(), "log.uploaded", name);
        return id;
    }
}
