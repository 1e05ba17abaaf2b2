package io.tipstaff.portal.publication;

import io.tipstaff.exchange.write.FeedWriter.Format;
import io.tipstaff.indicator.Kind;
import io.tipstaff.portal.feeds.Category;
import io.tipstaff.portal.feeds.Zone;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A feed that Tipstaff publishes: which of the assessed indicators are in it.
///
/// Titles and descriptions are messages: `publication.feed.<code>`.
///
/// @param code its name in addresses; does not change
/// @param kinds that it holds
/// @param categories of which an indicator needs one; any if empty
/// @param least zone from which on an indicator is in
/// @param content what is taken
public record PublishedFeed(
        String code, List<Kind> kinds, List<Category> categories, Zone least, Content content) {

    /// What of all that fits is taken.
    public enum Content {
        /// Everything that is looked for.
        FULL,
        /// One in ten, for everybody to try.
        DEMO,
        /// What sources report and lists or verdicts know to be harmless.
        HARMLESS
    }

    private static final List<Kind> ADDRESSES =
            List.of(Kind.IPV4, Kind.IPV6, Kind.NETWORK, Kind.ENDPOINT);
    private static final List<Kind> WEB =
            List.of(Kind.URL, Kind.URL_MASK, Kind.DOMAIN, Kind.HOST, Kind.ENDPOINT);
    private static final List<Kind> HASHES = List.of(Kind.MD5, Kind.SHA1, Kind.SHA256);
    private static final List<Kind> EVERYTHING = List.of(Kind.values());

    private static final List<PublishedFeed> ALL =
            List.of(
                    full("ip-reputation", ADDRESSES),
                    full("malicious-url", WEB, Category.MALWARE, Category.OTHER),
                    full("phishing-url", WEB, Category.PHISHING),
                    full("botnet-c2-url", WEB, Category.BOTNET_C2),
                    full("mobile-botnet-c2-url", WEB, Category.MOBILE_BOTNET_C2),
                    full("ransomware-url", WEB, Category.RANSOMWARE),
                    full("apt", EVERYTHING, Category.APT),
                    full("iot-url", WEB, Category.IOT),
                    full("malicious-hash", HASHES),
                    full("mobile-malicious-hash", HASHES, Category.MOBILE_MALWARE),
                    full("psms-trojan", HASHES, Category.PSMS_TROJAN),
                    new PublishedFeed(
                            "whitelisting", EVERYTHING, List.of(), Zone.GREEN, Content.HARMLESS),
                    demo("demo-botnet-c2-url", WEB, Category.BOTNET_C2),
                    demo("demo-malicious-hash", HASHES),
                    demo("demo-ip-reputation", ADDRESSES));

    public PublishedFeed {
        kinds = List.copyOf(kinds);
        categories = List.copyOf(categories);
    }

    private static PublishedFeed full(String code, List<Kind> kinds, Category... categories) {
        return new PublishedFeed(code, kinds, List.of(categories), Zone.YELLOW, Content.FULL);
    }

    private static PublishedFeed demo(String code, List<Kind> kinds, Category... categories) {
        return new PublishedFeed(code, kinds, List.of(categories), Zone.YELLOW, Content.DEMO);
    }

    /// Returns all feeds in the order in which they are shown.
    public static List<PublishedFeed> all() {
        return ALL;
    }

    /// Finds the feed with this code.
    public static Optional<PublishedFeed> ofCode(String code) {
        return ALL.stream().filter(feed -> feed.code().equals(code)).findFirst();
    }

    /// Says whether everybody may have it.
    public boolean isDemo() {
        return content == Content.DEMO;
    }

    /// Returns the formats that can hold something of it.
    public List<Format> formats() {
        return Stream.of(Format.values())
                .filter(format -> kinds.stream().anyMatch(format::carries))
                .filter(format -> content != Content.HARMLESS || !isForBlocking(format))
                .toList();
    }

    private static boolean isForBlocking(Format format) {
        return switch (format) {
            case HOSTS, RPZ, SURICATA, SNORT, SIGMA, ZEEK -> true;
            case JSON, JSON_LINES, CSV, STIX_2_1, PLAIN, OPENIOC_1_1, MISP, WAZUH_CDB -> false;
        };
    }
}
