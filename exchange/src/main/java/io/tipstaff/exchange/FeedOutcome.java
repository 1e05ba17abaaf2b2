package io.tipstaff.exchange;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// How reading a document ended.
///
/// @param format that it was read as; of an archive, that of its last member
/// @param records given to the sink
/// @param refused pieces refused
/// @param bytes unpacked
/// @param declared number of records that the document itself declares, or -1
/// @param problem why the reading stopped before the end, or null if it did not
/// @param messages what is odd but stopped nothing, such as a wrong encoding; at most 100
public record FeedOutcome(
        FeedFormat format,
        long records,
        long refused,
        long bytes,
        long declared,
        @Nullable Problem problem,
        List<String> messages) {

    public FeedOutcome {
        messages = List.copyOf(messages);
    }

    /// Why a document could not be read to its end; what came before is good and stays.
    ///
    /// @param what went wrong, lower case
    /// @param advice what the person who runs the feed can do
    public record Problem(String what, Position at, String advice) {

        @Override
        public String toString() {
            return at + ": " + what + "; " + advice;
        }
    }

    /// Returns why the reading stopped early.
    public Optional<Problem> stopped() {
        return Optional.ofNullable(problem);
    }

    /// Returns how many records the document says it holds.
    public OptionalLong declaredRecords() {
        return declared < 0 ? OptionalLong.empty() : OptionalLong.of(declared);
    }

    /// Says whether records are missing: the reading stopped early, or fewer came than declared.
    public boolean truncated() {
        return problem != null || records + refused < declared;
    }
}
