package io.tipstaff.portal.feeds.mailbox;

import io.tipstaff.portal.feeds.mailbox.MailHarvest.Part;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes messages apart into documents: the text, and each attachment by itself.
///
/// Of the headers only the subject is kept: who sends us indicators is none himself. A message that
/// is attached, as people forward phishing, is kept whole, headers and all.
public final class MessageParts {

    private static final int MAX_PARTS = 200;
    private static final int MAX_DEPTH = 8;
    private static final int MAX_NOTES = 50;
    private static final int BUFFER = 1 << 16;

    /// What is taken of a message.
    public enum Wanted {
        TEXT_AND_ATTACHMENTS,
        ATTACHMENTS
    }

    private final Wanted wanted;
    private final Path folder;
    private final List<Part> parts = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final long maxBytes;
    private long bytesLeft;
    private long total;
    private int files;

    MessageParts(Wanted wanted, Path folder, long maxBytes) {
        this.wanted = wanted;
        this.folder = folder;
        this.maxBytes = maxBytes;
    }

    List<Part> parts() {
        return parts;
    }

    List<String> notes() {
        return notes;
    }

    boolean isFull() {
        return total >= maxBytes;
    }

    void note(String text) {
        if (notes.size() < MAX_NOTES) {
            notes.add(text);
        }
    }

    /// Takes a message; one that is broken is noted and the rest of the mailbox goes on.
    void add(Message mail, long uid) throws MessagingException {
        String subject = cut(String.valueOf(mail.getSubject()));
        String name = "message " + uid + " (" + subject + ")";
        var text = new StringBuilder();
        bytesLeft = maxBytes;
        try {
            take(mail, name, text, 0);
            if (wanted == Wanted.TEXT_AND_ATTACHMENTS && !text.isEmpty()) {
                String document =
                        "Subject: "
                                + subject
                                + "\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8"
                                + "\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
                                + text;
                Path file = next(".eml");
                byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
                Files.write(file, bytes);
                bytesLeft -= bytes.length;
                parts.add(new Part(name + ".eml", file));
            }
        } catch (IOException | MessagingException broken) {
            note(name + ": cannot be read as a whole: " + broken.getMessage());
        }
        total += maxBytes - bytesLeft;
    }

    private void take(jakarta.mail.Part part, String name, StringBuilder text, int depth)
            throws IOException, MessagingException {
        if (depth > MAX_DEPTH) {
            note(name + ": nested deeper than " + MAX_DEPTH);
            return;
        }
        boolean attached =
                jakarta.mail.Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())
                        || part.getFileName() != null;
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart several) {
            for (int i = 0; i < Math.min(several.getCount(), MAX_PARTS); i++) {
                BodyPart one = several.getBodyPart(i);
                take(one, name, text, depth + 1);
            }
        } else if (part.isMimeType("message/rfc822")) {
            save(part.getInputStream(), name + "/" + fileName(part, "attached.eml"), ".eml");
        } else if (attached) {
            save(part.getInputStream(), name + "/" + fileName(part, "attachment"), ".part");
        } else if (part.isMimeType("text/*")) {
            append(part, text);
        }
    }

    private void append(jakarta.mail.Part part, StringBuilder text)
            throws IOException, MessagingException {
        if (part.getContent() instanceof String content) {
            int room = (int) Math.min(content.length(), Math.max(0, bytesLeft - text.length()));
            text.append(content, 0, room).append("\r\n");
        }
    }

    private void save(InputStream content, String name, String suffix) throws IOException {
        Path file = next(suffix);
        try (InputStream in = content;
                OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytesLeft -= read;
                if (bytesLeft < 0) {
                    note(name + ": larger than allowed for a document");
                    Files.delete(file);
                    return;
                }
                out.write(buffer, 0, read);
            }
        }
        parts.add(new Part(name, file));
    }

    private Path next(String suffix) {
        return folder.resolve("mail-" + ++files + suffix);
    }

    private static String fileName(jakarta.mail.Part part, String otherwise)
            throws MessagingException {
        @Nullable String name = part.getFileName();
        if (name == null || name.isBlank()) {
            return otherwise;
        }
        try {
            return cut(MimeUtility.decodeText(name));
        } catch (java.io.UnsupportedEncodingException unknown) {
            return cut(name);
        }
    }

    private static String cut(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= 120 ? line : line.substring(0, 120) + "…";
    }
}
