package io.tipstaff.portal.reports.document;

import io.tipstaff.portal.audit.Actor;
import io.tipstaff.portal.database.AgencyScope;
import io.tipstaff.portal.reports.internal.Authoring;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Publishes two demo reports when there are none, so that the first look shows something. All that
/// they say is invented.
@Component
public class DemoReports {

    private final Authoring authoring;
    private final ReportImport documents;
    private final boolean wanted;

    DemoReports(
            Authoring authoring,
            ReportImport documents,
            @Value("${tipstaff.demo:false}") boolean wanted) {
        this.authoring = authoring;
        this.documents = documents;
        this.wanted = wanted;
    }

    @EventListener
    void on(ApplicationReadyEvent ready) {
        if (wanted && authoring.isNew()) {
            AgencyScope.everyAgency().run(this::load);
        }
    }

    /// Publishes them.
    public void load() {
        Actor by = Actor.program();
        UUID heron =
                authoring.create(by, documents.read(demo("paper-heron-1.md"), "paper-heron-1.md"));
        authoring.publish(by, heron, "First report on the campaign");
        authoring.change(by, heron, documents.read(demo("paper-heron-2.md"), "paper-heron-2.md"));
        authoring.publish(
                by, heron, "The group moved to new servers and reads mail by OAuth tokens");
        UUID till = authoring.create(by, documents.read(demo("till-magpie.md"), "till-magpie.md"));
        authoring.publish(by, till, "");
    }

    private static byte[] demo(String name) {
        try (InputStream in = DemoReports.class.getResourceAsStream("/demo/reports/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
