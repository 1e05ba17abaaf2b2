package io.tipstaff.portal.geography.internal;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a file came from, kept beside it as `NAME.origin` by the command that put it there; a file
/// that somebody put there by hand has none.
///
/// @param attribution whom to name and the licence
/// @param link of whom to name; null if there is none
public record Provenance(String version, String attribution, @Nullable String link) {

    private static final Provenance NONE = new Provenance("", "", null);
    private static final Pattern DAY = Pattern.compile("20\\d{6}");
    private static final String SUFFIX = ".origin";

    static Provenance of(Path file) {
        Path beside = beside(file);
        if (!Files.isRegularFile(beside)) {
            return NONE;
        }
        var texts = new Properties();
        try (Reader in = Files.newBufferedReader(beside, StandardCharsets.UTF_8)) {
            texts.load(in);
        } catch (IOException | IllegalArgumentException unreadable) {
            return NONE;
        }
        String link = texts.getProperty("link", "");
        return new Provenance(
                texts.getProperty("version", ""),
                texts.getProperty("attribution", ""),
                link.startsWith("https://") ? link : null);
    }

    /// Returns the day that stands in the version, as in `2.3.2026061719`; null if none does.
    @Nullable Instant builtAt() {
        Matcher day = DAY.matcher(version);
        if (!day.find()) {
            return null;
        }
        try {
            return LocalDate.parse(day.group(), DateTimeFormatter.BASIC_ISO_DATE)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
        } catch (DateTimeParseException noDay) {
            return null;
        }
    }

    /// Writes it beside the file.
    public void keep(Path file) throws IOException {
        var text = new StringBuilder();
        text.append("version=").append(oneLine(version)).append('\n');
        text.append("attribution=").append(oneLine(attribution)).append('\n');
        if (link != null) {
            text.append("link=").append(oneLine(link)).append('\n');
        }
        Files.writeString(beside(file), text);
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\\\]", " ");
    }

    private static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + SUFFIX);
    }
}
