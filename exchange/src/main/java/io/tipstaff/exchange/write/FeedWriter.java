package io.tipstaff.exchange.write;

import io.tipstaff.exchange.FeedRecord;
import io.tipstaff.indicator.Kind;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Writes records as a document, one by one, in UTF-8. The same records give the same bytes. For
/// one thread.
///
/// A record that the format cannot hold is left out and counted: one of a kind that it does not
/// carry ([Format#carries]), or one that would mean something else in it.
public interface FeedWriter extends Closeable {

    /// The formats that can be written.
    enum Format {
        JSON("application/json", "json"),
        JSON_LINES("application/x-ndjson", "jsonl"),
        CSV("text/csv", "csv"),
        STIX_2_1("application/stix+json;version=2.1", "stix.json"),
        PLAIN("text/plain", "txt"),
        OPENIOC_1_1("application/xml", "ioc.xml"),
        MISP("application/json", "misp.json"),
        HOSTS("text/plain", "hosts"),
        RPZ("text/plain", "rpz"),
        SURICATA("text/plain", "suricata.rules"),
        SNORT("text/plain", "snort.rules"),
        ZEEK("text/plain", "intel.dat"),
        WAZUH_CDB("text/plain", "cdb"),
        SIGMA("application/yaml", "sigma.yml");

        private final String mediaType;
        private final String extension;

        Format(String mediaType, String extension) {
            this.mediaType = mediaType;
            this.extension = extension;
        }

        public String mediaType() {
            return mediaType;
        }

        /// Returns how names of such files end, without the first dot.
        public String extension() {
            return extension;
        }

        /// Returns the name used in addresses, such as `stix-2-1`.
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /// Finds the format with this code.
        public static Optional<Format> ofCode(String code) {
            return Stream.of(values()).filter(format -> format.code().equals(code)).findFirst();
        }

        /// Says whether documents of the format can hold indicators of the kind.
        public boolean carries(Kind kind) {
            return switch (this) {
                case JSON, JSON_LINES, CSV, PLAIN, STIX_2_1 -> true;
                case OPENIOC_1_1, MISP -> kind != Kind.PATH;
                case HOSTS -> kind == Kind.DOMAIN || kind == Kind.HOST;
                case RPZ ->
                        kind == Kind.DOMAIN
                                || kind == Kind.HOST
                                || kind == Kind.IPV4
                                || kind == Kind.IPV6
                                || kind == Kind.NETWORK;
                case SURICATA, SNORT ->
                        switch (kind) {
                            case IPV4, IPV6, NETWORK, ENDPOINT, DOMAIN, HOST, URL -> true;
                            case URL_MASK, PATH, EMAIL, MD5, SHA1, SHA256 -> false;
                        };
                case ZEEK -> kind != Kind.ENDPOINT && kind != Kind.URL_MASK && kind != Kind.PATH;
                case WAZUH_CDB -> kind != Kind.NETWORK && kind != Kind.URL_MASK;
                case SIGMA ->
                        switch (kind) {
                            case IPV4, IPV6, NETWORK, DOMAIN, HOST, URL, MD5, SHA1, SHA256 -> true;
                            case ENDPOINT, URL_MASK, PATH, EMAIL -> false;
                        };
            };
        }
    }

    /// Starts a document.
    ///
    /// @param out closed with the writer
    static FeedWriter open(Format format, OutputStream out, DocumentInfo info) throws IOException {
        return new CarriedOnly(format, of(format, out, info));
    }

    private static FeedWriter of(Format format, OutputStream out, DocumentInfo info)
            throws IOException {
        return switch (format) {
            case JSON -> new JsonWriter(out, info);
            case JSON_LINES -> JsonWriter.ofLines(out);
            case CSV -> new CsvWriter(out);
            case STIX_2_1 -> new StixWriter(out, info);
            case PLAIN -> new PlainWriter(out, info);
            case OPENIOC_1_1 -> new OpenIocWriter(out, info);
            case MISP -> new MispWriter(out, info);
            case HOSTS -> new HostsWriter(out, info);
            case RPZ -> new RpzWriter(out, info);
            case SURICATA -> new SuricataWriter(out, info);
            case SNORT -> new SnortWriter(out, info);
            case ZEEK -> new ZeekWriter(out, info);
            case WAZUH_CDB -> new CdbWriter(out);
            case SIGMA -> new SigmaWriter(out, info);
        };
    }

    /// Writes one record.
    void write(FeedRecord record) throws IOException;

    /// Returns how many records were left out so far.
    default long leftOut() {
        return 0;
    }

    /// Ends the document and closes what it is written to.
    @Override
    void close() throws IOException;
}
