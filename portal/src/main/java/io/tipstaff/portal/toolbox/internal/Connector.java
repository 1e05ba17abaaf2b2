package io.tipstaff.portal.toolbox.internal;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A product that this installation can be connected with, and the files that do it.
///
/// @param code its name in addresses and of the folder of its files
/// @param product as its maker writes it
/// @param ways what goes between both
/// @param files names of its files, besides the guide
public record Connector(String code, String product, Set<Way> ways, List<String> files) {

    /// What goes between the product and this installation.
    public enum Way {
        /// Feeds, from here to the product; needs a token that may read.
        FEEDS,
        /// Feeds by TAXII 2.1; likewise.
        TAXII,
        /// Logs, from the product to the listener here; needs no token.
        LOGS;

        /// Returns the name in messages.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final String FETCH = "tipstaff-fetch.sh";

    private static final List<Connector> ALL =
            List.of(
                    feeds(
                            "splunk",
                            "Splunk",
                            FETCH,
                            "inputs.conf",
                            "transforms.conf",
                            "savedsearches.conf"),
                    feeds("elastic", "Elastic, Filebeat", "filebeat.yml", "ingest-pipeline.json"),
                    feeds("qradar", "IBM QRadar", FETCH, "tipstaff-qradar.sh"),
                    new Connector(
                            "arcsight",
                            "ArcSight",
                            Set.of(Way.FEEDS, Way.LOGS),
                            List.of("tipstaff-cef.py")),
                    new Connector(
                            "sentinel",
                            "Microsoft Sentinel",
                            Set.of(Way.TAXII),
                            List.of("values.txt")),
                    feeds("wazuh", "Wazuh", FETCH, "ossec.conf", "tipstaff_rules.xml"),
                    feeds("suricata", "Suricata", FETCH, "tipstaff.yaml"),
                    feeds("zeek", "Zeek", FETCH, "tipstaff.zeek"),
                    feeds("misp", "MISP", "feeds.json"),
                    new Connector(
                            "opencti", "OpenCTI", Set.of(Way.TAXII), List.of("docker-compose.yml")),
                    new Connector(
                            "graylog",
                            "Graylog",
                            Set.of(Way.FEEDS, Way.LOGS),
                            List.of(FETCH, "tipstaff.rule")),
                    new Connector(
                            "logstash",
                            "Logstash",
                            Set.of(Way.FEEDS, Way.LOGS),
                            List.of(FETCH, "tipstaff.conf")),
                    new Connector(
                            "rsyslog", "rsyslog", Set.of(Way.LOGS), List.of("60-tipstaff.conf")),
                    new Connector(
                            "syslog-ng", "syslog-ng", Set.of(Way.LOGS), List.of("tipstaff.conf")));

    public Connector {
        ways = Set.copyOf(ways);
        files = List.copyOf(files);
    }

    private static Connector feeds(String code, String product, String... files) {
        return new Connector(code, product, Set.of(Way.FEEDS), List.of(files));
    }

    /// Returns all of them, in the order in which they are shown.
    public static List<Connector> all() {
        return ALL;
    }

    /// Says whether something goes this way.
    public boolean has(Way way) {
        return ways.contains(way);
    }
}
