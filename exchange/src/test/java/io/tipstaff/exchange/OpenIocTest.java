package io.tipstaff.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.exchange.Context.Use;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OpenIocTest {

    private static final String ITEMS =
            """
            <Indicator operator="OR" id="i">
              <IndicatorItem id="1" condition="is"><Context document="FileItem" search="FileItem/Md5sum" type="mir"/>
                <Content type="md5">d41d8cd98f00b204e9800998ecf8427e</Content></IndicatorItem>
              <IndicatorItem id="2" condition="contains"><Context document="DnsEntryItem" search="DnsEntryItem/Host" type="mir"/>
                <Content type="string">evil.example.com</Content></IndicatorItem>
              <IndicatorItem id="3" condition="is"><Context document="FileItem" search="FileItem/FileName" type="mir"/>
                <Content type="string">a.exe</Content></IndicatorItem>
              <Indicator operator="AND" id="j">
                <IndicatorItem id="4" condition="is"><Context document="PortItem" search="PortItem/remoteIP" type="mir"/>
                  <Content type="IP">192.0.2.1</Content></IndicatorItem>
                <IndicatorItem id="5" condition="is"><Context document="DnsEntryItem" search="DnsEntryItem/Host" type="mir"/>
                  <Content type="string">also.example.com</Content></IndicatorItem>
              </Indicator>
            </Indicator>
            """;

    private static void check(Collected read) {
        assertThat(read.outcome().format()).isEqualTo(FeedFormat.OPENIOC);
        assertThat(read.indicators())
                .containsExactly(
                        "md5 d41d8cd98f00b204e9800998ecf8427e",
                        "domain evil.example.com",
                        "ipv4 192.0.2.1",
                        "domain also.example.com");
        assertThat(read.context(0).description()).isEqualTo("Bad things");
        assertThat(read.context(0).firstSeen()).contains(Instant.parse("2013-07-27T23:05:49Z"));
        assertThat(read.context(0).use()).isEqualTo(Use.DETECTION);
        assertThat(read.context(2).use()).isEqualTo(Use.INFORMATION);
        assertThat(read.context(2).pattern()).contains("AND");
        assertThat(read.reasons()).containsExactly("nothing in it that stands in a log by itself");
    }

    @Test
    void readsVersionOne() {
        check(
                Collected.read(
                        "<?xml version=\"1.0\"?><ioc xmlns=\"http://schemas.mandiant.com/2010/ioc\" id=\"x\">"
                                + "<short_description>Bad things</short_description><authored_date>2013-07-27T23:05:49Z</authored_date>"
                                + "<links><link rel=\"threatgroup\">Group</link></links><definition>"
                                + ITEMS
                                + "</definition></ioc>"));
    }

    @Test
    void readsVersionOneOne() {
        check(
                Collected.read(
                        "\uFEFF<?xml version=\"1.0\"?><OpenIOC xmlns=\"http://openioc.org/schemas/OpenIOC_1.1\" id=\"x\"><metadata>"
                                + "<short_description>Bad things</short_description><authored_date>2013-07-27T23:05:49Z</authored_date>"
                                + "<links/></metadata><criteria>"
                                + ITEMS
                                + "</criteria><parameters/></OpenIOC>"));
    }
}
