package io.tipstaff.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.exchange.FieldMapping.Field;
import io.tipstaff.indicator.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TableTest {

    private static final String MD5 = "d41d8cd98f00b204e9800998ecf8427e";
    private static final String SHA1 = "da39a3ee5e6b4b0d3255bfef95601890afd80709";

    @Test
    void findsTheHeaderInAComment() {
        var read =
                Collected.read(
                        """
                        ##########
                        # Last updated: 2026-10-04 07:47:14 (UTC)
                        #
                        # id,dateadded,url,url_status,last_online,threat,tags,urlhaus_link,reporter
                        "7","2026-05-27 11:52:06","http://192.0.2.6:5750/bin.sh","online","2026-05-28 11:52:06","malware_download","elf,mirai","https://haus.example/url/7/","somebody"\r
                        "8","2026-05-27 11:52:06","http://192.0.2.7/a,b","online","","malware_download","None","https://haus.example/url/8/","somebody"\r
                        """);

        assertThat(read.indicators())
                .containsExactly("url 192.0.2.6:5750/bin.sh", "url 192.0.2.7/a,b");
        Context context = read.context(0);
        assertThat(context.firstSeen()).contains(Instant.parse("2026-05-27T11:52:06Z"));
        assertThat(context.lastSeen()).contains(Instant.parse("2026-05-28T11:52:06Z"));
        assertThat(context.tags()).containsExactly("elf", "mirai");
        assertThat(context.categories()).containsExactly("malware_download");
        assertThat(context.references()).containsExactly("https://haus.example/url/7/");
        assertThat(context.sourceId()).isEqualTo("7");
        assertThat(read.context(1).tags()).isEmpty();
        assertThat(read.records().getFirst().at().toString()).isEqualTo("line 5, url");
    }

    @Test
    void readsColumnsPartedByCommaAndBlank() {
        var read =
                Collected.read(
                        """
                        # "first_seen_utc","ioc_id","ioc_value","ioc_type","malware_printable","confidence_level"
                        "2026-10-04 01:00:00", "1", "192.0.2.216", "ip:port", "X RAT", "75"
                        "2026-10-04 01:00:00", "2", "[2001:db8::7]:80", "ip:port", "X RAT", "100"
                        # Number of entries: 2
                        """);

        assertThat(read.indicators())
                .containsExactly("ipv4 192.0.2.216", "endpoint [2001:db8::7]:80");
        assertThat(read.context(0).confidence()).hasValue(75);
        assertThat(read.context(0).threats()).containsExactly("X RAT");
        assertThat(read.outcome().truncated()).isFalse();
    }

    @Test
    void keepsHashesOfOneFileTogether() {
        var read =
                Collected.read(
                        "md5,sha1,file_name,imphash\n"
                                + MD5
                                + ","
                                + SHA1
                                + ",setup.exe,"
                                + MD5
                                + "\n");

        assertThat(read.indicators()).containsExactly("md5 " + MD5, "sha1 " + SHA1);
        assertThat(read.context(0).group()).isNotEmpty().isEqualTo(read.context(1).group());
        assertThat(read.context(0).other()).containsEntry("file_name", "setup.exe");
    }

    @Test
    void aFileKeepsItsGroupWhereverItsRowStandsAndNoOtherTakesIt() {
        String one = MD5 + "," + SHA1 + "\n";
        String other = MD5.replace('d', 'e') + "," + SHA1.replace('d', 'e') + "\n";

        var first = Collected.read("md5,sha1\n" + one);
        var later = Collected.read("md5,sha1\n" + other + one);

        assertThat(later.context(2).group()).isEqualTo(first.context(0).group());
        assertThat(later.context(0).group()).isNotEmpty().isNotEqualTo(first.context(0).group());
    }

    @Test
    void goesByContentWithoutAHeader() {
        var read =
                Collected.read(
                        """
                        64500  |  FOO, US  |  192.0.2.3    |  2026-01-01 00:00:00  |  ssh
                        64501  |  BAR, NL  |  198.51.100.3 |  2026-01-02 00:00:00  |  ssh
                        """);

        assertThat(read.indicators()).containsExactly("ipv4 192.0.2.3", "ipv4 198.51.100.3");
        assertThat(read.context(1).firstSeen()).contains(Instant.parse("2026-01-02T00:00:00Z"));
    }

    @Test
    void readsRangesOverColumns() {
        var read = Collected.read("Start\tEnd\tNetblock\tAttacks\n192.0.2.0\t192.0.2.255\t24\t5\n");

        assertThat(read.indicators()).containsExactly("network 192.0.2.0/24");
    }

    @Test
    void readsLineEndsInsideQuotes() {
        var read = Collected.read("indicator,note\na.example.com,\"one\ntwo\"\nb.example.com,x\n");

        assertThat(read.indicators())
                .containsExactly("domain a.example.com", "domain b.example.com");
        assertThat(read.context(0).description()).isEqualTo("one\ntwo");
        assertThat(read.records().get(1).at().line()).isEqualTo(4);
    }

    @Test
    void anOpenQuoteSpoilsItsLineOnly() {
        var read =
                Collected.read(
                        "indicator,note\na.example.com,\"open\nb.example.com,x\nc.example.com,y\n");

        assertThat(read.records()).hasSize(3);
    }

    @Test
    void takesTheMostTellingColumn() {
        var read =
                Collected.read(
                        """
                        url,host,ip
                        http://a.example.com/x,a.example.com,192.0.2.1
                        ,b.example.com,192.0.2.2
                        """);

        assertThat(read.indicators()).containsExactly("url a.example.com/x", "ipv4 192.0.2.2");
        assertThat(read.context(0).other()).containsEntry("ip", "192.0.2.1");
    }

    @Test
    void followsTheMappingOfThePerson() {
        var mapping =
                new FieldMapping(
                        "",
                        List.of(
                                new Field("2", FieldRole.INDICATOR, Set.of(Kind.HOST)),
                                new Field("when", FieldRole.LAST_SEEN),
                                new Field("x", FieldRole.IGNORED)));
        String table = "when,thing,x\n2026-01-02,a.example.com,secret\n";

        var read =
                Collected.read(
                        table.getBytes(StandardCharsets.UTF_8),
                        FeedOptions.defaults().with(mapping));

        assertThat(read.indicators()).containsExactly("host =a.example.com");
        assertThat(read.context(0).lastSeen()).contains(Instant.parse("2026-01-02T00:00:00Z"));
        assertThat(read.context(0).other()).isEmpty();
    }

    @Test
    void showsWhatItFound() {
        byte[] head =
                "first_seen;ip;port\n2026-01-01;192.0.2.1;443\n".getBytes(StandardCharsets.UTF_8);

        Detection detection = FeedReader.detect(head, "feed.txt");

        assertThat(detection.format()).isEqualTo(FeedFormat.CSV);
        assertThat(detection.dialect())
                .isEqualTo(
                        new Dialect(';', Dialect.Header.ROW, List.of("first_seen", "ip", "port")));
        assertThat(detection.mapping().fields())
                .extracting(Field::role)
                .containsExactly(FieldRole.FIRST_SEEN, FieldRole.INDICATOR, FieldRole.PORT);
    }

    @Test
    void listsOfLegitimateNamesAreNoDetections() {
        var read = Collected.read("indicator,classification\na.example.com,legitimate\n");

        assertThat(read.context(0).use()).isEqualTo(Context.Use.INFORMATION);
    }
}
