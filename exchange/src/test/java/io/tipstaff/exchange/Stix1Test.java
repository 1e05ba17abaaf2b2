package io.tipstaff.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipstaff.exchange.Context.Use;
import org.junit.jupiter.api.Test;

class Stix1Test {

    private static String packaged(String inside) {
        return "<stix:STIX_Package xmlns:stix='urn:stix' xmlns:cybox='urn:cybox' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"
                + " xmlns:i='urn:i' xmlns:o='urn:o' id='p'>"
                + inside
                + "</stix:STIX_Package>";
    }

    @Test
    void joinsIndicatorsWithTheObservablesTheyName() {
        var read =
                Collected.read(
                        packaged(
                                """
                                <stix:STIX_Header><stix:Title>Package</stix:Title></stix:STIX_Header>
                                <stix:Observables>
                                  <cybox:Observable id="obs-1"><cybox:Object><cybox:Properties xsi:type="o:DomainNameObjectType">
                                    <o:Value>evil.example.com</o:Value></cybox:Properties></cybox:Object></cybox:Observable>
                                  <cybox:Observable id="obs-2"><cybox:Object><cybox:Properties xsi:type="o:AddressObjectType">
                                    <o:Address_Value>192.0.2.9</o:Address_Value></cybox:Properties></cybox:Object></cybox:Observable>
                                </stix:Observables>
                                <stix:TTPs><stix:TTP id="ttp-1"><i:Title>Bot</i:Title></stix:TTP></stix:TTPs>
                                <stix:Indicators><stix:Indicator id="ind-1" timestamp="2014-02-20T09:00:00Z">
                                  <i:Title>C2</i:Title><i:Type>Domain Watchlist</i:Type>
                                  <i:Observable idref="obs-1"/>
                                  <i:Indicated_TTP><i:TTP idref="ttp-1"/></i:Indicated_TTP>
                                  <i:Confidence><i:Value>High</i:Value></i:Confidence>
                                </stix:Indicator></stix:Indicators>
                                """));

        assertThat(read.outcome().format()).isEqualTo(FeedFormat.STIX_1);
        assertThat(read.indicators()).containsExactly("domain evil.example.com", "ipv4 192.0.2.9");
        assertThat(read.context(0).use()).isEqualTo(Use.DETECTION);
        assertThat(read.context(0).threats()).containsExactly("Bot");
        assertThat(read.context(0).confidence()).hasValue(85);
        assertThat(read.context(0).categories()).containsExactly("Domain Watchlist");
        assertThat(read.context(1).use()).isEqualTo(Use.INFORMATION);
    }

    @Test
    void readsListsCompositionsAndHashes() {
        var read =
                Collected.read(
                        packaged(
                                """
                                <stix:Indicators>
                                <stix:Indicator id="a"><i:Observable><cybox:Object><cybox:Properties xsi:type="o:AddressObjectType">
                                  <o:Address_Value condition="Equals" apply_condition="ANY">192.0.2.1##comma##192.0.2.2</o:Address_Value>
                                  </cybox:Properties></cybox:Object></i:Observable></stix:Indicator>
                                <stix:Indicator id="b"><i:Observable><cybox:Observable_Composition operator="AND">
                                  <cybox:Observable><cybox:Object><cybox:Properties xsi:type="o:URIObjectType"><o:Value>http://a.example.com/x</o:Value></cybox:Properties></cybox:Object></cybox:Observable>
                                  <cybox:Observable><cybox:Object><cybox:Properties xsi:type="o:FileObjectType"><o:Hashes><o:Hash><o:Type>MD5</o:Type>
                                    <o:Simple_Hash_Value>d41d8cd98f00b204e9800998ecf8427e</o:Simple_Hash_Value></o:Hash></o:Hashes></cybox:Properties></cybox:Object></cybox:Observable>
                                  </cybox:Observable_Composition></i:Observable></stix:Indicator>
                                </stix:Indicators>
                                """));

        assertThat(read.indicators())
                .containsExactly(
                        "ipv4 192.0.2.1",
                        "ipv4 192.0.2.2",
                        "url a.example.com/x",
                        "md5 d41d8cd98f00b204e9800998ecf8427e");
        assertThat(read.context(0).use()).isEqualTo(Use.DETECTION);
        assertThat(read.context(2).use()).isEqualTo(Use.INFORMATION);
    }
}
