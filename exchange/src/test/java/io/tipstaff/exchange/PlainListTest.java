package io.tipstaff.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PlainListTest {

    @Test
    void readsEveryKindOfIndicator() {
        var read =
                Collected.read(
                        """
                        192.0.2.1
                        192.0.2.2:8080
                        198.51.100.0/24
                        2001:db8::1
                        evil.example.com
                        http://evil.example.com/a?b=c#d
                        evil.example.com/gate.php
                        /panel/gate.php
                        d41d8cd98f00b204e9800998ecf8427e
                        someone@evil.example.com
                        """);

        assertThat(read.indicators())
                .containsExactly(
                        "ipv4 192.0.2.1",
                        "endpoint 192.0.2.2:8080",
                        "network 198.51.100.0/24",
                        "ipv6 2001:db8::1",
                        "domain evil.example.com",
                        "url evil.example.com/a?b=c",
                        "url evil.example.com/gate.php",
                        "path /panel/gate.php",
                        "md5 d41d8cd98f00b204e9800998ecf8427e",
                        "email someone@evil.example.com");
        assertThat(read.refusals()).isEmpty();
        assertThat(read.records().get(1).at().line()).isEqualTo(2);
    }

    @Test
    void passesOverCommentsAndKeepsNotes() {
        var read =
                Collected.read(
                        """
                        # a comment
                        ; another
                        // and another
                        ! of an ad blocker

                        192.0.2.1 # Malicious Host US
                        192.0.2.0/24 ; SBL1
                        evil.example.com\t12
                        """);

        assertThat(read.indicators())
                .containsExactly(
                        "ipv4 192.0.2.1", "network 192.0.2.0/24", "domain evil.example.com");
        assertThat(read.context(0).description()).isEqualTo("Malicious Host US");
        assertThat(read.context(1).description()).isEqualTo("SBL1");
        assertThat(read.context(2).other()).containsEntry("count", "12");
    }

    @Test
    void readsHostsFiles() {
        var read =
                Collected.read(
                        """
                        127.0.0.1 localhost
                        ::1 localhost ip6-localhost
                        0.0.0.0 bad.example.com worse.example.com # two
                        127.0.0.1\tevil.example.com
                        """);

        assertThat(read.indicators())
                .containsExactly(
                        "domain bad.example.com",
                        "domain worse.example.com",
                        "domain evil.example.com");
        assertThat(read.refusals()).isEmpty();
    }

    @Test
    void readsRangesAndDottedMasks() {
        var read =
                Collected.read(
                        """
                        192.0.2.0-192.0.2.127
                        198.51.100.0 - 198.51.100.10
                        203.0.113.0/255.255.255.0
                        203.0.113.0 255.255.255.128
                        2001:db8:: - 2001:db8::ffff
                        """);

        assertThat(read.indicators())
                .containsExactly(
                        "network 192.0.2.0/25",
                        "network 198.51.100.0/29",
                        "network 198.51.100.8/31",
                        "ipv4 198.51.100.10",
                        "network 203.0.113.0/24",
                        "network 203.0.113.0/25",
                        "network 2001:db8::/112");
    }

    @Test
    void readsRulesOfAdBlockersAndNameServers() {
        var read =
                Collected.read(
                        """
                        [Adblock Plus 2.0]
                        ||evil.example.com^
                        ||bad.example.com/path/x^$third-party
                        @@||fine.example.com^
                        fine.example.com##.banner
                        address=/worse.example.com/0.0.0.0
                        local-zone: "local.example.com" always_nxdomain
                        rpz.example.com CNAME .
                        """);

        assertThat(read.indicators())
                .containsExactly(
                        "domain evil.example.com",
                        "url bad.example.com/path/x",
                        "domain worse.example.com",
                        "domain local.example.com",
                        "domain rpz.example.com");
        assertThat(read.reasons())
                .containsExactly(
                        "an exception, not an entry", "a rule for the look of pages, not an entry");
    }

    @Test
    void readsQuotedDefangedAndFoldedEntries() {
        var read =
                Collected.read(
                        """
                        "192.0.2.1",
                        'evil[.]example[.]com',
                        hxxps://bad[.]example.com/a
                        192.0.2.2, 192.0.2.3
                        """);

        assertThat(read.indicators())
                .containsExactly(
                        "ipv4 192.0.2.1",
                        "domain evil.example.com",
                        "url bad.example.com/a",
                        "ipv4 192.0.2.2",
                        "ipv4 192.0.2.3");
    }

    @Test
    void takesReferencesForTheBlockBelowAndAliasesForTheList() {
        var read =
                Collected.read(
                        """
                        # Aliases: first bot, second bot
                        # Reference: https://one.example/report
                        a.example.com
                        b.example.com
                        # Reference: https://two.example/report
                        c.example.com
                        """);

        assertThat(read.context(1).references()).containsExactly("https://one.example/report");
        assertThat(read.context(2).references()).containsExactly("https://two.example/report");
        assertThat(read.context(2).threats()).containsExactly("first bot", "second bot");
    }

    @Test
    void refusesWhatIsNoIndicatorWithLineAndReason() {
        var read = Collected.read("evil.example.com\nnot an indicator\n192.0.2.1:70000\nco.uk\n");

        assertThat(read.indicators()).containsExactly("domain evil.example.com");
        assertThat(read.refusals().getFirst().at().line()).isEqualTo(2);
        assertThat(read.reasons().get(1)).contains("port out of range");
        assertThat(read.reasons().get(2)).contains("public suffix");
    }

    @Test
    void takesSuffixesOfCompaniesAsExactNames() {
        var read = Collected.read("machine.compute-1.amazonaws.com\n");

        assertThat(read.indicators()).containsExactly("host =machine.compute-1.amazonaws.com");
    }

    @Test
    void readsEveryLineEndAndNoFinalOne() {
        var read = Collected.read("a.example.com\r\nb.example.com\rc.example.com\n\nd.example.com");

        assertThat(read.records()).hasSize(4);
        assertThat(read.records().get(3).at().line()).isEqualTo(5);
    }

    @Test
    void readsOtherEncodingsAndSaysSo() {
        byte[] latin = "a.example.com # caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        byte[] utf16 = "\uFEFFa.example.com\r\n".getBytes(StandardCharsets.UTF_16LE);
        byte[] marked = "\uFEFFa.example.com\n".getBytes(StandardCharsets.UTF_8);

        var fromLatin = Collected.read(latin);
        assertThat(fromLatin.context(0).description()).isEqualTo("caf\u00e9");
        assertThat(fromLatin.outcome().messages().getFirst()).contains("not UTF-8 at byte 19");
        assertThat(Collected.read(utf16).indicators()).containsExactly("domain a.example.com");
        assertThat(Collected.read(marked).indicators()).containsExactly("domain a.example.com");
    }

    @Test
    void refusesAnEndlessLineAndReadsOn() {
        var read = Collected.read("x".repeat(5_000_000) + "\nevil.example.com\n");

        assertThat(read.indicators()).containsExactly("domain evil.example.com");
        assertThat(read.reasons()).containsExactly("line longer than 1048576 bytes");
        assertThat(read.refusals().getFirst().excerpt().length()).isLessThanOrEqualTo(200);
    }

    @Test
    void tellsWhenFewerEntriesCameThanDeclared() {
        var read = Collected.read("192.0.2.1\n192.0.2.2\n# END (3) entries\n");

        assertThat(read.outcome().declaredRecords()).hasValue(3);
        assertThat(read.outcome().truncated()).isTrue();
    }

    @Test
    void refusesBinaryData() {
        byte[] program = new byte[4000];
        program[0] = 0x7F;

        var read = Collected.read(program);

        assertThat(read.outcome().stopped().orElseThrow().what()).contains("not a text");
    }
}
