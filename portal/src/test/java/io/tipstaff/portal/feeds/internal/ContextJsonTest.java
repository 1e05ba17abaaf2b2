package io.tipstaff.portal.feeds.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.exchange.Context;
import io.tipstaff.exchange.RelatedIndicator;
import io.tipstaff.indicator.HostName;
import io.tipstaff.indicator.Tlp;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ContextJsonTest {

    @Test
    void everythingKnownComesBack() {
        Context context =
                Context.builder()
                        .firstSeen(Instant.parse("2026-11-01T10:00:00Z"))
                        .lastSeen(Instant.parse("2026-11-02T10:00:00Z"))
                        .validUntil(Instant.parse("2027-01-01T00:00:00Z"))
                        .confidence(80)
                        .tlp(Tlp.AMBER_STRICT)
                        .use(Context.Use.INFORMATION)
                        .revoked()
                        .threat("Mudlark")
                        .actor("Night Ferry")
                        .category("c2")
                        .tag("tag")
                        .reference("https://report.example/")
                        .port(443)
                        .description("two\nlines")
                        .sourceId("42")
                        .group("file-1")
                        .pattern("[domain-name:value = 'evil.example']")
                        .other("sector", "finance")
                        .related(new RelatedIndicator("Drops", false, new HostName("a.example")))
                        .build();

        assertThat(ContextJson.read(ContextJson.write(context))).isEqualTo(context);
    }

    @Test
    void nothingKnownIsNoJson() {
        assertThat(ContextJson.write(Context.NONE)).isNull();
        assertThat(ContextJson.read(null)).isEqualTo(Context.NONE);
    }

    @Test
    void whatPostgresqlDoesNotStoreIsReplaced() {
        assertThat(ContextJson.storable("a\0b\uD800c")).isEqualTo("a\uFFFDb\uFFFDc");
    }
}
