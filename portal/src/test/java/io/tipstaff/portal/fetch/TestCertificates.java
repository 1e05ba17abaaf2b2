package io.tipstaff.portal.fetch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Certificates made by the JDK's own keytool, each signed by itself.
public final class TestCertificates {

    /// The pass phrase of all of them.
    public static final String PASS_PHRASE = "lantern gravel";

    private TestCertificates() {}

    /// Makes a key with a certificate for this machine.
    ///
    /// @return PKCS#12
    public static Path make(Path folder, String name) throws IOException {
        Path file = folder.resolve(name + ".p12");
        keytool(
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name + ".example",
                "-ext",
                "san=ip:127.0.0.1,dns:localhost",
                "-validity",
                "30",
                "-keystore",
                file.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASS_PHRASE);
        return file;
    }

    /// Returns the certificate of a key in PEM.
    public static String pem(Path keystore, String name) throws IOException {
        Path file = keystore.resolveSibling(name + ".pem");
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                name,
                "-file",
                file.toString(),
                "-keystore",
                keystore.toString(),
                "-storepass",
                PASS_PHRASE);
        return Files.readString(file);
    }

    private static void keytool(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(said);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }
}
