package io.tipstaff.portal.feeds.internal;

import io.tipstaff.indicator.Indicator;
import io.tipstaff.portal.generated.GeneratedName;
import io.tipstaff.portal.generated.GeneratedNames;
import io.tipstaff.portal.whitelist.Whitelist;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Gathers what is known about an indicator besides the observations. Thread-safe.
@Component
class Witnesses {

    private final Whitelist whitelist;
    private final JdbcStandings database;
    private volatile Map<Long, Standing> standings;

    Witnesses(Whitelist whitelist, JdbcStandings database) {
        this.whitelist = whitelist;
        this.database = database;
        this.standings = database.all();
    }

    /// Makes sure that what is gathered is as of now.
    void refresh() {
        whitelist.refresh();
        standings = database.all();
    }

    Evidence about(Indicator indicator) {
        return new Evidence(
                standings,
                whitelist.lists(indicator),
                whitelist.verdict(indicator).orElse(null),
                whitelist.lookAlike(indicator).orElse(null),
                GeneratedNames.in(indicator).filter(GeneratedName::isTelling).orElse(null));
    }
}
