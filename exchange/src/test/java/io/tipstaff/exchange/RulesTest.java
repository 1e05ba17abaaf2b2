package io.tipstaff.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.exchange.Context.Use;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Detection rules as documents.
class RulesTest {

    private static final String MD5 = "d41d8cd98f00b204e9800998ecf8427e";
    private static final String SHA256 =
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static List<String> shown(Collected read) {
        return read.records().stream()
                .map(
                        record ->
                                (record.context().use() == Use.DETECTION ? "! " : "- ")
                                        + record.indicator().kind().code()
                                        + " "
                                        + record.indicator().canonical())
                .toList();
    }

    private static Collected sensor(String... rules) {
        var read = Collected.read(String.join("\n", rules) + "\n");
        assertThat(read.outcome().format()).isEqualTo(FeedFormat.SENSOR_RULES);
        return read;
    }

    @Test
    void addressesOfARuleThatAsksForNothingElseSuffice() {
        var read =
                sensor(
                        "alert ip $HOME_NET any -> [192.0.2.1, 198.51.100.0/24,!192.0.2.9] any (msg:\"Bot\"; sid:1;)",
                        "drop tcp any any <> 2001:db8::1 443 (msg:\"Bot\"; flow:to_server; sid:2;)",
                        "alert tcp any any -> 192.0.2.5 any (msg:\"x\"; content:\"evil\"; sid:3;)",
                        "pass ip any any -> 192.0.2.6 any (msg:\"x\"; sid:4;)",
                        "alert ip any any -> !192.0.2.7 any (msg:\"x\"; sid:5;)");

        assertThat(shown(read))
                .containsExactly(
                        "! ipv4 192.0.2.1",
                        "! network 198.51.100.0/24",
                        "! endpoint [2001:db8::1]:443",
                        "- ipv4 192.0.2.5",
                        "- ipv4 192.0.2.6");
        assertThat(read.reasons())
                .containsExactly("no address, name, URL or hash stands in the rule");
    }

    @Test
    void namesAreTakenFromWhereARuleLooksForThem() {
        var read =
                sensor(
                        "alert dns any any -> any any (msg:\"a\"; dns.query; dotprefix; content:\".evil.example\"; nocase; endswith; sid:1;)",
                        "alert tls any any -> any any (msg:\"b\"; tls.sni; content:\"www.bad.example\"; bsize:15; sid:2;)",
                        "alert http any any -> any any (msg:\"c\"; content:\"old.example\"; http_host; content:\"/x\"; http_uri; sid:3;)",
                        "alert http any any -> any any (msg:\"d\"; http.uri; content:\"/not.example\"; sid:4;)",
                        "alert udp any any -> any 53 (msg:\"e\"; content:\"|04|wire|07|example|00|\"; nocase; sid:5;)",
                        "alert http (msg:\"f\"; http_header:field host; content:\"three.example\", nocase; sid:6;)",
                        "alert dns any any -> any any (msg:\"g\"; dns.query; content:!\"good.example\"; sid:7;)");

        assertThat(shown(read))
                .containsExactly(
                        "! domain evil.example",
                        "! host =www.bad.example",
                        "- domain old.example",
                        "! domain wire.example",
                        "! domain three.example");
    }

    @Test
    void hostAndPathTogetherAreTheUrl() {
        var read =
                sensor(
                        "alert http any any -> any any (msg:\"a\"; http.host; content:\"evil.example\"; startswith; endswith; http.uri; content:\"/a|3b|b\"; startswith; endswith; sid:1;)");

        assertThat(shown(read)).contains("! url evil.example/a;b");
    }

    @Test
    void whatARuleSaysOfItselfStaysWithItsIndicators() {
        String rule =
                "alert dns any any -> any any (msg:\"ET \\\"Bot\\\" \\; C2\"; dns.query; content:\"evil.example\"; endswith;"
                        + " reference:url,blog.example/a; reference:cve,2024-12345; reference:md5,"
                        + MD5
                        + "; classtype:trojan-activity; metadata:malware_family Big_Bot, mitre_technique_id T1071; sid:77; rev:2;)";

        Context context = sensor(rule).context(0);

        assertThat(context.description()).isEqualTo("ET \"Bot\" ; C2");
        assertThat(context.sourceId()).isEqualTo("sid:77");
        assertThat(context.references()).containsExactly("http://blog.example/a", "CVE-2024-12345");
        assertThat(context.threats()).containsExactly("Big Bot");
        assertThat(context.tags()).containsExactly("attack.t1071");
        assertThat(context.categories()).containsExactly("trojan-activity");
        assertThat(context.pattern()).isEqualTo(rule);
        assertThat(shown(sensor(rule))).containsExactly("- md5 " + MD5, "! domain evil.example");
    }

