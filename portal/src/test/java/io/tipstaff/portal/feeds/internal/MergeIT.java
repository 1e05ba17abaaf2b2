package io.tipstaff.portal.feeds.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.exchange.Context;
import io.tipstaff.exchange.FeedRecord;
import io.tipstaff.exchange.Position;
import io.tipstaff.indicator.DomainName;
import io.tipstaff.portal.PortalTest;
import io.tipstaff.portal.TestPortal;
import io.tipstaff.portal.agency.Role;
import io.tipstaff.portal.database.AgencyScope;
import io.tipstaff.portal.feeds.Feeds;
import io.tipstaff.portal.feeds.SourceCalls;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@PortalTest
class MergeIT {

    private static final String NAME = "raced.merge.example";

    @Test
    void twoImportsThatMeetTheSameNewIndicatorShareIt(TestPortal portal) throws Exception {
        SourceCalls calls = new SourceCalls(portal.api(Role.OPERATOR));
        long one = calls.upload("Race one", "one.txt", "one.merge.example\n");
        long two = calls.upload("Race two", "two.txt", "two.merge.example\n");
        calls.newestImport(one);
        calls.newestImport(two);
        var merged = new CountDownLatch(1);
        var release = new CountDownLatch(1);

        CompletableFuture<Merge.Changes> first =
                CompletableFuture.supplyAsync(
                        () -> merge(portal, one, merged, release), Thread::startVirtualThread);
        assertThat(merged.await(20, TimeUnit.SECONDS)).isTrue();
        var otherMerged = new CountDownLatch(1);
        CompletableFuture<Merge.Changes> second =
                CompletableFuture.supplyAsync(
                        () -> merge(portal, two, otherMerged, otherMerged),
                        Thread::startVirtualThread);
        awaitBlocked(portal, second);
        release.countDown();

        assertThat(first.get(20, TimeUnit.SECONDS).added()).isEqualTo(1);
        assertThat(second.get(20, TimeUnit.SECONDS).added()).isEqualTo(1);
        assertThat(portal.part(Feeds.class).find(List.of(new DomainName(NAME))))
                .singleElement()
                .satisfies(known -> assertThat(known.observations()).hasSize(2));
    }

    private static Merge.Changes merge(
            TestPortal portal, long source, CountDownLatch merged, CountDownLatch release) {
        var transaction = new TransactionTemplate(portal.part(PlatformTransactionManager.class));
        return AgencyScope.everyAgency()
                .call(
                        () ->
                                transaction.execute(
                                        _ -> {
                                            stage(portal);
                                            Merge.Changes changes =
                                                    new Merge(
                                                                    portal.part(JdbcClient.class),
                                                                    portal.part(ImportSteps.class),
                                                                    source)
                                                            .addAndChange(1);
                                            merged.countDown();
                                            await(release);
                                            return changes;
                                        }));
    }

    private static void stage(TestPortal portal) {
        Connection connection = DataSourceUtils.getConnection(portal.part(DataSource.class));
        try (var staging = new Staging(connection)) {
            staging.add(
                    new FeedRecord(
                            new Position(1, 1, ""), NAME, new DomainName(NAME), Context.NONE),
                    "");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// Waits until the second import waits for the first.
    private static void awaitBlocked(TestPortal portal, Future<?> second) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < end) {
            long waiting =
                    portal.part(JdbcClient.class)
                            .sql("select count(*) from pg_locks where not granted")
                            .query(Long.class)
                            .single();
            if (waiting > 0) {
                return;
            }
            if (second.isDone()) {
                second.get();
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the second import did not meet the first");
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody released it");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
