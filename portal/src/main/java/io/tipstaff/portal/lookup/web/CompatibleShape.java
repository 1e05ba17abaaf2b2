package io.tipstaff.portal.lookup.web;

import io.tipstaff.indicator.Indicator;
import io.tipstaff.indicator.Url;
import io.tipstaff.portal.detection.DetectionFilter;
import io.tipstaff.portal.detection.Detections;
import io.tipstaff.portal.feeds.Observation;
import io.tipstaff.portal.feeds.Zone;
import io.tipstaff.portal.geography.Geography;
import io.tipstaff.portal.lookup.Answer;
import io.tipstaff.portal.lookup.Finding;
import io.tipstaff.portal.lookup.SectionQuestion;
import io.tipstaff.portal.lookup.section.FileSection;
import io.tipstaff.portal.lookup.section.FileSection.FileView;
import io.tipstaff.portal.quota.Allowance;
import io.tipstaff.portal.reports.Reports;
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
    static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final Detections detections;
    private final FileSection files;
    private final Geography geography;
    private final Reports reports;
    private final CompatibleLinks links;

    CompatibleShape(
            Detections detections,
            FileSection files,
            Geography geography,
            Reports reports,
            CompatibleLinks links) {
        this.detections = detections;
        this.files = files;
        this.geography = geography;
        this.reports = reports;
        this.links = links;
    }

    /// @param sections names of the sections wanted; all if empty
    /// @throws IllegalArgumentException if there is no section of one of the names
    Map<String, Object> of(
            CompatibleApi.ObjectType type,
            SectionQuestion question,
            Set<String> sections,
            Allowance left) {
        Answer answer = question.answer();
        Map<String, Supplier<Object>> all = sectionsOf(type, question);
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
            CompatibleApi.ObjectType type, SectionQuestion question) {
        Map<String, Supplier<Object>> sections = new LinkedHashMap<>();
        switch (type) {
            case HASH -> {
                sections.put("FileGeneralInfo", () -> file(question));
                sections.put("DetectionsInfo", () -> threats(question.answer()));
                sections.put("FileNames", () -> fileNames(question));
            }
            case IP -> sections.put("IpGeneralInfo", () -> address(question));
            case DOMAIN -> sections.put("DomainGeneralInfo", () -> general("Domain", question));
            case URL -> sections.put("UrlGeneralInfo", () -> url(question));
        }
        sections.putAll(links.sections(type, question));
        for (String name : empty(type)) {
            sections.put(name, List::of);
        }
        return sections;
    }

    /// Sections that integrations ask for and nothing here fills yet.
    private static List<String> empty(CompatibleApi.ObjectType type) {
        return switch (type) {
            case HASH -> List.of("Industries");
            case IP -> List.of("IpWhoIs", "Industries");
            case DOMAIN -> List.of("DomainWhoIsInfo", "Industries");
            case URL -> List.of("UrlDomainWhoIs", "Industries");
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

    private Map<String, Object> file(SectionQuestion question) {
        Answer answer = question.answer();
        FileView known = files.tell(question);
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("FileStatus", status(answer.zone()));
        known.hashes().forEach(hash -> file.putIfAbsent(capitalised(hash.kind()), hash.value()));
        first(known, "signer").ifPresent(signer -> file.put("Signer", signer));
        first(known, "packer").ifPresent(packer -> file.put("Packer", packer));
        first(known, "type").ifPresent(type -> file.put("Type", type));
        first(known, "size")
                .filter(size -> size.matches("[0-9]{1,18}"))
                .ifPresent(size -> file.put("Size", Long.parseLong(size)));
        seen(answer, file);
        file.put("HitsCount", hits(question));
        file.put("Categories", categories(answer));
        return file;
    }

    private static Optional<String> first(FileView known, String attribute) {
        return known.values(attribute).stream().findFirst();
    }

    private List<Map<String, Object>> fileNames(SectionQuestion question) {
        return files.tell(question).values("name").stream()
                .map(name -> Map.<String, Object>of("FileName", name))
                .toList();
    }

    private static String status(Zone zone) {
        return switch (zone) {
            case RED, ORANGE -> "Malware";
            case YELLOW -> "Adware and other";
            case GREY -> "Not categorized";
            case GREEN -> "Clean";
        };
    }

    private Map<String, Object> address(SectionQuestion question) {
        Answer answer = question.answer();
        Map<String, Object> address = general("Ip", question);
        address.put("Status", answer.scope() == Answer.Scope.PUBLIC ? "known" : "reserved");
        address.put("ThreatScore", answer.score());
        Geography.addressIn(question.object())
                .flatMap(one -> Optional.ofNullable(geography.locate(one).country()))
                .ifPresent(country -> address.put("CountryCode", country.code()));
        seen(answer, address);
        return address;
    }

    private Map<String, Object> url(SectionQuestion question) {
        Indicator object = question.object();
        Map<String, Object> url = general("Url", question);
        url.put("Host", object instanceof Url written ? written.host() : object.canonical());
        return url;
    }

    private Map<String, Object> general(String name, SectionQuestion question) {
        Answer answer = question.answer();
        List<String> categories = categories(answer);
        Map<String, Object> general = new LinkedHashMap<>();
        general.put(name, question.object().canonical());
        general.put("HitsCount", hits(question));
        general.put("Categories", categories);
        general.put(
                "CategoriesWithZone",
                categories.stream()
                        .map(category -> Map.of("Name", category, "Zone", name(answer.zone())))
                        .toList());
        general.put("HasApt", said(answer).anyMatch(one -> !one.context().actors().isEmpty()));
        general.put(
                "RelatedAptReports",
                reports.about(question.forms(), question.person()).stream()
                        .filter(mention -> mention.kind().equals("apt"))
                        .map(
                                mention ->
                                        Map.of(
                                                "Id",
                                                mention.report().toString(),
                                                "Title",
                                                mention.title()))
                        .toList());
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
    private long hits(SectionQuestion question) {
        long count =
                question.ids().stream()
                        .map(DetectionFilter::ofIndicator)
                        .mapToLong(filter -> detections.count(filter, COUNTED))
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

    static String name(Zone zone) {
        return zone == Zone.GREY ? "Gray" : capitalised(zone.code());
    }

    static String capitalised(String code) {
        return code.substring(0, 1).toUpperCase(Locale.ROOT) + code.substring(1);
    }
}
