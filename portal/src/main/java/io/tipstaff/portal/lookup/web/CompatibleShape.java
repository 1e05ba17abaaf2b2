package io.tipstaff.portal.lookup.web;

import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.Url;
import io.tipstaff.portal.detection.DetectionFilter;
import io.tipstaff.portal.detection.Detections;
import io.tipstaff.portal.feeds.Observation;
import io.tipstaff.portal.feeds.Zone;
import io.tipstaff.portal.lookup.Answer;
import io.tipstaff.portal.lookup.Finding;
import io.tipstaff.portal.quota.Allowance;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Puts an answer into the fields that integrations of a commercial portal read. What this program
/// does not know is an empty list or absent, never made up.
@Component
final class CompatibleShape {

    /// Sections that every answer has.
    private static final Set<String> ALWAYS = Set.of("LicenseInfo", "Zone");

    private static final int COUNTED = 1_000_000;
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final Detections detections;

    CompatibleShape(Detections detections) {
        this.detections = detections;
    }

    /// @param sections names of the sections wanted; all if empty
    /// @throws IllegalArgumentException if there is no section of one of the names
    Map<String, Object> of(
            CompatibleApi.ObjectType type,
            Answer answer,
            Indicator object,
            Set<String> sections,
            Allowance left) {
        Map<String, Supplier<Object>> all = sectionsOf(type, answer, object);
        sections.stream()
                .filter(name -> !all.containsKey(name) && !ALWAYS.contains(name))
                .findFirst()
                .ifPresent(
                        unknown -> {
                            throw new IllegalArgumentException(
                                    "no such section: " + unknown + "; there are " + all.keySet());
                        });
        Map<String, Object> shaped = new LinkedHashMap<>();
        shaped.put("LicenseInfo", license(left));
        shaped.put("Zone", name(answer.zone()));
        all.forEach(
                (name, section) -> {
                    if (sections.isEmpty() || sections.contains(name)) {
                        shaped.put(name, section.get());
                    }
                });
        return shaped;
    }

    private Map<String, Supplier<Object>> sectionsOf(
            CompatibleApi.ObjectType type, Answer answer, Indicator object) {
        Map<String, Supplier<Object>> sections = new LinkedHashMap<>();
        switch (type) {
            case HASH -> {
                sections.put("FileGeneralInfo", () -> file(answer, object));
                sections.put("DetectionsInfo", () -> threats(answer));
            }
            case IP -> sections.put("IpGeneralInfo", () -> address(answer, object));
            case DOMAIN ->
                    sections.put("DomainGeneralInfo", () -> general("Domain", answer, object));
            case URL -> sections.put("UrlGeneralInfo", () -> url(answer, object));
        }
        for (String name : empty(type)) {
            sections.put(name, List::of);
        }
        return sections;
    }

    /// Sections that integrations ask for and nothing here fills yet.
    private static List<String> empty(CompatibleApi.ObjectType type) {
        return switch (type) {
            case HASH -> List.of("FileNames", "FileDownloadedFromUrls", "Industries");
            case IP ->
                    List.of(
                            "IpWhoIs",
                            "IpDnsResolutions",
                            "FilesDownloadedFromIp",
                            "HostedUrls",
                            "Industries");
            case DOMAIN ->
                    List.of(
                            "DomainWhoIsInfo",
                            "DomainDnsResolutions",
                            "FilesDownloaded",
                            "FilesAccessed",
                            "Subdomains",
                            "UrlReferrals",
                            "UrlReferredTo",
                            "Industries");
            case URL ->
                    List.of(
                            "UrlDomainWhoIs",
                            "DomainDnsResolutions",
                            "FilesDownloaded",
                            "FilesAccessed",
                            "UrlReferrals",
                            "UrlReferredTo",
                            "Industries");
        };
    }

    /// The numbers are those of the year: this portal counts by year, not by day.
    private static Map<String, Object> license(Allowance left) {
        Map<String, Object> license = new LinkedHashMap<>();
        license.put("AccessType", "Commercial");
        license.put("DayRequests", left.used());
        if (!left.unlimited()) {
            license.put("DayQuota", left.limit());
        }
        return license;
    }

