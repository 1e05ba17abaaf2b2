package io.tipstaff.command.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Sealed files as the format in `docs/evidence.md` wants them, made here and not by the portal.
public final class SealedFixture {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair keys;
    private final SequencedMap<String, byte[]> files = new LinkedHashMap<>();
    private String question = "asked[.]example";
    private String timeStamp = "null";
    private String at = "2026-11-24T13:50:07.250Z";

    public SealedFixture() {
        try {
            keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
        file("answer.json", "{\"query\": \"asked[.]example\", \"score\": 63}");
        file("records/001.json", "{\"source\": \"List\", \"written\": \"asked.example\"}");
    }

    public SealedFixture file(String name, String content) {
        files.put(name, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    public SealedFixture question(String text) {
        question = text;
        return this;
    }

    SealedFixture at(String text) {
        at = text;
        return this;
    }

    /// @param json member `timeStamp` of the manifest
    SealedFixture timeStamp(String json) {
        timeStamp = json;
        return this;
    }

    public String pem() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getEncoder().encodeToString(keys.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    private byte[] raw() {
        return Arrays.copyOfRange(keys.getPublic().getEncoded(), 12, 44);
    }

    public String jwk() {
        return "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\""
                + id()
                + "\",\"x\":\""
                + BASE64.encodeToString(raw())
                + "\"}";
    }

    String id() {
        return BASE64.encodeToString(Arrays.copyOf(Digests.sha256(raw()), 12));
    }

    byte[] manifest() {
        String lines =
                files.entrySet().stream()
                        .map(
                                file ->
                                        "{\"name\":\""
                                                + file.getKey()
                                                + "\",\"size\":"
                                                + file.getValue().length
                                                + ",\"sha256\":\""
                                                + Digests.hex(Digests.sha256(file.getValue()))
                                                + "\"}")
                        .collect(Collectors.joining(","));
        return """
        {"format":"tipstaff-evidence/1","id":"0197-1","instance":{"key":%s},
         "askedBy":{"login":"robin@agency.example","agency":"Police of Exampleland"},
         "at":"%s","case":"K 17/26","reason":"","question":"%s",
         "object":{"kind":"domain","value":"asked.example"},"tlp":"TLP:AMBER","timeStamp":%s,"files":[%s]}
        """
                .transform(text -> fill(text, jwk(), at, question, timeStamp, lines))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String fill(String text, String... values) {
        String filled = text;
        for (String value : values) {
            int place = filled.indexOf("%s");
            filled = filled.substring(0, place) + value + filled.substring(place + 2);
        }
        return filled;
    }

    byte[] sign(byte[] payload) {
        try {
            String header =
                    BASE64.encodeToString(
                            ("{\"alg\":\"EdDSA\",\"kid\":\"" + id() + "\"}")
                                    .getBytes(StandardCharsets.US_ASCII));
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update(
                    (header + "." + BASE64.encodeToString(payload))
                            .getBytes(StandardCharsets.US_ASCII));
            return (header + ".." + BASE64.encodeToString(signature.sign()))
                    .getBytes(StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /// Returns the entries in their order.
    public SequencedMap<String, byte[]> entries() {
        SequencedMap<String, byte[]> entries = new LinkedHashMap<>();
        byte[] manifest = manifest();
        entries.put("manifest.json", manifest);
        entries.put("manifest.jws", sign(manifest));
        entries.putAll(files);
        return entries;
    }

    public byte[] sealed() {
        return zip(entries(), ZipEntry.STORED);
    }

    public Path write(Path folder) throws IOException {
        return Files.write(folder.resolve("evidence.zip"), sealed());
    }

    /// Returns a ZIP file of these entries.
    public static byte[] zip(Map<String, byte[]> entries, int method) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var entry : entries.entrySet()) {
                var sum = new CRC32();
                sum.update(entry.getValue());
                var header = new ZipEntry(entry.getKey());
                header.setTimeLocal(LocalDateTime.of(2026, 11, 24, 13, 50, 7));
                header.setMethod(method);
                if (method == ZipEntry.STORED) {
                    header.setSize(entry.getValue().length);
                    header.setCompressedSize(entry.getValue().length);
                    header.setCrc(sum.getValue());
                }
                zip.putNextEntry(header);
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException inMemory) {
            throw new IllegalStateException(inMemory);
        }
        return out.toByteArray();
    }
}
