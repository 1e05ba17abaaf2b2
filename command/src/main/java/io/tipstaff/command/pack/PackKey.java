package io.tipstaff.command.pack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A private key that signs packs: Ed25519 (RFC 8032).
public final class PackKey {

    private static final Pattern PEM =
            Pattern.compile(
                    "-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final Pattern SEED = Pattern.compile("[0-9a-fA-F]{64}");

    /// Bytes of an encoded public key before the key itself (RFC 8410).
    private static final int PREFIX = 12;

    private static final int ID_BYTES = 12;
    private static final int MAX_FILE = 1 << 16;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final JsonMapper JSON = new JsonMapper();

    private final PrivateKey key;
    private final byte[] encoded;

    private PackKey(PrivateKey key, byte[] seed) throws GeneralSecurityException {
        this.key = key;
        this.encoded = publicKey(seed).getEncoded();
    }

    /// Reads a key: PEM as `openssl genpkey -algorithm ed25519` writes it, or an installation's own
    /// secret (64 hex digits).
    ///
    /// @throws IOException if it is neither; the message says nothing of what is in it
    public static PackKey read(Path file) throws IOException {
        if (Files.size(file) > MAX_FILE) {
            throw new IOException(file + ": no private key");
        }
        return of(Files.readString(file, StandardCharsets.ISO_8859_1), file.toString());
    }

    /// Reads a key from text.
    ///
    /// @param where it is from, for messages
    public static PackKey of(String text, String where) throws IOException {
        try {
            Matcher pem = PEM.matcher(text);
            if (pem.find()) {
                byte[] der = Base64.getMimeDecoder().decode(pem.group(1));
                return of(
                        KeyFactory.getInstance("Ed25519")
                                .generatePrivate(new PKCS8EncodedKeySpec(der)));
            }
            if (SEED.matcher(text.strip()).matches()) {
                return ofSeed(HexFormat.of().parseHex(text.strip()));
            }
        } catch (GeneralSecurityException | IllegalArgumentException wrong) {
            throw new IOException(where + ": no private key of the kind Ed25519", wrong);
        }
        throw new IOException(where + ": no private key, neither PEM nor 64 hex digits");
    }

    private static PackKey of(PrivateKey key) throws GeneralSecurityException {
        byte[] seed =
                ((EdECPrivateKey) key)
                        .getBytes()
                        .orElseThrow(() -> new GeneralSecurityException("a key without bytes"));
        return new PackKey(key, seed);
    }

    private static PackKey ofSeed(byte[] seed) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new Seed(seed));
        return new PackKey(generator.generateKeyPair().getPrivate(), seed);
    }

    private static PublicKey publicKey(byte[] seed) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new Seed(seed));
        return generator.generateKeyPair().getPublic();
    }

    /// The seed is the private key (RFC 8032); the JDK takes it from the source of randomness.
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

    private byte[] raw() {
        return Arrays.copyOfRange(encoded, PREFIX, encoded.length);
    }

    private String id() throws GeneralSecurityException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(raw());
        return BASE64.encodeToString(Arrays.copyOf(hash, ID_BYTES));
    }

    /// Returns the SHA-256 of the public key's DER form in hex, for people to compare.
    public String fingerprint() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(encoded));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /// Returns the public key in PEM.
    public String pem() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getEncoder().encodeToString(encoded)
                + "\n-----END PUBLIC KEY-----\n";
    }

    /// Returns the public key as a JSON Web Key (RFC 8037).
    JsonNode jwk() {
        try {
            return JSON.createObjectNode()
                    .put("kty", "OKP")
                    .put("crv", "Ed25519")
                    .put("kid", id())
                    .put("x", BASE64.encodeToString(raw()));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /// Returns a detached JSON Web Signature of these bytes (RFC 7515, appendix F).
    byte[] detachedJws(byte[] payload) {
        try {
            String header =
                    BASE64.encodeToString(
                            ("{\"alg\":\"EdDSA\",\"kid\":\"" + id() + "\"}")
                                    .getBytes(StandardCharsets.US_ASCII));
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(
                    (header + "." + BASE64.encodeToString(payload))
                            .getBytes(StandardCharsets.US_ASCII));
            return (header + ".." + BASE64.encodeToString(signature.sign()))
                    .getBytes(StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("cannot sign", failed);
        }
    }
}