    @Test
    void rulesOverSeveralLinesAndCommentedOnes() {
        var read =
                sensor(
                        "# alert ip any any -> 192.0.2.1 any (msg:\"off\"; sid:1;)",
                        "alert ip any any -> 192.0.2.2 any \\",
                        "  (msg:\"on\"; \\",
                        "  sid:2;)",
                        "alert nonsense");

        assertThat(shown(read)).containsExactly("! ipv4 192.0.2.2");
        assertThat(read.reasons()).containsExactly("not a rule for Suricata or Snort");
        assertThat(read.refusals().getFirst().at().line()).isEqualTo(5);
    }

    private static Collected sigma(String selection, String condition) {
        var read =
                Collected.read(
                        """
                        title: A rule
                        id: 929a690e-bef0-4204-a928-ef5e620d6fcc
                        status: test
                        description: What it finds
                        references:
                          - https://blog.example/a
                        author: A. Nalyst
                        tags:
                          - attack.command-and-control
                          - attack.T1071.004
                          - cve.2024-12345
                        logsource:
                          category: dns
                        detection:
                        %s
                          condition: %s
                        level: high
                        """
                                .replace(
                                        "%s\n  condition: %s",
                                        selection.indent(2) + "  condition: " + condition));
        assertThat(read.outcome().format()).isEqualTo(FeedFormat.SIGMA);
        return read;
    }

    @Test
    void valuesOfOneFieldSuffice() {
        var read =
                sigma(
                        """
                        names:
                          query:
                            - www.evil.example
                            - '*.bad.example'
                        below:
                          query|endswith: .worse.example
                        hash:
                          Hashes|contains:
                            - MD5=%s
                            - SHA256=%s,IMPHASH=%s
                        net:
                          DestinationIp|cidr: 198.51.100.0/24
                        url:
                          c-uri|contains: evil.example/gate.php"""
                                .replaceFirst("%s", MD5)
                                .replaceFirst("%s", SHA256)
                                .replaceFirst("%s", MD5.replace('d', 'e')),
                        "1 of them");

        assertThat(shown(read))
                .containsExactly(
                        "! host =www.evil.example",
                        "! domain bad.example",
                        "! domain worse.example",
                        "! md5 " + MD5,
                        "! sha256 " + SHA256,
                        "! network 198.51.100.0/24",
                        "! url evil.example/gate.php");
    }

    @Test
    void partsOfAConditionAreOnlyInformationAndExceptionsNothing() {
        String selections =
                """
                selection:
                  DestinationIp: 192.0.2.1
                  Image|endswith: \\evil.exe
                other:
                  DestinationHostname: evil.example
                more:
                  QueryName: worse.example
                filter:
                  DestinationHostname: good.example""";

        assertThat(shown(sigma(selections, "selection and not filter")))
                .containsExactly("- ipv4 192.0.2.1");
        assertThat(shown(sigma(selections, "other and not 1 of filter*")))
                .containsExactly("! host =evil.example");
        assertThat(shown(sigma(selections, "other and more")))
                .containsExactly("- host =evil.example", "- host =worse.example");
        assertThat(shown(sigma(selections, "(other or more) and selection")))
                .containsExactly(
                        "- host =evil.example", "- host =worse.example", "- ipv4 192.0.2.1");
        assertThat(shown(sigma(selections, "other | count() > 5")))
                .containsExactly("- host =evil.example");
    }

