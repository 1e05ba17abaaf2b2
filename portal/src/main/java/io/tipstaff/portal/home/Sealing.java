package io.tipstaff.portal.home;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Seals secrets before they go into the database, so that a copy of the database gives none away.
///
/// AES-256-GCM, with a key that stays in the home folder; several nodes on one database share it
/// through `TIPSTAFF_SEALING_KEY` (64 hex digits).
@Component
public final class Sealing {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    Sealing(Home home, @Value("${TIPSTAFF_SEALING_KEY:}") String given) {
        String hex = given.isEmpty() ? home.secret("sealing-key") : given;
        this.key = new SecretKeySpec(HexFormat.of().parseHex(hex), "AES");
    }

    /// Returns the secret as text that only [#open] turns back.
    public String seal(byte[] open) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, open);
        return Base64.getEncoder()
                .encodeToString(
                        ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array());
    }

    /// Returns what was sealed.
    ///
    /// @throws IllegalStateException if another key than this home's sealed it
    public byte[] open(String sealed) {
        byte[] nonce = new byte[NONCE];
        ByteBuffer buffer = ByteBuffer.wrap(Base64.getDecoder().decode(sealed)).get(nonce);
        byte[] rest = new byte[buffer.remaining()];
        buffer.get(rest);
        return cipher(Cipher.DECRYPT_MODE, nonce, rest);
    }

    private byte[] cipher(int mode, byte[] nonce, byte[] bytes) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("sealed with another key than this home's", failed);
        }
    }
}
