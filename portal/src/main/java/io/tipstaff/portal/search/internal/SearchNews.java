package io.tipstaff.portal.search.internal;

import io.tipstaff.portal.agency.People;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.database.AgencyScope;
import io.tipstaff.portal.feeds.Clearance;
import io.tipstaff.portal.notification.Notifications;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Tells people by mail what their kept searches find new or changed.
@Component
public class SearchNews {

    private static final Logger LOG = LoggerFactory.getLogger(SearchNews.class);
    private static final int NAMED = 20;

    private final JdbcKeptSearches kept;
    private final JdbcSearch search;
    private final People people;
    private final Notifications notifications;
    private final TransactionTemplate transaction;

    SearchNews(
            JdbcKeptSearches kept,
            JdbcSearch search,
            People people,
            Notifications notifications,
            PlatformTransactionManager transactions) {
        this.kept = kept;
        this.search = search;
        this.people = people;
        this.notifications = notifications;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Looks once.
    @Scheduled(initialDelay = 2, fixedDelay = 5, timeUnit = TimeUnit.MINUTES)
    public void look() {
        if (notifications.areOn()) {
            AgencyScope.everyAgency().run(() -> kept.thatMail().forEach(this::look));
        }
    }

    private void look(KeptSearch one) {
        try {
            transaction.executeWithoutResult(_ -> tell(one));
        } catch (RuntimeException failed) { // the others are looked at all the same
            LOG.warn("the kept search {} failed", one.id(), failed);
        }
    }

    private void tell(KeptSearch one) {
        long now = search.version();
        if (now <= one.seen()) {
            return;
        }
        List<Hit> news =
                people.active(one.owner()).map(owner -> news(one, owner)).orElse(List.of());
        if (!news.isEmpty()) {
            notifications.mail(
                    one.owner(), "Tipstaff: news of the search " + one.name(), text(one, news));
        }
        kept.told(one.id(), now);
    }

    private List<Hit> news(KeptSearch one, Person owner) {
        return search.news(one.query(), Clearance.of(owner), one.seen(), NAMED + 1);
    }

    private static String text(KeptSearch one, List<Hit> news) {
        var text = new StringBuilder();
        text.append("Your search ").append(one.name()).append(" finds what is new or changed:\n\n");
        news.stream()
                .limit(NAMED)
                .forEach(
                        hit ->
                                text.append(hit.zone().code())
                                        .append("  ")
                                        .append(defanged(hit.value()))
                                        .append('\n'));
        if (news.size() > NAMED) {
            text.append("and more.\n");
        }
        return text.append("\nOpen Search in the portal to see why.\n").toString();
    }

    /// So that nobody follows it from the mail.
    private static String defanged(String value) {
        return value.replace(".", "[.]");
    }
}
