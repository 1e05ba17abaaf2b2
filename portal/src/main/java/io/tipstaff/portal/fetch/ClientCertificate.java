package io.tipstaff.portal.fetch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// A certificate with its private key, as PKCS#12 (RFC 7292) under a pass phrase.
///
/// @param pkcs12 not to be shown
public record ClientCertificate(Secret pkcs12, Secret passPhrase) {

    private static final String ALIAS = "client";
    private static final Pattern BLOCK =
            Pattern.compile(
                    "-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");

    /// Reads an upload: PKCS#12, or PEM with the certificate, those of its issuers and the key.
    ///
    /// @throws IllegalArgumentException saying what is wrong with it
    public static ClientCertificate parse(byte[] upload, Secret passPhrase) {
        String text = new String(upload, StandardCharsets.US_ASCII);
        try {
            KeyStore store =
                    text.contains("-----BEGIN ")
                            ? ofPem(text, passPhrase)
                            : open(upload, passPhrase);
            return of(store, passPhrase);
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalArgumentException(
                    "the certificate cannot be opened; is the pass phrase right? It may be PKCS#12, "
                            + "or PEM with certificate and PKCS#8 key",
                    unreadable);
        }
    }

    private static ClientCertificate of(KeyStore store, Secret passPhrase)
            throws IOException, GeneralSecurityException {
        List<String> aliases = Collections.list(store.aliases());
        boolean hasKey = false;
        for (String alias : aliases) {
            hasKey |= store.isKeyEntry(alias);
        }
        if (!hasKey) {
            throw new IllegalArgumentException("the file holds no private key");
        }
        var bytes = new ByteArrayOutputStream();
        store.store(bytes, passPhrase.reveal().toCharArray());
        return new ClientCertificate(
                new Secret(Base64.getEncoder().encodeToString(bytes.toByteArray())), passPhrase);
    }

    private static KeyStore open(byte[] pkcs12, Secret passPhrase)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(pkcs12), passPhrase.reveal().toCharArray());
        return store;
    }

    private static KeyStore ofPem(String pem, Secret passPhrase)
            throws IOException, GeneralSecurityException {
        Certificate[] chain = certificates(pem).toArray(Certificate[]::new);
        if (chain.length == 0) {
            throw new IllegalArgumentException("the file holds no certificate");
        }
        char[] phrase = passPhrase.reveal().toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, phrase);
        PrivateKey key = key(pem, phrase, chain[0].getPublicKey().getAlgorithm());
        store.setKeyEntry(ALIAS, key, phrase, chain);
        return store;
    }

    /// Reads the certificates of a text in PEM (RFC 7468); other blocks are passed over.
    static Collection<? extends Certificate> certificates(String pem)
            throws GeneralSecurityException {
        var only = new StringBuilder();
        Matcher block = BLOCK.matcher(pem);
        while (block.find()) {
            if (block.group(1).equals("CERTIFICATE")) {
                only.append(block.group()).append('\n');
            }
        }
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(
                        new ByteArrayInputStream(
                                only.toString().getBytes(StandardCharsets.US_ASCII)));
    }

    private static PrivateKey key(String pem, char[] passPhrase, String algorithm)
            throws IOException, GeneralSecurityException {
        Matcher block = BLOCK.matcher(pem);
        while (block.find()) {
            byte[] der = Base64.getMimeDecoder().decode(block.group(2));
            switch (block.group(1)) {
                case "PRIVATE KEY" -> {
                    return KeyFactory.getInstance(algorithm)
                            .generatePrivate(new PKCS8EncodedKeySpec(der));
                }
                case "ENCRYPTED PRIVATE KEY" -> {
                    return KeyFactory.getInstance(algorithm)
                            .generatePrivate(decrypted(der, passPhrase));
                }
                case "RSA PRIVATE KEY", "EC PRIVATE KEY" ->
                        throw new IllegalArgumentException(
                                "the private key is in an old form; turn it into PKCS#8 with: openssl pkcs8 -topk8");
                default -> {}
            }
        }
        throw new IllegalArgumentException("the file holds no private key");
    }

    private static PKCS8EncodedKeySpec decrypted(byte[] der, char[] passPhrase)
            throws IOException, GeneralSecurityException {
        var sealed = new EncryptedPrivateKeyInfo(der);
        String algorithm =
                sealed.getAlgName().equals("PBES2")
                        ? sealed.getAlgParameters().toString()
                        : sealed.getAlgName();
        SecretKey key =
                SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(passPhrase));
        Cipher cipher = Cipher.getInstance(algorithm);
        cipher.init(Cipher.DECRYPT_MODE, key, sealed.getAlgParameters());
        return sealed.getKeySpec(cipher);
    }

    /// Opens it.
    KeyStore store() throws IOException, GeneralSecurityException {
        return open(Base64.getDecoder().decode(pkcs12.reveal()), passPhrase);
    }
}
