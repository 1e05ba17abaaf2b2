package io.tipstaff.portal.toolbox.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/// The commands of this program for machines that have only Java: a file that the build puts into
/// the portal.
@Component
public class OwnTools {

    /// The file.
    ///
    /// @param sha256 in hex
    public record Bundle(String fileName, long size, String sha256, Resource content) {}

    private final Resource content = new ClassPathResource("toolbox/tipstaff-tools.zip");
    private volatile @Nullable Bundle bundle;

    /// Returns the file; empty if the portal was started from an environment that did not build it.
    public Optional<Bundle> bundle() {
        Bundle known = bundle;
        if (known == null && content.exists()) {
            known = read();
            bundle = known;
        }
        return Optional.ofNullable(known);
    }

    private Bundle read() {
        try (InputStream in = content.getInputStream()) {
            var digest = MessageDigest.getInstance("SHA-256");
            long size = 0;
            try (var through = new DigestInputStream(in, digest)) {
                byte[] buffer = new byte[1 << 16];
                for (int read = through.read(buffer); read >= 0; read = through.read(buffer)) {
                    size += read;
                }
            }
            String version = OwnTools.class.getPackage().getImplementationVersion();
            return new Bundle(
                    "tipstaff-tools" + (version == null ? "" : "-" + version) + ".zip",
                    size,
                    HexFormat.of().formatHex(digest.digest()),
                    content);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
