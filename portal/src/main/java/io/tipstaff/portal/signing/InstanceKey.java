package io.tipstaff.portal.signing;

import io.tipstaff.portal.home.Home;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The key that this installation signs with: Ed25519, made from a secret of the home folder, so
/// that a backup of the folder keeps it. Several nodes share it through `TIPSTAFF_SIGNING_KEY` (64
/// hex digits). Thread-safe.
@Component
public final class InstanceKey {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /// Bytes of an encoded Ed25519 public key before the key itself (RFC 8410).
    private static final int PREFIX = 12;

    private final KeyPair pair;
    private final String id;

    InstanceKey(Home home, @Value("${TIPSTAFF_SIGNING_KEY:}") String given) {
        String hex = given.isEmpty() ? home.secret("signing-key") : given;
        this.pair = pair(HexFormat.of().parseHex(hex));
        this.id = BASE64.encodeToString(Arrays.copyOf(sha256(raw()), 12));
    }

    /// The seed is the private key (RFC 8032); the JDK takes it from the source of randomness.
    private static KeyPair pair(byte[] seed) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new Seed(seed));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static final class Seed extends SecureRandom {

        private static final long serialVersionUID = 1L;
        private final byte[] bytes;

        Seed(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        @Override
        public void nextBytes(byte[] into) {
            System.arraycopy(bytes, 0, into, 0, into.length);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private byte[] raw() {
        byte[] encoded = pair.getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, PREFIX, encoded.length);
    }

    /// Returns the name of the key.
    public String id() {
        return id;
    }

    /// Returns the public key as a JSON Web Key (RFC 8037).
    public String jwk() {
        return "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"use\":\"sig\",\"alg\":\"EdDSA\",\"kid\":\""
                + id
                + "\",\"x\":\""
                + BASE64.encodeToString(raw())
                + "\"}";
    }

    /// Returns the SHA-256 of the public key's DER form in hex, for people to compare: `openssl
    /// pkey -pubin -outform der | sha256sum` gives the same.
    public String fingerprint() {
        return HexFormat.of().formatHex(sha256(pair.getPublic().getEncoded()));
    }

    /// Returns the public key in PEM, as openssl takes it.
    public String pem() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    /// Returns the signature of these bytes.
    public byte[] sign(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("cannot sign", failed);
        }
    }

    /// Returns a detached JSON Web Signature of these bytes (RFC 7515, appendix F).
    public String detachedJws(byte[] payload) {
        String header =
                BASE64.encodeToString(
                        ("{\"alg\":\"EdDSA\",\"kid\":\"" + id + "\"}")
                                .getBytes(StandardCharsets.US_ASCII));
        String input = header + "." + BASE64.encodeToString(payload);
        return header
                + ".."
                + BASE64.encodeToString(sign(input.getBytes(StandardCharsets.US_ASCII)));
    }
}