    private Map<String, Object> file(Answer answer, Indicator object) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("FileStatus", status(answer.zone()));
        file.put(capitalised(object.kind().code()), object.canonical());
        seen(answer, file);
        file.put("HitsCount", hits(answer));
        file.put("Categories", categories(answer));
        return file;
    }

    private static String status(Zone zone) {
        return switch (zone) {
            case RED, ORANGE -> "Malware";
            case YELLOW -> "Adware and other";
            case GREY -> "Not categorized";
            case GREEN -> "Clean";
        };
    }

    private Map<String, Object> address(Answer answer, Indicator object) {
        Map<String, Object> address = general("Ip", answer, object);
        address.put("Status", answer.scope() == Answer.Scope.PUBLIC ? "known" : "reserved");
        address.put("ThreatScore", answer.score());
        seen(answer, address);
        return address;
    }

    private Map<String, Object> url(Answer answer, Indicator object) {
        Map<String, Object> url = general("Url", answer, object);
        url.put("Host", object instanceof Url written ? written.host() : object.canonical());
        return url;
    }

    private Map<String, Object> general(String name, Answer answer, Indicator object) {
        List<String> categories = categories(answer);
        Map<String, Object> general = new LinkedHashMap<>();
        general.put(name, object.canonical());
        general.put("HitsCount", hits(answer));
        general.put("Categories", categories);
        general.put(
                "CategoriesWithZone",
                categories.stream()
                        .map(category -> Map.of("Name", category, "Zone", name(answer.zone())))
                        .toList());
        general.put("HasApt", said(answer).anyMatch(one -> !one.context().actors().isEmpty()));
        general.put("RelatedAptReports", List.of());
        return general;
    }

    private static List<Map<String, Object>> threats(Answer answer) {
        List<Map<String, Object>> threats = new ArrayList<>();
        for (Finding finding : answer.findings()) {
            for (Observation one : finding.known().observations()) {
                for (String threat : one.context().threats()) {
                    threats.add(
                            Map.of(
                                    "DetectionName",
                                    threat,
                                    "LastDetectDate",
                                    MINUTE.format(
                                            one.context().lastSeen().orElse(one.reportedAt())),
                                    "Zone",
                                    name(finding.assessment().zone())));
                }
            }
        }
        return threats;
    }

    private static void seen(Answer answer, Map<String, Object> into) {
        Optional<Instant> first =
                said(answer)
                        .map(one -> one.context().firstSeen().orElse(one.reportedAt()))
                        .min(Instant::compareTo);
        Optional<Instant> last =
                said(answer)
                        .map(one -> one.context().lastSeen().orElse(one.reportedAt()))
                        .max(Instant::compareTo);
        first.ifPresent(at -> into.put("FirstSeen", MINUTE.format(at)));
        last.ifPresent(at -> into.put("LastSeen", MINUTE.format(at)));
    }

    /// How often own events held it, as a power of ten like the original.
    private long hits(Answer answer) {
        long count =
                answer.findings().stream()
                        .filter(finding -> finding.relation() == Finding.Relation.SAME)
                        .mapToLong(
                                finding ->
                                        detections.count(
                                                DetectionFilter.ofIndicator(finding.known().id()),
                                                COUNTED))
                        .sum();
        return count == 0 ? 0 : powerOfTen(count);
    }

    private static long powerOfTen(long count) {
        return (long) Math.pow(10, Math.rint(Math.log10((double) count)));
    }

    private static List<String> categories(Answer answer) {
        return said(answer)
                .flatMap(one -> one.context().categories().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<Observation> said(Answer answer) {
        return answer.findings().stream().flatMap(one -> one.known().observations().stream());
    }

    private static String name(Zone zone) {
        return zone == Zone.GREY ? "Gray" : capitalised(zone.code());
    }

    private static String capitalised(String code) {
        return code.substring(0, 1).toUpperCase(Locale.ROOT) + code.substring(1);
    }
}
