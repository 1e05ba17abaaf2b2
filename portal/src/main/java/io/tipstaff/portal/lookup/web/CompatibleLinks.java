package io.tipstaff.portal.lookup.web;

import io.tipstaff.portal.lookup.SectionQuestion;
import io.tipstaff.portal.lookup.web.CompatibleApi.ObjectType;
import io.tipstaff.portal.relation.Link;
import io.tipstaff.portal.relation.Relation;
import io.tipstaff.portal.relation.Relations;
import io.tipstaff.portal.relation.Thing;
import io.tipstaff.portal.relation.ThingType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The lists of a compatible answer that tell what is connected with the object, out of the same
/// relations as everywhere. Each has at most 100 entries.
@Component
final class CompatibleLinks {

    private static final int MOST = 100;

    /// URLs on a host that are asked what they download.
    private static final int MOST_URLS = 20;

    private final Relations relations;

    CompatibleLinks(Relations relations) {
        this.relations = relations;
    }

    Map<String, Supplier<Object>> sections(ObjectType type, SectionQuestion question) {
        Thing object = Thing.of(question.object());
        Thing host = hostOf(object, question);
        Map<String, Supplier<Object>> sections = new LinkedHashMap<>();
        switch (type) {
            case HASH ->
                    sections.put(
                            "FileDownloadedFromUrls",
                            () -> listed("Url", Relation.DOWNLOADED_FROM, object, question));
            case IP -> {
                sections.put(
                        "IpDnsResolutions",
                        () -> listed("Domain", Relation.RESOLVED_FROM, object, question));
                sections.put("FilesDownloadedFromIp", () -> downloaded(object, question));
                sections.put("HostedUrls", () -> listed("Url", Relation.URLS, object, question));
            }
            case DOMAIN -> {
                sections.put(
                        "Subdomains",
                        () -> listed("Subdomain", Relation.NAMES_BELOW, object, question));
                names(sections, object, host, question);
            }
            case URL -> names(sections, object, host, question);
        }
        return sections;
    }

    private void names(
            Map<String, Supplier<Object>> sections,
            Thing object,
            Thing host,
            SectionQuestion question) {
        sections.put(
                "DomainDnsResolutions", () -> listed("Ip", Relation.RESOLVES_TO, host, question));
        sections.put("FilesDownloaded", () -> downloaded(object, question));
        sections.put("FilesAccessed", () -> files(Relation.CONTACTED_BY, object, question));
        sections.put(
                "UrlReferrals", () -> listed("Url", Relation.REDIRECTED_FROM, object, question));
        sections.put("UrlReferredTo", () -> listed("Url", Relation.REDIRECTS_TO, object, question));
    }

    private Thing hostOf(Thing object, SectionQuestion question) {
        return links(Relation.HOST, object, question, 1)
                .map(link -> link.to().thing())
                .findFirst()
                .orElse(object);
    }

    private Stream<Link> links(
            Relation relation, Thing object, SectionQuestion question, int limit) {
        return relation.starts().contains(object.type())
                ? relations.list(relation, object, question.person(), null, limit).rows().stream()
                : Stream.empty();
    }

    private List<Map<String, Object>> listed(
            String field, Relation relation, Thing object, SectionQuestion question) {
        return links(relation, object, question, MOST)
                .map(link -> entry(field, link.to().thing().bare(), link))
                .toList();
    }

    private static Map<String, Object> entry(String field, String value, Link link) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put(field, value);
        entry.put("Zone", CompatibleShape.name(link.to().zone()));
        time(entry, "FirstSeen", link.firstSeen());
        time(entry, "LastSeen", link.lastSeen());
        return entry;
    }

    private static void time(Map<String, Object> entry, String field, @Nullable Instant at) {
        if (at != null) {
            entry.put(field, CompatibleShape.MINUTE.format(at));
        }
    }

    /// What the object itself downloads, and what URLs on it do.
    private List<Map<String, Object>> downloaded(Thing object, SectionQuestion question) {
        List<Map<String, Object>> all = new ArrayList<>();
        Stream.concat(
                        Stream.of(object),
                        links(Relation.URLS, object, question, MOST_URLS)
                                .map(link -> link.to().thing()))
                .forEach(from -> all.addAll(files(Relation.DOWNLOADS, from, question)));
        return all.stream().distinct().limit(MOST).toList();
    }

    private List<Map<String, Object>> files(
            Relation relation, Thing from, SectionQuestion question) {
        return links(relation, from, question, MOST)
                .filter(link -> isHash(link.to().thing()))
                .map(link -> file(link, from))
                .toList();
    }

    private static boolean isHash(Thing thing) {
        return Relation.SAME_FILE.starts().contains(thing.type());
    }

    private static Map<String, Object> file(Link link, Thing from) {
        Thing hash = link.to().thing();
        Map<String, Object> entry =
                entry(CompatibleShape.capitalised(hash.type().code()), hash.value(), link);
        if (from.type() == ThingType.URL) {
            entry.put("Url", from.value());
        }
        return entry;
    }
}
