package io.tipstaff.command;

import io.tipstaff.command.evidence.Check;
import io.tipstaff.command.evidence.Check.What;
import io.tipstaff.command.evidence.Findings;
import io.tipstaff.command.evidence.Manifest;
import io.tipstaff.command.evidence.PackManifest;
import io.tipstaff.command.evidence.SigningKey;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/// Says what came of checking a sealed file: lines for a person, or one of JSON.
///
/// What is printed of the file may be anybody's: control characters never reach the terminal.
final class VerifyOutput {

    private static final int SHOWN_MISSING = 20;

    private final PrintStream out;
    private final String file;
    private final boolean json;

    VerifyOutput(OutputStream out, String file, boolean json) {
        this.out = new PrintStream(out, true, StandardCharsets.UTF_8);
        this.file = file;
        this.json = json;
    }

    /// Writes what was found.
    void write(Findings findings) {
        if (json) {
            writeJson(findings);
            return;
        }
        line(file);
        switch (findings.contents()) {
            case Manifest manifest -> facts(manifest);
            case PackManifest manifest -> facts(manifest);
        }
        line("");
        for (Check check : findings.checks()) {
            line(
                    String.format(
                            Locale.ROOT,
                            "  %-5s %-11s %s",
                            sign(check.state()),
                            check.what().code(),
                            check.text()));
        }
        line("");
        line(verdict(findings));
    }

    private void facts(Manifest manifest) {
        fact("question", manifest.question() + "  (" + manifest.object() + ")");
        fact("case", manifest.caseNumber());
        fact("reason", manifest.reason());
        fact("asked by", manifest.login() + ", " + manifest.agency());
        fact("sealed at", manifest.at() + " by the installation's clock");
        fact("marking", manifest.tlp());
    }

    private void facts(PackManifest manifest) {
        fact("case", manifest.caseNumber());
        fact("reason", manifest.reason());
        fact("packed by", manifest.by());
        fact("packed at", manifest.at() + " by the clock of the machine");
        fact("on", manifest.host());
        fact("with", manifest.software());
        manifest.missing().stream().limit(SHOWN_MISSING).forEach(one -> fact("not in it", one));
        if (manifest.missing().size() > SHOWN_MISSING) {
            fact(
                    "not in it",
                    manifest.missing().size() - SHOWN_MISSING + " more, see manifest.json");
        }
    }

    private static String sign(Check.State state) {
        return switch (state) {
            case GOOD -> "good";
            case BAD -> "BAD";
            case OPEN -> "open";
        };
    }

    private static String verdict(Findings findings) {
        if (!findings.isGood()) {
            return "TAMPERED WITH, or not of the key that was given. Nothing above can be relied on.";
        }
        return switch (findings.contents()) {
            case Manifest _ -> verdictOnSealed(findings);
            case PackManifest _ -> verdictOnPack(findings);
        };
    }

    private static String verdictOnPack(Findings findings) {
        if (findings.isOriginProven()) {
            return "GOOD: packed with the key that was given, unchanged since.";
        }
        if (findings.isProven(What.MANIFEST)) {
            return "GOOD: unchanged since the hash of its manifest was noted.";
        }
        return findings.key() == null
                ? "CONSISTENT: the files fit the manifest. That nobody changed both is NOT proven: see manifest."
                : "GOOD: unchanged since it was packed. By whom is NOT proven: see origin.";
    }

    private static String verdictOnSealed(Findings findings) {
        return findings.isOriginProven()
                ? "GOOD: sealed by the installation whose key was given, unchanged since."
                : "GOOD: unchanged since it was sealed. By whom is NOT proven: see origin.";
    }

    /// Writes why the file could not be read.
    void write(String unreadable) {
        if (!json) {
            line(file);
            line("UNREADABLE: " + unreadable);
            return;
        }
        try (JsonGenerator row = row()) {
            row.writeStartObject();
            row.writeStringProperty("file", file);
            row.writeStringProperty("verdict", "unreadable");
            row.writeStringProperty("reason", unreadable);
            row.writeEndObject();
        }
        out.println();
    }

    private void writeJson(Findings findings) {
        try (JsonGenerator row = row()) {
            row.writeStartObject();
            row.writeStringProperty("file", file);
            row.writeStringProperty("verdict", findings.isGood() ? "good" : "tampered");
            row.writeStringProperty("origin", findings.isOriginProven() ? "proven" : "unproven");
            switch (findings.contents()) {
                case Manifest manifest -> writeManifest(row, manifest);
                case PackManifest manifest -> writeManifest(row, manifest);
            }
            SigningKey key = findings.key();
            row.writeBooleanProperty("signed", key != null);
            if (key != null) {
                row.writeStringProperty("key", key.id());
                row.writeStringProperty("fingerprint", key.fingerprint());
            }
            row.writeArrayPropertyStart("checks");
            for (Check check : findings.checks()) {
                row.writeStartObject();
                row.writeStringProperty("check", check.what().code());
                row.writeStringProperty("state", check.state().code());
                row.writeStringProperty("text", check.text());
                row.writeEndObject();
            }
            row.writeEndArray();
            row.writeEndObject();
        }
        out.println();
    }

    private static void writeManifest(JsonGenerator row, Manifest manifest) {
        row.writeStringProperty("id", manifest.id());
        row.writeStringProperty("question", manifest.question());
        row.writeStringProperty("object", manifest.object());
        row.writeStringProperty("case", manifest.caseNumber());
        row.writeStringProperty("reason", manifest.reason());
        row.writeStringProperty("login", manifest.login());
        row.writeStringProperty("agency", manifest.agency());
        row.writeStringProperty("at", manifest.at().toString());
        row.writeStringProperty("tlp", manifest.tlp());
    }

    private static void writeManifest(JsonGenerator row, PackManifest manifest) {
        row.writeStringProperty("id", manifest.id());
        row.writeStringProperty("case", manifest.caseNumber());
        row.writeStringProperty("reason", manifest.reason());
        row.writeStringProperty("by", manifest.by());
        row.writeStringProperty("at", manifest.at().toString());
        row.writeNumberProperty("files", manifest.files().size());
        row.writeNumberProperty("missing", manifest.missing().size());
    }

    private JsonGenerator row() {
        return JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build()
                .createGenerator(ObjectWriteContext.empty(), out);
    }

    private void fact(String name, String value) {
        if (!value.isEmpty()) {
            line(String.format(Locale.ROOT, "  %-11s %s", name, value));
        }
    }

    private void line(String text) {
        out.println(printable(text));
    }

    private static String printable(String text) {
        var printable = new StringBuilder(text.length());
        text.codePoints().forEach(c -> printable.appendCodePoint(isPrintable(c) ? c : 0xFFFD));
        return printable.toString();
    }

    /// Neither control characters nor those that turn the direction of a line (Unicode categories
    /// Cc, Cf, Cs, Zl, Zp).
    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }
}
