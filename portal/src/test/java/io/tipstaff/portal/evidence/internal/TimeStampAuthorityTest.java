package io.tipstaff.portal.evidence.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tipstaff.portal.evidence.TestAuthority;
import io.tipstaff.portal.evidence.TestAuthority.Mood;
import io.tipstaff.portal.evidence.internal.Stamping.Failed;
import io.tipstaff.portal.evidence.internal.Stamping.Stamped;
import io.tipstaff.portal.fetch.Fetcher;
import io.tipstaff.portal.fetch.Reach;
import io.tipstaff.portal.fetch.TestFetcher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeStampAuthorityTest {

    private static final byte[] BYTES = "a signature".getBytes(StandardCharsets.US_ASCII);

    @TempDir Path folder;

    private final Fetcher fetcher = TestFetcher.direct();

    private Stamping ask(TestAuthority authority, Reach reach) {
        return new TimeStampAuthority(fetcher, folder, authority.address(), reach).stamp(BYTES);
    }

    @Test
    void hasTheHashStampedAndLeavesNoFile() throws IOException, TSPException {
        try (var authority = new TestAuthority()) {
            Stamping stamping = ask(authority, Reach.INSIDE_TOO);

            assertThat(stamping).isInstanceOf(Stamped.class);
            var response = new TimeStampResponse(((Stamped) stamping).bytes());
            assertThat(response.getTimeStampToken().getTimeStampInfo().getMessageImprintDigest())
                    .isEqualTo(Sha256.of(BYTES));
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void anAuthorityInsideIsNotReachedUnlessTheOperatorAllowsIt() throws IOException {
        try (var authority = new TestAuthority()) {
            assertThat(reason(ask(authority, Reach.OUTSIDE))).contains("lies inside this network");
        }
    }

    @Test
    void whatIsNoStampOfTheHashIsOfNoUse() throws IOException {
        try (var authority = new TestAuthority()) {
            authority.be(Mood.STAMPS_SOMETHING_ELSE);
            assertThat(reason(ask(authority, Reach.INSIDE_TOO))).contains("is of no use");
            authority.be(Mood.REFUSES);
            assertThat(reason(ask(authority, Reach.INSIDE_TOO))).contains("closed today");
            authority.be(Mood.TALKS_NONSENSE);
            assertThat(reason(ask(authority, Reach.INSIDE_TOO))).isNotBlank();
            authority.be(Mood.IS_GONE);
            assertThat(reason(ask(authority, Reach.INSIDE_TOO))).contains("404");
        }
    }

    @Test
    void anAddressThatIsNoneIsRefusedAtTheStart() {
        assertThatThrownBy(
                        () ->
                                new TimeStampAuthority(
                                        fetcher, folder, "ftp://time.example", Reach.OUTSIDE))
                .hasMessageContaining("TIPSTAFF_TSA is no http or https address");
    }

    @Test
    void withoutAddressThereIsNone() {
        assertThat(new TimeStampAuthority(fetcher, folder, "", Reach.OUTSIDE).address()).isEmpty();
    }

    private static String reason(Stamping stamping) {
        return ((Failed) stamping).reason();
    }
}
