package io.tipstaff.portal.evidence;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/// A time stamp authority (RFC 3161) on this machine, with an issuer of its own, that behaves as a
/// test wants.
public final class TestAuthority implements AutoCloseable {

    /// How it behaves.
    public enum Mood {
        STAMPS,
        /// Stamps the hash of something else.
        STAMPS_SOMETHING_ELSE,
        /// Knows no hash, so refuses.
        REFUSES,
        /// Answers what is no stamp.
        TALKS_NONSENSE,
        /// Answers 404.
        IS_GONE
    }

    private static final String ALGORITHM = "SHA256withECDSA";
    private static final ASN1ObjectIdentifier POLICY =
            new ASN1ObjectIdentifier("1.3.6.1.4.1.32473.1");

    private final AtomicLong serial = new AtomicLong(1);
    private final X509Certificate issuer;
    private final TimeStampTokenGenerator tokens;
    private final HttpServer server;
    private volatile Mood mood = Mood.STAMPS;

    public TestAuthority() throws IOException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            KeyPair issuerKeys = generator.generateKeyPair();
            KeyPair keys = generator.generateKeyPair();
            issuer =
                    certificate(
                            "CN=Root of time.example",
                            issuerKeys,
                            "CN=Root of time.example",
                            issuerKeys);
            X509Certificate own =
                    certificate(
                            "CN=Root of time.example",
                            issuerKeys,
                            "CN=Stamps of time.example",
                            keys);
            tokens =
                    new TimeStampTokenGenerator(
                            new JcaSimpleSignerInfoGeneratorBuilder()
                                    .build(ALGORITHM, keys.getPrivate(), own),
                            new JcaDigestCalculatorProviderBuilder()
                                    .build()
                                    .get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
                            POLICY);
            tokens.addCertificates(new JcaCertStore(List.of(own, issuer)));
        } catch (GeneralSecurityException | OperatorException | TSPException failed) {
            throw new IOException(failed);
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /// Makes a certificate; who signs itself is an issuer, others only stamp.
    private X509Certificate certificate(String by, KeyPair byKeys, String name, KeyPair keys)
            throws IOException, GeneralSecurityException, OperatorException {
        Instant now = Instant.now();
        var builder =
                new JcaX509v3CertificateBuilder(
                        new X500Name(by),
                        BigInteger.valueOf(serial.getAndIncrement()),
                        Date.from(now.minus(Duration.ofHours(1))),
                        Date.from(now.plus(Duration.ofDays(30))),
                        new X500Name(name),
                        keys.getPublic());
        builder.addExtension(
                Extension.basicConstraints, true, new BasicConstraints(by.equals(name)));
        if (!by.equals(name)) {
            builder.addExtension(
                    Extension.extendedKeyUsage,
                    true,
                    new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
        }
        return new JcaX509CertificateConverter()
                .getCertificate(
                        builder.build(
                                new JcaContentSignerBuilder(ALGORITHM).build(byKeys.getPrivate())));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] request = exchange.getRequestBody().readAllBytes();
            boolean asked =
                    "application/timestamp-query"
                            .equals(exchange.getRequestHeaders().getFirst("Content-Type"));
            byte[] answer = asked ? answerTo(request) : new byte[0];
            exchange.getResponseHeaders().set("Content-Type", "application/timestamp-reply");
            exchange.sendResponseHeaders(
                    answer.length == 0 ? 404 : 200, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
        } catch (TSPException failed) {
            throw new IOException(failed);
        }
    }

    private byte[] answerTo(byte[] bytes) throws IOException, TSPException {
        var request = new TimeStampRequest(bytes);
        return switch (mood) {
            case STAMPS -> stamp(request).getEncoded();
            case STAMPS_SOMETHING_ELSE -> {
                var other = new TimeStampRequestGenerator();
                other.setCertReq(true);
                yield stamp(other.generate(TSPAlgorithms.SHA256, new byte[32], request.getNonce()))
                        .getEncoded();
            }
            case REFUSES ->
                    new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED)
                            .generateRejectedResponse(new TSPException("closed today"))
                            .getEncoded();
            case TALKS_NONSENSE -> new byte[] {'h', 'e', 'l', 'l', 'o'};
            case IS_GONE -> new byte[0];
        };
    }

    private TimeStampResponse stamp(TimeStampRequest request) throws TSPException {
        return new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED)
                .generate(
                        request,
                        BigInteger.valueOf(serial.getAndIncrement()),
                        Date.from(Instant.now()));
    }

    /// Changes how it behaves.
    public void be(Mood next) {
        mood = next;
    }

    /// Returns its address.
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/tsr";
    }

    /// Returns the certificate of its issuer in PEM.
    public String issuerPem() throws IOException {
        var text = new StringWriter();
        try (var pem = new JcaPEMWriter(text)) {
            pem.writeObject(issuer);
        }
        return text.toString();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
