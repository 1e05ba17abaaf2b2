package io.tipstaff.portal.evidence.internal;

import io.tipstaff.indicator.Indicator;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.audit.AuditLog;
import io.tipstaff.portal.database.Slice;
import io.tipstaff.portal.evidence.internal.Sealer.Sitting;
import io.tipstaff.portal.lookup.Answer;
import io.tipstaff.portal.lookup.MeteredLookup;
import io.tipstaff.portal.lookup.MeteredLookup.Outcome.Answered;
import io.tipstaff.portal.lookup.MeteredLookup.Outcome.Exhausted;
import io.tipstaff.portal.shell.NotFoundException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Seals answers, keeps what was sealed, and gives it out again to the agency that asked; every
/// deed is in the audit log.
@Service
public class EvidenceDesk {

    /// An object asked again within the hour costs no lookup; this keeps a script from filling the
    /// database.
    static final int MOST_A_DAY = 500;

    /// How many [#about] returns.
    public static final int MOST_ABOUT = 20;

    private static final int MAX_BYTES = 128 << 20;

    private final MeteredLookup lookup;
    private final Sealer sealer;
    private final JdbcEvidence evidence;
    private final AuditLog audit;
    private final Clock clock;
    private final TransactionTemplate together;

    EvidenceDesk(
            MeteredLookup lookup,
            Sealer sealer,
            JdbcEvidence evidence,
            AuditLog audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.lookup = lookup;
        this.sealer = sealer;
        this.evidence = evidence;
        this.audit = audit;
        this.clock = clock;
        this.together = new TransactionTemplate(transactions);
    }

    /// A file that was sealed.
    public record Download(SealedEvidence sealed, ByteBuffer content) {

        /// Returns the file.
        public byte[] bytes() {
            byte[] bytes = new byte[content.remaining()];
            content.duplicate().get(bytes);
            return bytes;
        }
    }

    /// Asks, and seals what is answered. It costs what a lookup costs.
    ///
    /// @throws IllegalArgumentException if the value is no indicator, or the agency has sealed too
    ///   much today
    public Sealing seal(Person by, Question question) {
        if (evidence.countSince(by.agency(), clock.instant().minus(Duration.ofDays(1)))
                >= MOST_A_DAY) {
            throw new IllegalArgumentException(
                    "your agency sealed " + MOST_A_DAY + " answers within a day; that is the most");
        }
        return switch (lookup.ask(by, List.of(question.value()))) {
            case Answered(List<Answer> answers, _) ->
                    new Sealing.Done(seal(by, question, answers.getFirst()));
            case Exhausted exhausted -> new Sealing.Refused(exhausted);
        };
    }

    private SealedEvidence seal(Person by, Question question, Answer answer) {
        Indicator object =
                answer.readAs()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "nothing that can be sealed: " + answer.refusal()));
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var sitting = new Sitting(evidence.nextId(), at, by, question, answer, object);
        SealedFile file = sealer.seal(sitting);
        byte[] content = file.bytes();
        if (content.length > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "the answer is larger than " + MAX_BYTES + " bytes: " + content.length);
        }
        SealedEvidence sealed = row(sitting, file, content);
        together.executeWithoutResult(_ -> keep(by, sealed, content));
        return sealed;
    }

    private static SealedEvidence row(Sitting sitting, SealedFile file, byte[] content) {
        Question question = sitting.question();
        return new SealedEvidence(
                sitting.id(),
                sitting.person().login(),
                question.caseNumber(),
                question.reason(),
                question.value(),
                sitting.object().kind().code(),
                sitting.object().canonical(),
                sitting.answer().zone().code(),
                file.tlp().label(),
                sitting.at(),
                file.stamped(),
                content.length,
                Sha256.hex(content));
    }

    private void keep(Person by, SealedEvidence sealed, byte[] content) {
        evidence.insert(by, sealed, content);
        audit.record(by.actor(), "evidence.sealed", sealed.object(), detail(sealed));
    }

    private static Map<String, String> detail(SealedEvidence sealed) {
        return Map.of(
                "id", sealed.id().toString(),
                "case", sealed.caseNumber(),
                "sha256", sealed.sha256());
    }

    /// Returns what the person's own agency sealed.
    public Slice<SealedEvidence> sealed(
            Person by, String text, String sort, @Nullable String cursor, int limit) {
        return evidence.slice(by.agency(), text, sort, cursor, limit);
    }

    /// Returns what the person's own agency sealed about any of these, the newest first.
    public List<SealedEvidence> about(Person by, List<Indicator> objects) {
        return evidence.about(
                by.agency(), objects.stream().map(Indicator::canonical).toList(), MOST_ABOUT);
    }

    /// Returns one; that of another agency is not there.
    public SealedEvidence find(Person by, UUID id) {
        return evidence.find(by.agency(), id)
                .orElseThrow(() -> new NotFoundException("no such evidence"));
    }

    /// Returns the file again, byte for byte.
    public Download download(Person by, UUID id) {
        SealedEvidence sealed = find(by, id);
        byte[] content = evidence.content(by.agency(), id);
        audit.record(by.actor(), "evidence.downloaded", sealed.object(), detail(sealed));
        return new Download(sealed, ByteBuffer.wrap(content));
    }
}
