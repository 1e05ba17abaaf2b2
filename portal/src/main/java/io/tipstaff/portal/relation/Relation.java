package io.tipstaff.portal.relation;

import static io.tipstaff.portal.relation.ThingType.ACTOR;
import static io.tipstaff.portal.relation.ThingType.ADDRESSES;
import static io.tipstaff.portal.relation.ThingType.DETECTION;
import static io.tipstaff.portal.relation.ThingType.EMAIL;
import static io.tipstaff.portal.relation.ThingType.ENDPOINT;
import static io.tipstaff.portal.relation.ThingType.HASHES;
import static io.tipstaff.portal.relation.ThingType.INDICATORS;
import static io.tipstaff.portal.relation.ThingType.NAMES;
import static io.tipstaff.portal.relation.ThingType.NETWORK;
import static io.tipstaff.portal.relation.ThingType.REPORT;
import static io.tipstaff.portal.relation.ThingType.SOURCE;
import static io.tipstaff.portal.relation.ThingType.THREAT;
import static io.tipstaff.portal.relation.ThingType.URL;
import static io.tipstaff.portal.relation.ThingType.URL_MASK;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// How two things are connected, read from the thing that one starts at.
public enum Relation {
    /// DNS records A and AAAA.
    RESOLVES_TO("resolves to", NAMES),
    RESOLVED_FROM("resolved from", ADDRESSES),
    /// DNS record CNAME.
    ALIAS_OF("alias of", NAMES),
    ALIASES("aliases", NAMES),
    NAME_SERVERS("name servers", NAMES),
    NAME_SERVER_OF("name server of", NAMES),
    MAIL_SERVERS("mail servers", NAMES),
    MAIL_SERVER_OF("mail server of", NAMES),
    HOST("host", Set.of(URL, URL_MASK, ENDPOINT, EMAIL)),
    URLS("known URLs", NAMES, ADDRESSES),
    PARENT_DOMAINS("parent domains", NAMES),
    NAMES_BELOW("known names below", NAMES),
    NETWORKS("networks around", ADDRESSES),
    ADDRESSES_INSIDE("known addresses inside", Set.of(NETWORK)),
    SYSTEM("autonomous system", ADDRESSES, Set.of(NETWORK, ENDPOINT)),
    COUNTRY("country", ADDRESSES, Set.of(NETWORK, ENDPOINT)),
    SAME_FILE("other hashes of the file", HASHES),
    /// As one object of a document, such as a MISP object or a STIX pattern.
    REPORTED_TOGETHER("reported together", INDICATORS),
    /// By the same source, under the same name.
    SAME_THREAT("same threat, same source", INDICATORS),
    /// What documents state (STIX relationships, references of MISP objects), by its type.
    DOWNLOADS("downloads", INDICATORS),
    DOWNLOADED_FROM("downloaded from", INDICATORS),
    DROPS("drops", INDICATORS),
    DROPPED_BY("dropped by", INDICATORS),
    COMMUNICATES_WITH("communicates with", INDICATORS),
    CONTACTED_BY("contacted by", INDICATORS),
    REDIRECTS_TO("redirects to", INDICATORS),
    REDIRECTED_FROM("redirected from", INDICATORS),
    /// Any other statement, in either direction; said by whom, and in which words.
    STATED("stated as related", INDICATORS),
    SOURCES("sources", INDICATORS),
    THREATS("threats", INDICATORS, Set.of(REPORT)),
    ACTORS("actors", INDICATORS, Set.of(REPORT)),
    REPORTS("reports", INDICATORS, Set.of(ACTOR)),
    DETECTIONS("detections in our events", INDICATORS),
    /// What a report, an actor, a threat, a source or a detection is about.
    ABOUT("indicators", Set.of(REPORT, ACTOR, THREAT, SOURCE, DETECTION));

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // unmodifiable
    private final Set<ThingType> starts;

    Relation(String label, Set<ThingType> starts) {
        this(label, starts, Set.of());
    }

    Relation(String label, Set<ThingType> starts, Set<ThingType> others) {
        this.label = label;
        Set<ThingType> all = EnumSet.copyOf(starts);
        all.addAll(others);
        this.starts = Collections.unmodifiableSet(all);
    }

    /// Returns the relation as a person reads it, in English.
    public String label() {
        return label;
    }

    /// Returns the name used in the API: `resolves-to`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Returns the types of things that one can start from.
    public Set<ThingType> starts() {
        return starts;
    }

    /// Returns the relations that one can follow from a thing of this type.
    public static List<Relation> from(ThingType type) {
        return Arrays.stream(values()).filter(one -> one.starts.contains(type)).toList();
    }

    /// Finds the relation with this code.
    public static Optional<Relation> ofCode(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }
}
