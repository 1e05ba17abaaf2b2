package io.tipstaff.portal.feeds.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.portal.ApiClient;
import io.tipstaff.portal.PortalTest;
import io.tipstaff.portal.TestPortal;
import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.database.AgencyScope;
import io.tipstaff.portal.feeds.SourceCalls;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@PortalTest
class RetentionIT {

    @Test
    void whatWasNotReportedForLongerThanTheRetentionIsWithdrawn(TestPortal portal) {
        ApiClient api = portal.api(Role.OPERATOR);
        SourceCalls calls = new SourceCalls(api);
        long id =
                calls.upload("Ending list", "ending.txt", "ending.example\nalso.ending.example\n");
        calls.newestImport(id);
        api.put("/api/v1/sources/" + id + "/intake", "{\"retentionDays\": 3}");

        sweep(portal, Instant.now().plus(Duration.ofDays(2)));
        long before = current(api, id);
        sweep(portal, Instant.now().plus(Duration.ofDays(4)));
        long after = current(api, id);

        assertThat(before).isEqualTo(2);
        assertThat(after).isZero();
    }

    private static void sweep(TestPortal portal, Instant now) {
        AgencyScope.everyAgency().run(() -> portal.part(Retention.class).sweep(now));
    }

    private static long current(ApiClient api, long id) {
        return api.get("/api/v1/sources/" + id).json().get("indicators").asLong();
    }
}
