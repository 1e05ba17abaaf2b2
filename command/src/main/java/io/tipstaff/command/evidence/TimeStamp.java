package io.tipstaff.command.evidence;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/// A time stamp (RFC 3161) over something that is at hand.
///
/// @param at when the authority saw it
/// @param signer certificate whose key signed the stamp; trusted only as far as [#checkTrust] went
/// @param others further certificates that the authority sent along
record TimeStamp(Instant at, X509Certificate signer, List<X509Certificate> others) {

    TimeStamp {
        others = List.copyOf(others);
    }

    /// Reads an authority's answer, and checks that it stamps these bytes and that its own
    /// certificate signed it.
    ///
    /// @throws UnreadableException saying what does not fit
    static TimeStamp of(byte[] answer, byte[] stamped) throws UnreadableException {
        try {
            return checked(answer, stamped);
        } catch (TSPException | GeneralSecurityException | OperatorCreationException wrong) {
            throw new UnreadableException(String.valueOf(wrong.getMessage()), wrong);
        } catch (UnreadableException known) {
            throw known;
        } catch (IOException | RuntimeException malformed) {
            // Bouncy Castle answers malformed ASN.1 with many kinds of exceptions.
            throw new UnreadableException("not an answer of a time stamp authority", malformed);
        }
    }

    private static TimeStamp checked(byte[] answer, byte[] stamped)
            throws TSPException, IOException, GeneralSecurityException, OperatorCreationException {
        TimeStampToken token = new TimeStampResponse(answer).getTimeStampToken();
        if (token == null) {
            throw new UnreadableException("the authority gave no stamp");
        }
        if (!token.getTimeStampInfo().getMessageImprintAlgOID().equals(TSPAlgorithms.SHA256)
                || !MessageDigest.isEqual(
                        token.getTimeStampInfo().getMessageImprintDigest(),
                        Digests.sha256(stamped))) {
            throw new UnreadableException("it stamps something else");
        }
        var converter = new JcaX509CertificateConverter();
        List<X509Certificate> others = new ArrayList<>();
        X509CertificateHolder signer = null;
        for (X509CertificateHolder one : token.getCertificates().getMatches(null)) {
            if (signer == null && token.getSID().match(one)) {
                signer = one;
            } else {
                others.add(converter.getCertificate(one));
            }
        }
        if (signer == null) {
            throw new UnreadableException("the certificate of its signer is missing");
        }
        token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer));
        return new TimeStamp(
                token.getTimeStampInfo().getGenTime().toInstant(),
                converter.getCertificate(signer),
                others);
    }

    /// Checks that the signer's certificate leads to one of these, at the time of the stamp.
    /// Revocation is not asked for: this works offline.
    ///
    /// @throws UnreadableException if it leads to none
    void checkTrust(Set<X509Certificate> trusted) throws UnreadableException {
        try {
            var target = new X509CertSelector();
            target.setCertificate(signer);
            var parameters =
                    new PKIXBuilderParameters(
                            trusted.stream()
                                    .map(one -> new TrustAnchor(one, null))
                                    .collect(Collectors.toSet()),
                            target);
            List<X509Certificate> known = new ArrayList<>(others);
            known.add(signer);
            parameters.addCertStore(
                    CertStore.getInstance("Collection", new CollectionCertStoreParameters(known)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            CertPathBuilder.getInstance("PKIX").build(parameters);
        } catch (GeneralSecurityException none) {
            throw new UnreadableException(
                    "its certificate leads to none of those given: "
                            + signer.getSubjectX500Principal(),
                    none);
        }
    }
}