    @Test
    void whatASigmaRuleSaysOfItself() {
        Context context = sigma("s:\n  query: evil.example", "s").context(0);

        assertThat(context.description()).isEqualTo("A rule\nWhat it finds");
        assertThat(context.sourceId()).isEqualTo("929a690e-bef0-4204-a928-ef5e620d6fcc");
        assertThat(context.references())
                .containsExactly("https://blog.example/a", "CVE-2024-12345");
        assertThat(context.tags())
                .containsExactly("attack.command-and-control", "attack.t1071.004");
        assertThat(context.other())
                .containsEntry("author", "A. Nalyst")
                .containsEntry("log source", "dns");
        assertThat(context.pattern()).startsWith("title: A rule").contains("query: evil.example");
    }

    @Test
    void aReportWithARuleInAFenceIsNoFileOfRules() {
        String report =
                """
                # Loader of Bot

                It calls evil[.]example, and can be found by this rule, which we share with all.

                ```yara
                rule Bot {
                  meta:
                    author = "A. Nalyst"
                  condition: true
                }
                ```
                """;

        assertThat(Collected.read(report).outcome().format()).isEqualTo(FeedFormat.TEXT);
    }

    @Test
    void aNameLookedForAsItselfAndWithAllBelowItIsTheDomain() {
        var read =
                sigma(
                        """
                        selection:
                          query: evil.example
                        selection_below:
                          query|endswith: .evil.example""",
                        "1 of selection*");

        assertThat(shown(read)).containsExactly("! domain evil.example");
    }

    @Test
    void aBrokenSigmaRuleCostsOnlyItself() {
        var read =
                Collected.read(
                        """
                        title: one
                        logsource: {category: dns}
                        detection: {s: {query: evil.example}, condition: s}
                        ---
                        title: [two
                        logsource: x
                        ---
                        title: three
                        anchors: &a [*a, *a]
                        ---
                        title: four
                        logsource: {category: dns}
                        detection: {s: {query: bad.example}, condition: s}
                        """);

        assertThat(read.indicators()).containsExactly("host =evil.example", "host =bad.example");
        assertThat(read.reasons().getFirst()).startsWith("broken YAML");
        assertThat(read.refusals().getFirst().at().line()).isBetween(5L, 7L);
        assertThat(read.reasons().get(1)).isEqualTo("not a Sigma rule: no detection");
    }

    @Test
    void deepYamlIsRefused() {
        var read =
                Collected.read(
                        "title: x\nlogsource: y\ndetection:\n  s: " + "[".repeat(5000) + "\n");

        assertThat(read.reasons()).singleElement().asString().contains("depth 64");
    }

    @Test
    void yaraGivesTheHashesOfItsMetaAndWhoWroteIt() {
        String rule =
                """
                // Licence: anything
                private rule Bot_Loader : loader win {
                    meta:
                        description = "Loads \\"Bot\\""
                        author = "A. Nalyst"
                        reference = "https://blog.example/a"
                        hash1 = "%s"
                        malware_family = "Bot"
                        mitre_att = "T1055, T1059.001"
                    strings:
                        $a = "rule fake {"
                        $b = "%s"
                    condition:
                        any of them
                }
                """
                        .replaceFirst("%s", SHA256)
                        .replaceFirst("%s", MD5);

        var read = Collected.read(rule);

        assertThat(read.outcome().format()).isEqualTo(FeedFormat.YARA);
        assertThat(shown(read)).containsExactly("- sha256 " + SHA256);
        Context context = read.context(0);
        assertThat(context.description()).isEqualTo("Bot_Loader\nLoads \"Bot\"");
        assertThat(context.references()).containsExactly("https://blog.example/a");
        assertThat(context.threats()).containsExactly("Bot");
        assertThat(context.tags())
                .containsExactly("loader", "win", "attack.t1055", "attack.t1059.001");
        assertThat(context.other()).containsEntry("author", "A. Nalyst");
        assertThat(context.pattern()).startsWith("private rule Bot_Loader").endsWith("}");
    }

    @Test
    void severalYaraRulesAreApart() {
        var read =
                Collected.read(
                        """
                        rule one { meta:
                          sha256 = "%s"
                          condition: true }
                        rule two
                        {
                          condition:
                            false
                        }
                        """
                                .replaceFirst("%s", SHA256));

        assertThat(read.indicators()).containsExactly("sha256 " + SHA256);
        assertThat(read.refusals().getFirst().excerpt()).isEqualTo("two");
    }
}
