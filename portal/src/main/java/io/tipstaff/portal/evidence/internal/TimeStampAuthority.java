package io.tipstaff.portal.evidence.internal;

import io.tipstaff.portal.evidence.internal.Stamping.Failed;
import io.tipstaff.portal.evidence.internal.Stamping.Stamped;
import io.tipstaff.portal.fetch.Access;
import io.tipstaff.portal.fetch.Credentials;
import io.tipstaff.portal.fetch.Fetch;
import io.tipstaff.portal.fetch.FetchException;
import io.tipstaff.portal.fetch.Fetcher;
import io.tipstaff.portal.fetch.Reach;
import io.tipstaff.portal.home.Home;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The time stamp authority that the operator configured (RFC 3161, over HTTP by its section 3.4),
/// if any.
///
/// Only a hash leaves. The answer is checked before it is kept: it belongs to the request, and the
/// certificate that came with it signed it. Thread-safe; asking blocks for at most 20 seconds.
@Component
public class TimeStampAuthority {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MAX_ANSWER = 1 << 18;
    private static final int NONCE_BITS = 64;

    private final SecureRandom random = new SecureRandom();
    private final Fetcher fetcher;
    private final Path folder;
    private final String address;
    private final Access access;

    /// @param address empty for no authority
    /// @param inside whether it may lie inside the centre's own network
    @Autowired
    TimeStampAuthority(
            Fetcher fetcher,
            Home home,
            @Value("${TIPSTAFF_TSA:}") String address,
            @Value("${TIPSTAFF_TSA_INSIDE:false}") boolean inside) {
        this(
                fetcher,
                home.privateFolder("evidence"),
                address,
                inside ? Reach.INSIDE_TOO : Reach.OUTSIDE);
    }

    TimeStampAuthority(Fetcher fetcher, Path folder, String address, Reach reach) {
        if (!address.isBlank() && !Fetcher.isHttp(address)) {
            throw new IllegalArgumentException(
                    "TIPSTAFF_TSA is no http or https address: " + Fetcher.masked(address));
        }
        this.fetcher = fetcher;
        this.folder = folder;
        this.address = address.strip();
        this.access = new Access(reach, Access.Route.USUAL, Credentials.none(), "");
    }

    /// Returns the address as people may see it; empty if there is no authority.
    public Optional<String> address() {
        return address.isEmpty() ? Optional.empty() : Optional.of(Fetcher.masked(address));
    }

    /// Has these bytes stamped.
    Stamping stamp(byte[] bytes) {
        var work = new FutureTask<>(() -> ask(bytes));
        Thread.ofVirtual().name("time-stamp").start(work);
        try {
            return work.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            work.cancel(true);
            return new Failed(
                    "the time stamp authority did not answer in " + PATIENCE.toSeconds() + " s");
        } catch (ExecutionException failed) {
            return new Failed("no time stamp: " + why(failed));
        } catch (InterruptedException stopped) {
            work.cancel(true);
            Thread.currentThread().interrupt();
            return new Failed("the portal was stopped meanwhile");
        }
    }

    /// Malformed answers make Bouncy Castle throw many kinds of exceptions.
    private static String why(ExecutionException failed) {
        return failed.getCause() instanceof FetchException unreached
                ? String.valueOf(unreached.getMessage())
                : "the answer of the authority cannot be read: " + failed.getCause();
    }

    private Stamping ask(byte[] bytes)
            throws IOException, OperatorCreationException, CertificateException {
        Path file = Files.createTempFile(folder, "stamp", ".tsr");
        try {
            TimeStampRequest request = request(bytes);
            fetcher.obtain(
                    new Fetch(address, file, MAX_ANSWER, access)
                            .with("Accept", "application/timestamp-reply")
                            .posting("application/timestamp-query", request.getEncoded()));
            byte[] answer = Files.readAllBytes(file);
            check(answer, request);
            return Stamped.of(answer);
        } catch (TSPException wrong) {
            return new Failed(
                    "the time stamp authority's answer is of no use: " + wrong.getMessage());
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private TimeStampRequest request(byte[] bytes) throws IOException {
        var generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        return generator.generate(
                TSPAlgorithms.SHA256, Sha256.of(bytes), new BigInteger(NONCE_BITS, random));
    }

    private static void check(byte[] answer, TimeStampRequest request)
            throws TSPException, IOException, OperatorCreationException, CertificateException {
        var response = new TimeStampResponse(answer);
        response.validate(request);
        TimeStampToken token = response.getTimeStampToken();
        if (token == null) {
            throw new TSPException("it refuses: " + response.getStatusString());
        }
        token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signerOf(token)));
    }

    private static X509CertificateHolder signerOf(TimeStampToken token) throws TSPException {
        return token.getCertificates().getMatches(null).stream()
                .filter(one -> token.getSID().match(one))
                .findFirst()
                .orElseThrow(() -> new TSPException("the certificate of its signer is missing"));
    }
}
