package io.tipstaff.portal.lookup.section;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What sources tell about a file, under whatever name their format or they themselves have for it.
///
/// Names are those of MISP's `file` and `pe` objects, of STIX `file` and its extensions, of OpenIOC
/// `FileItem`, of CybOX file objects, and of the tables that public malware feeds publish. They are
/// compared without case, blanks and punctuation.
enum FileAttribute {
    NAME(
            "filename",
            "filenames",
            "originalfilename",
            "originalname",
            "internalfilename",
            "internalname",
            "fileitemfilename"),
    SIZE("filesize", "size", "sizeinbytes", "filesizebytes", "bytes"),
    TYPE(
            "filetype",
            "filetypeguess",
            "filetypemime",
            "mimetype",
            "mime",
            "filemime",
            "contenttype",
            "magic",
            "fileformat",
            "petype"),
    PATH("filepath", "path", "fullpath", "filefullpath", "directory", "parentdirectory"),
    SIGNER(
            "signer",
            "signername",
            "signedby",
            "codesigning",
            "certificatesubject",
            "digitalsignature",
            "signaturesubject",
            "authenticodesigner"),
    PACKER("packer", "packername", "peid", "packerdetected", "detectedpacker"),
    COMPILED("compilationtimestamp", "compiletime", "compiled", "petimestamp", "linktime"),
    ENTROPY("entropy"),
    SSDEEP("ssdeep", "fuzzyhash"),
    TLSH("tlsh"),
    IMPHASH("imphash", "importhash"),
    AUTHENTIHASH("authentihash"),
    SHA512("sha512"),
    VHASH("vhash"),
    TELFHASH("telfhash");

    @SuppressWarnings("ImmutableEnumChecker") // unmodifiable
    private final Set<String> names;

    FileAttribute(String... names) {
        this.names = Set.of(names);
    }

    /// Returns the name used in the API and in messages.
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Finds what a field tells by its name; of a name with parts, such as `file.name`, the whole
    /// counts before its last part.
    static Optional<FileAttribute> ofField(String name) {
        int last = Math.max(name.lastIndexOf('.'), name.lastIndexOf('/'));
        return ofName(name)
                .or(() -> last < 0 ? Optional.empty() : ofName(name.substring(last + 1)));
    }

    private static Optional<FileAttribute> ofName(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return Stream.of(values()).filter(one -> one.names.contains(plain)).findFirst();
    }
}
