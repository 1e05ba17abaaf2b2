package io.tipstaff.portal.feeds;

import java.util.Locale;

/// How a source's document gets here.
public enum Transport {
    /// A person uploads it.
    UPLOAD,
    /// A file or folder on the server's own disk, inside the folders that are allowed.
    PATH,
    /// An address that is fetched.
    URL,
    /// A collection of a TAXII 2.1 or 2.0 server; only what is new is fetched.
    TAXII,
    /// A folder of an IMAP mailbox; only new messages are read.
    MAILBOX,
    /// A MISP feed: a manifest with one document for each event.
    MISP_FEED,
    /// The events of a MISP instance, by its REST API.
    MISP_SERVER,
    /// Partners put STIX objects into it over TAXII, as a collection that they may write.
    INBOX,
    /// Comes with the program.
    BUNDLED;

    /// Returns the name used in the database and the API, such as `misp-feed`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Says whether the documents come from a server that is spoken to over the network.
    public boolean isRemote() {
        return switch (this) {
            case URL, TAXII, MAILBOX, MISP_FEED, MISP_SERVER -> true;
            case UPLOAD, PATH, INBOX, BUNDLED -> false;
        };
    }

    /// Says whether only what is new is fetched, so that fetching everything anew is another thing.
    public boolean comesPieceByPiece() {
        return switch (this) {
            case TAXII, MAILBOX, MISP_FEED, MISP_SERVER -> true;
            case UPLOAD, PATH, URL, INBOX, BUNDLED -> false;
        };
    }

    /// Says whether a document may be silent about what the source still reports.
    public boolean reportsOnlyWhatIsNew() {
        return switch (this) {
            case TAXII, MAILBOX, INBOX -> true;
            case UPLOAD, PATH, URL, MISP_FEED, MISP_SERVER, BUNDLED -> false;
        };
    }

    /// Finds the transport with this code.
    ///
    /// @throws IllegalArgumentException if there is none
    public static Transport ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
