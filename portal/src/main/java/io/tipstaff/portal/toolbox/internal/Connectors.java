package io.tipstaff.portal.toolbox.internal;

import io.tipstaff.exchange.write.FeedWriter.Format;
import io.tipstaff.portal.agency.Person;
import io.tipstaff.portal.publication.FeedList;
import io.tipstaff.portal.publication.FeedList.ListedFeed;
import io.tipstaff.portal.publication.PublishedFeed;
import io.tipstaff.portal.publication.PublishedFeed.Content;
import io.tipstaff.portal.shell.NotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/// Ready configuration for other products, with the addresses of this installation and the feeds of
/// whoever asks filled in.
///
/// Never with a token: a file names where the token is to be put.
@Component
public class Connectors {

    /// Name of the guide among the files of a connector.
    public static final String GUIDE = "README.md";

    private static final String FOLDER = "toolbox/connectors/";
    private static final String SHARED = "tipstaff-fetch.sh";

    /// `{{base}}`, `{{feeds csv}}`.
    private static final Pattern BLANK = Pattern.compile("\\{\\{([a-z-]+)(?: ([a-z0-9-]+))?}}");

    private final FeedList feeds;
    private final int syslogPort;

    Connectors(FeedList feeds, @Value("${tipstaff.syslog.port:5514}") int syslogPort) {
        this.feeds = feeds;
        this.syslogPort = syslogPort;
    }

    /// Finds a connector.
    public Connector find(String code) {
        return Connector.all().stream()
                .filter(connector -> connector.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("no such connector: " + code));
    }

    /// Returns a file of a connector, filled in.
    ///
    /// @param base address of this installation, as whoever asks reaches it
    public String file(Connector connector, String name, URI base, Person me) {
        if (!name.equals(GUIDE) && !connector.files().contains(name)) {
            throw new NotFoundException("no such file: " + name);
        }
        String folder = name.equals(SHARED) ? FOLDER : FOLDER + connector.code() + "/";
        return filled(template(folder + name), base, me);
    }

    private static String template(String path) {
        try {
            return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private String filled(String template, URI base, Person me) {
        List<ListedFeed> listed = feeds.listFor(me);
        return BLANK.matcher(template)
                .replaceAll(blank -> Matcher.quoteReplacement(value(blank, base, listed)));
    }

    private String value(MatchResult blank, URI base, List<ListedFeed> listed) {
        return switch (blank.group(1)) {
            case "base" -> base.toString();
            case "host" -> base.getHost();
            case "syslog-port" -> Integer.toString(syslogPort);
            case "feeds" -> String.join(" ", codes(String.valueOf(blank.group(2)), listed));
            case "misp-feeds" -> mispFeeds(base, codes("plain", listed));
            default -> throw new IllegalStateException("an unknown blank: " + blank.group());
        };
    }

    /// Feeds that the person may have and that come in the format; the demo feeds only where there
    /// is nothing else.
    private static List<String> codes(String format, List<ListedFeed> listed) {
        List<PublishedFeed> fit =
                listed.stream()
                        .filter(ListedFeed::available)
                        .map(ListedFeed::feed)
                        .filter(feed -> feed.content() != Content.HARMLESS)
                        .filter(
                                feed ->
                                        feed.formats().stream()
                                                .map(Format::code)
                                                .anyMatch(format::equals))
                        .toList();
        boolean more = fit.stream().anyMatch(feed -> !feed.isDemo());
        return fit.stream()
                .filter(feed -> !more || !feed.isDemo())
                .map(PublishedFeed::code)
                .toList();
    }

    /// MISP's own form of a list of feeds, as *Import Feeds from JSON* takes it.
    private static String mispFeeds(URI base, List<String> codes) {
        return codes.stream()
                .map(
                        code ->
                                """
                                  {"Feed": {
                                    "name": "Tipstaff CODE", "provider": "Tipstaff",
                                    "url": "BASE/api/v1/feeds/CODE/file?format=plain",
                                    "input_source": "network", "source_format": "freetext",
                                    "headers": "Authorization: Bearer PUT-YOUR-TOKEN-HERE",
                                    "distribution": "0", "enabled": false, "caching_enabled": false,
                                    "lookup_visible": true, "fixed_event": true, "delta_merge": true,
                                    "publish": false, "override_ids": false, "default": false,
                                    "delete_local_file": false
                                  }}"""
                                        .replace("CODE", code)
                                        .replace("BASE", base.toString()))
                .collect(Collectors.joining(",\n"));
    }
}
