package io.tipstaff.command.evidence;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The public key of an installation: Ed25519 (RFC 8032).
public final class SigningKey {

    /// What stands before the 32 bytes of the key in its DER form (RFC 8410).
    private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 12;
    private static final int SIGNATURE_CHARACTERS = 86;
    private static final Pattern PEM =
            Pattern.compile(
                    "-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");
    private static final Pattern DETACHED =
            Pattern.compile(
                    "([A-Za-z0-9_-]{1,1024})\\.\\.([A-Za-z0-9_-]{" + SIGNATURE_CHARACTERS + "})");

    private final byte[] encoded;
    private final PublicKey key;

    private SigningKey(byte[] encoded) throws UnreadableException {
        this.encoded = encoded;
        if (encoded.length != PREFIX.length + KEY_BYTES
                || !Arrays.equals(encoded, 0, PREFIX.length, PREFIX, 0, PREFIX.length)) {
            throw new UnreadableException("not a public key of the kind Ed25519");
        }
        try {
            key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException wrong) {
            throw new UnreadableException("not a public key of the kind Ed25519", wrong);
        }
    }

    /// Reads what the portal hands out as its key: PEM, a JSON Web Key or a set with one.
    public static SigningKey ofFile(byte[] file) throws UnreadableException {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        Matcher pem = PEM.matcher(text);
        if (pem.find()) {
            return new SigningKey(decoded(Base64.getMimeDecoder(), pem.group(1)));
        }
        try {
            JsonNode json = Manifest.JSON.readTree(file);
            JsonNode keys = json.path("keys");
            if (keys.size() > 1) {
                throw new UnreadableException("a set of several keys; one is needed");
            }
            return ofJwk(keys.isEmpty() ? json : keys.get(0));
        } catch (JacksonException wrong) {
            throw new UnreadableException("neither PEM nor a JSON Web Key", wrong);
        }
    }

    /// Reads a JSON Web Key (RFC 8037).
    static SigningKey ofJwk(JsonNode jwk) throws UnreadableException {
        if (!"OKP".equals(jwk.path("kty").asString(""))
                || !"Ed25519".equals(jwk.path("crv").asString(""))) {
            throw new UnreadableException("not a JSON Web Key of the kind Ed25519");
        }
        byte[] raw = decoded(Base64.getUrlDecoder(), jwk.path("x").asString(""));
        byte[] encoded = Arrays.copyOf(PREFIX, PREFIX.length + raw.length);
        System.arraycopy(raw, 0, encoded, PREFIX.length, raw.length);
        return new SigningKey(encoded);
    }

    private static byte[] decoded(Base64.Decoder decoder, String text) throws UnreadableException {
        try {
            return decoder.decode(text);
        } catch (IllegalArgumentException wrong) {
            throw new UnreadableException("not a public key, no Base64", wrong);
        }
    }

    /// Returns the name that the installation gives the key.
    public String id() {
        byte[] hash = Digests.sha256(Arrays.copyOfRange(encoded, PREFIX.length, encoded.length));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOf(hash, ID_BYTES));
    }

    /// Returns the SHA-256 of the key's DER form in hex; the portal shows the same.
    public String fingerprint() {
        return Digests.hex(Digests.sha256(encoded));
    }

    /// Returns what is wrong with a detached JSON Web Signature (RFC 7515, appendix F) of these
    /// bytes; empty if nothing is.
    Optional<String> faultOf(byte[] payload, byte[] jws) {
        Matcher parts = DETACHED.matcher(new String(jws, StandardCharsets.ISO_8859_1));
        if (!parts.matches()) {
            return Optional.of("not a detached JSON Web Signature");
        }
        byte[] signature = Base64.getUrlDecoder().decode(parts.group(2));
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        if (!encoder.encodeToString(signature).equals(parts.group(2))) {
            return Optional.of("the signature is not written as it should be");
        }
        if (!isOurs(parts.group(1))) {
            return Optional.of("the signature is of another key or another kind");
        }
        String input = parts.group(1) + "." + encoder.encodeToString(payload);
        return verifies(input.getBytes(StandardCharsets.US_ASCII), signature)
                ? Optional.empty()
                : Optional.of("the signature does not fit");
    }

    private boolean isOurs(String header) {
        try {
            JsonNode json = Manifest.JSON.readTree(Base64.getUrlDecoder().decode(header));
            return "EdDSA".equals(json.path("alg").asString(""))
                    && id().equals(json.path("kid").asString(""))
                    && json.size() == 2;
        } catch (JacksonException | IllegalArgumentException unreadable) {
            return false;
        }
    }

    private boolean verifies(byte[] input, byte[] signature) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(input);
            return check.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    boolean isSame(SigningKey other) {
        return Arrays.equals(encoded, other.encoded);
    }
}
