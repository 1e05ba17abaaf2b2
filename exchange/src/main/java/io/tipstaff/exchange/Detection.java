package io.tipstaff.exchange;

import java.nio.charset.Charset;
import java.util.List;

/// What a document looks like from its first bytes; a person sees and corrects it before import.
///
/// @param format best guess
/// @param packing how the bytes are packed
/// @param charset of the text once unpacked
/// @param dialect delimiter and header of a table; [Dialect#NONE] for other formats
/// @param mapping suggested for tables, JSON and XML
/// @param reasons what the guess rests on, and what is odd about the document; for people
public record Detection(
        FeedFormat format,
        Packing packing,
        Charset charset,
        Dialect dialect,
        FieldMapping mapping,
        List<String> reasons) {

    public Detection {
        reasons = List.copyOf(reasons);
    }

    /// How the bytes of a document are packed.
    public enum Packing {
        NONE,
        GZIP,
        ZSTD,
        BZIP2,
        XZ,
        ZIP,
        TAR
    }

    /// This detection with another format, such as the one that a person chose.
    public Detection with(FeedFormat other) {
        return new Detection(other, packing, charset, dialect, mapping, reasons);
    }

    /// This detection with another mapping.
    public Detection with(FieldMapping other) {
        return new Detection(format, packing, charset, dialect, other, reasons);
    }
}
