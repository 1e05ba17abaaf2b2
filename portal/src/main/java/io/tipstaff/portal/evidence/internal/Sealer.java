package io.tipstaff.portal.evidence.internal;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.Tlp;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.evidence.internal.Manifest.AskedBy;
import io.tipstaff.portal.evidence.internal.Manifest.FileLine;
import io.tipstaff.portal.evidence.internal.Manifest.Instance;
import io.tipstaff.portal.evidence.internal.Manifest.ObjectName;
import io.tipstaff.portal.evidence.internal.Manifest.Stamp;
import io.tipstaff.portal.evidence.internal.Stamping.Failed;
import io.tipstaff.portal.evidence.internal.Stamping.Stamped;
import io.tipstaff.portal.lookup.Answer;
import io.tipstaff.portal.lookup.AnswerView;
import io.tipstaff.portal.lookup.AnswerView.FindingView;
import io.tipstaff.portal.lookup.AnswerView.ObservationView;
import io.tipstaff.portal.signing.InstanceKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Makes a sealed file of an answer: its files, the manifest over them, the signature over the
/// manifest, and the time stamp over the signature.
@Component
class Sealer {

    /// The file names a case, an agency and a person: that is not for everybody.
    private static final Tlp LEAST = Tlp.AMBER;

    private static final int MAX_RECORDS = 50_000;
    private static final String ANSWER = "answer.json";

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .enable(
                            SerializationFeature.INDENT_OUTPUT,
                            SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .build();

    /// What one source says, with the indicator that it says it of.
    record SourceRecord(
            long indicatorId,
            String kind,
            String value,
            String relation,
            @JsonUnwrapped ObservationView observation) {}

    /// What is asked, answered and known of the asking.
    record Sitting(
            UUID id,
            Instant at,
            Person person,
            Question question,
            Answer answer,
            Indicator object) {

        Tlp tlp() {
            return answer.findings().stream()
                    .flatMap(finding -> finding.known().observations().stream())
                    .map(observation -> observation.tlp())
                    .reduce(LEAST, (one, other) -> one.isVisibleAt(other) ? other : one);
        }
    }

    private final InstanceKey key;
    private final TimeStampAuthority authority;
    private final EvidencePdf pdf;
    private final String software;

    Sealer(InstanceKey key, TimeStampAuthority authority, EvidencePdf pdf) {
        this.key = key;
        this.authority = authority;
        this.pdf = pdf;
        String version = Sealer.class.getPackage().getImplementationVersion();
        this.software = version == null ? "Tipstaff" : "Tipstaff " + version;
    }

    SealedFile seal(Sitting sitting) {
        SequencedMap<String, byte[]> files = files(sitting);
        Manifest manifest = manifest(sitting, files);
        return authority
                .address()
                .map(address -> stamped(manifest.with(new Stamp(address, null)), files))
                .orElseGet(() -> unstamped(manifest, files));
    }

    private SequencedMap<String, byte[]> files(Sitting sitting) {
        AnswerView view = AnswerView.of(sitting.answer());
        byte[] answer = JSON.writeValueAsBytes(view);
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        files.put(ANSWER, answer);
        files.put("answer.pdf", pdf.of(sitting, Sha256.hex(answer)));
        int number = 0;
        for (FindingView finding : view.findings()) {
            for (ObservationView observation : finding.observations()) {
                number++;
                files.put(
                        String.format(Locale.ROOT, "records/%03d.json", number),
                        JSON.writeValueAsBytes(record(finding, observation)));
            }
        }
        if (number > MAX_RECORDS) {
            throw new IllegalArgumentException(
                    "the answer has more than " + MAX_RECORDS + " records: " + number);
        }
        return files;
    }

    private static SourceRecord record(FindingView finding, ObservationView observation) {
        return new SourceRecord(
                finding.id(), finding.kind(), finding.value(), finding.relation(), observation);
    }

    private Manifest manifest(Sitting sitting, SequencedMap<String, byte[]> files) {
        Person person = sitting.person();
        Question question = sitting.question();
        List<FileLine> lines =
                files.entrySet().stream()
                        .map(
                                file ->
                                        new FileLine(
                                                file.getKey(),
                                                file.getValue().length,
                                                Sha256.hex(file.getValue())))
                        .toList();
        return new Manifest(
                Manifest.FORMAT,
                sitting.id(),
                new Instance(software, key.fingerprint(), JSON.readTree(key.jwk())),
                new AskedBy(
                        person.login(),
                        person.name(),
                        person.agencyName(),
                        person.agency().value()),
                sitting.at(),
                question.caseNumber(),
                question.reason(),
                question.value(),
                new ObjectName(sitting.object().kind().code(), sitting.object().canonical()),
                sitting.tlp().label(),
                null,
                lines);
    }

    /// Without a stamp the manifest says why: so nobody can take one away unseen, and no time is
    /// lost where an authority is.
    private SealedFile stamped(Manifest manifest, SequencedMap<String, byte[]> files) {
        byte[] bytes = JSON.writeValueAsBytes(manifest);
        byte[] signature = signatureOf(bytes);
        return switch (authority.stamp(signature)) {
            case Stamped stamp -> file(manifest, bytes, signature, stamp, files);
            case Failed(String reason) -> unstamped(manifest.with(new Stamp(null, reason)), files);
        };
    }

    private SealedFile unstamped(Manifest manifest, SequencedMap<String, byte[]> files) {
        byte[] bytes = JSON.writeValueAsBytes(manifest);
        return file(manifest, bytes, signatureOf(bytes), null, files);
    }

    private byte[] signatureOf(byte[] bytes) {
        return key.detachedJws(bytes).getBytes(StandardCharsets.US_ASCII);
    }

    private SealedFile file(
            Manifest manifest,
            byte[] bytes,
            byte[] signature,
            @Nullable Stamped stamp,
            SequencedMap<String, byte[]> files) {
        SequencedMap<String, byte[]> all = new LinkedHashMap<>();
        all.put("manifest.json", bytes);
        all.put("manifest.jws", signature);
        if (stamp != null) {
            byte[] answer = stamp.bytes();
            all.put("manifest.tsr", answer);
            // What the authority does not sign of its answer, we do.
            all.put("manifest.tsr.jws", signatureOf(answer));
        }
        all.putAll(files);
        return new SealedFile(
                ByteBuffer.wrap(StoredZip.of(all, manifest.at())).asReadOnlyBuffer(),
                Tlp.parse(manifest.tlp()).orElseThrow(),
                stamp != null);
    }
}
