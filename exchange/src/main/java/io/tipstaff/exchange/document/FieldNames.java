package io.tipstaff.exchange.document;

import io.tipstaff.exchange.FieldRole;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What fields are usually called, in feeds of every make.
public final class FieldNames {

    private static final Map<String, FieldRole> ROLES = new HashMap<>();
    private static final Set<String> TELLING =
            Set.of("md5", "sha1", "sha256", "url", "domain", "c2", "ip", "ipv4", "ipv6", "fqdn");
    private static final Set<String> NOT_OF_THE_INDICATOR =
            Set.of(
                    "reference",
                    "source",
                    "report",
                    "link",
                    "image",
                    "icon",
                    "parent",
                    "type",
                    "count",
                    "status",
                    "country",
                    "date",
                    "time",
                    "first",
                    "last",
                    "id",
                    "key",
                    "number",
                    "size",
                    "name",
                    "favicon",
                    "screenshot",
                    "cert",
                    "certificate",
                    "registrar",
                    "hits",
                    "total",
                    "age",
                    "asn",
                    "score",
                    "ja3",
                    "resolved");

    static {
        put(
                FieldRole.INDICATOR,
                "indicator indicator_value ioc ioc_value ioc_name iocs observable observable_value"
                        + " value url urls uri malicious_url phish_url phishing_url c2_url"
                        + " domain domains domain_name host hosts hostname fqdn ip ips ip_address"
                        + " ip_addr ipaddress ip_addresses dst_ip dstip dest_ip destination_ip"
                        + " src_ip srcip source_ip sourceip address ipv4 ipv6 ip_v4 ip_v6 cidr"
                        + " network subnet ip_port md5 md5_hash md5hash hash_md5 sha1 sha_1"
                        + " sha1_hash sha1hash hash_sha1 sha256 sha_256 sha256_hash sha256hash"
                        + " hash_sha256 hash hashes file_hash filehash email emails email_address"
                        + " e_mail start start_ip range_start first_ip ipaddr indicators");
        put(FieldRole.RANGE_END, "end end_ip range_end last_ip");
        put(FieldRole.PREFIX_LENGTH, "netblock prefix_length masklen mask_bits");
        put(
                FieldRole.PORT,
                "port ports dst_port dstport dest_port destination_port src_port remote_port");
        put(
                FieldRole.FIRST_SEEN,
                "first_seen first_seen_utc firstseen first_seen_date date_added dateadded added"
                        + " added_at date timestamp time created created_at creation_time"
                        + " submission_time detection_date listingdate listed published"
                        + " discovered discovered_at report_date valid_from first_reported"
                        + " firstreported first_observed date_first_seen first_submission_date");
        put(
                FieldRole.LAST_SEEN,
                "last_seen last_seen_utc lastseen last_online last_updated updated updated_at"
                        + " modified last_modified verification_time last_reported last_observed"
                        + " lastreportedat last_seen_date date_last_seen");
        put(FieldRole.VALID_UNTIL, "valid_until expiration expires expiry expire expiration_date");
        put(
                FieldRole.CONFIDENCE,
                "confidence confidence_level confidence_score certainty abuseconfidencescore"
                        + " abuse_confidence_score");
        put(
                FieldRole.THREAT,
                "threat_name malware malware_name malware_printable malware_alias malware_family"
                        + " malware_families family families signature campaign threat_family");
        put(
                FieldRole.ACTOR,
                "actor actors threat_actor threat_actors threatactor adversary apt apt_group"
                        + " intrusion_set attribution");
        put(
                FieldRole.CATEGORY,
                "category categories threat threat_type classification threat_class class"
                        + " attack_type threat_category");
        put(FieldRole.TAG, "tags tag labels label keywords");
        put(FieldRole.TLP, "tlp marking tlp_color tlp_level");
        put(
                FieldRole.DESCRIPTION,
                "description comment comments note notes title info details reason listingreason"
                        + " listing_reason summary context event_description desc");
        put(
                FieldRole.REFERENCE,
                "reference references urlhaus_link urlhaus_reference phish_detail_url link links"
                        + " source_url report report_url ref refs permalink detail_url reference_url"
                        + " reference_link source_link external_references malware_malpedia");
        put(
                FieldRole.SOURCE_ID,
                "id ioc_id phish_id sblid uuid guid url_id record_id indicator_id");
    }

    private FieldNames() {}

    private static void put(FieldRole role, String names) {
        for (String name : names.split(" ")) {
            ROLES.put(name, role);
        }
    }

    /// Returns what a field of this name usually says; empty if nothing usual.
    public static Optional<FieldRole> role(String name) {
        String normal = normal(name);
        FieldRole exact = ROLES.get(normal);
        return exact != null ? Optional.of(exact) : byWords(normal);
    }

    /// Longer titles, such as `SHA256 Hash`, `C2 Server`, `Distribution URL observed`.
    private static Optional<FieldRole> byWords(String normal) {
        List<String> words = List.of(normal.split("_"));
        if (words.size() < 2 || words.size() > 4 || !disjoint(words, NOT_OF_THE_INDICATOR)) {
            return Optional.empty();
        }
        return disjoint(words, TELLING) ? Optional.empty() : Optional.of(FieldRole.INDICATOR);
    }

    private static boolean disjoint(List<String> words, Set<String> set) {
        return words.stream().noneMatch(set::contains);
    }

    /// Returns the name in lower case, words parted by one `_`.
    public static String normal(String name) {
        var normal = new StringBuilder(name.length() + 4);
        for (int i = 0; i < name.length() && i < 200; i++) {
            char c = name.charAt(i);
            boolean wordCharacter = Character.isLetterOrDigit(c);
            boolean newWord =
                    Character.isUpperCase(c) && i > 0 && Character.isLowerCase(name.charAt(i - 1));
            if ((!wordCharacter || newWord)
                    && !normal.isEmpty()
                    && normal.charAt(normal.length() - 1) != '_') {
                normal.append('_');
            }
            if (wordCharacter) {
                normal.append(c);
            }
        }
        while (!normal.isEmpty() && normal.charAt(normal.length() - 1) == '_') {
            normal.setLength(normal.length() - 1);
        }
        return normal.toString().toLowerCase(Locale.ROOT);
    }
}
