package io.tipstaff.portal.whitelist.internal;

import io.tipstaff.indicator.Indicator;
import io.tipstaff.portal.whitelist.Listed;
import io.tipstaff.portal.whitelist.Verdict;
import io.tipstaff.portal.whitelist.Whitelist;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// The lists and verdicts in memory, loaded anew when the database says that they changed.
@Component
class ActiveWhitelist implements Whitelist {

    private record Key(int kind, String value) {}

    private record Loaded(
            long generation, CompiledLists lists, LookAlikes names, Map<Key, Verdict> verdicts) {}

    private final JdbcWhitelist database;
    private final Clock clock;
    private volatile Loaded loaded;

    ActiveWhitelist(JdbcWhitelist database, BundledLists bundled, Clock clock) {
        this.database = database;
        this.clock = clock;
        bundled.putWhereMissing();
        this.loaded = load();
    }

    private Loaded load() {
        long generation = database.generation();
        var lists = new CompiledLists();
        var names = new LookAlikes();
        database.eachEntry(
                _ -> true,
                (list, entry) -> {
                    lists.add(list, entry);
                    if (LookAlikes.takes(list)) {
                        names.add(entry);
                    }
                });
        Map<Key, Verdict> verdicts = new HashMap<>();
        database.verdicts()
                .forEach(one -> verdicts.put(new Key(one.kind(), one.value()), one.verdict()));
        return new Loaded(generation, lists, names, verdicts);
    }

    @Override
    @Scheduled(fixedDelay = 5_000)
    public void refresh() {
        if (database.generation() != loaded.generation()) {
            loaded = load();
        }
    }

    @Override
    public List<Listed> lists(Indicator indicator) {
        return loaded.lists().find(indicator);
    }

    @Override
    public Optional<String> lookAlike(Indicator indicator) {
        return loaded.names().find(indicator);
    }

    @Override
    public Optional<Verdict> verdict(Indicator indicator) {
        Verdict verdict =
                loaded.verdicts().get(new Key(indicator.kind().number(), indicator.canonical()));
        return Optional.ofNullable(verdict).filter(one -> one.holds(clock.instant()));
    }
}
